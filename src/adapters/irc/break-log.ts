import type { IrcMessage } from 'irc-framework';
import type { Connection } from './connection.ts';

/** More nicks than this change hands within the life of a proof only in an attack; then nobody is proved for a while. */
const MAX_NICKS = 10_000;

/**
 * Remembers when each nick last changed hands, or could have: a proof about a nick says something about a message only if nothing
 * of the kind happened between the two.
 *
 * Time is the order of the lines: a server tells what happened in the order in which it happened.
 */
export class BreakLog {
  #now = 0;
  /** Everything before is forgotten, and so nothing before can be proved. */
  #floor = 0;
  readonly #breaks = new Map<string, number>();

  /** The present, as a number that grows with every call. */
  tick(): number {
    this.#now += 1;
    return this.#now;
  }

  /** Notes that the folded nick was given up, taken, or out of sight. */
  broken(nick: string): void {
    // Deleted first, so that the map stays in the order of time.
    this.#breaks.delete(nick);
    this.#breaks.set(nick, this.tick());
    if (this.#breaks.size <= MAX_NICKS) return;
    const [oldest] = this.#breaks;
    if (oldest === undefined) return;
    this.#breaks.delete(oldest[0]);
    this.#floor = oldest[1];
  }

  /** Whether the folded nick has been with the same person since that moment, as far as can be seen. */
  isUnbroken(nick: string, since: number): boolean {
    return since > this.#floor && (this.#breaks.get(nick) ?? 0) < since;
  }

  /** Another connection: what happened in between nobody knows. */
  reset(): void {
    this.#floor = this.tick();
    this.#breaks.clear();
  }
}

/** Folded nicks that may be with others from now on. */
export type Broken = readonly string[] | 'everybody';

/**
 * The folded nicks that a line takes from the person who had them so far, or out of sight: by a change of nick, a leave, a kick, or
 * a new host. Where the bot itself leaves a channel it no longer sees what becomes of those who are there.
 *
 * @param peopleIn the nicks in a channel; null where that is not known, and then it is `everybody`.
 */
export function nicksBroken(
  line: IrcMessage,
  connection: Pick<Connection, 'fold' | 'isOwn'>,
  peopleIn: (channel: string) => readonly string[] | null,
): Broken {
  const nicks = nicksNamed(line);
  const isLeave = line.command === 'PART' || line.command === 'KICK';
  const isOwn = isLeave && nicks.some((nick) => connection.isOwn(nick));
  const broken = isOwn ? peopleIn(line.params[0] ?? '') : nicks;
  return broken === null ? 'everybody' : broken.map((nick) => connection.fold(nick));
}

function nicksNamed({ command, nick, params }: IrcMessage): readonly string[] {
  switch (command) {
    case 'NICK':
      return params[0] === undefined ? [nick] : [nick, params[0]];
    case 'QUIT':
    case 'PART':
    case 'CHGHOST':
      return [nick];
    case 'KICK':
      return params[1] === undefined ? [] : params[1].split(',');
    case 'KILL':
      return params[0] === undefined ? [] : [params[0]];
    default:
      return [];
  }
}
