import type { OftcUser } from './oftc-like-user.ts';

/** What the server that speaks like OFTC knows of one channel. Source: oftc-hybrid's m_join.c, m_invite.c, m_mode.c. */
export class OftcChannel {
  readonly operators = new Set<OftcUser>();
  /** Of n, t, i, s and so on; not of those with parameters. */
  readonly modes = new Set(['n', 't']);
  /** Masks of those who get in uninvited (+I). */
  readonly exceptions = new Set<string>();
  readonly invited = new Set<OftcUser>();

  get isSecret(): boolean {
    return this.modes.has('s');
  }

  /** Whether somebody gets in though invitations are wanted. */
  lets(user: OftcUser): boolean {
    if (!this.modes.has('i') || this.invited.has(user)) return true;
    return [...this.exceptions].some((mask) => matches(mask, user.prefix));
  }

  /** Changes what an operator may change. @param letters such as "+ins" or "-i". */
  change(letters: string, parameters: readonly string[]): void {
    let isAdding = true;
    const rest = [...parameters];
    for (const letter of letters) {
      if (letter === '+' || letter === '-') isAdding = letter === '+';
      else if (letter === 'I') this.#list(rest.shift() ?? '', isAdding);
      else if (isAdding) this.modes.add(letter);
      else this.modes.delete(letter);
    }
  }

  #list(mask: string, isAdding: boolean): void {
    if (isAdding) this.exceptions.add(mask);
    else this.exceptions.delete(mask);
  }
}

function matches(mask: string, prefix: string): boolean {
  const source = mask.split('*').map((part) => part.replaceAll(/[^\w]/g, (character) => `\\${character}`));
  return new RegExp(`^${source.join('.*')}$`, 'i').test(prefix);
}
