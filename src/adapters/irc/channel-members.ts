import { isSameName } from '../../domain/people/fold-name.ts';

/** Somebody in a channel. */
interface Member {
  readonly nick: string;
  /** Proved when they came; null if nothing was, or not yet. */
  readonly account: string | null;
}

/** Who is in a channel beside the bot, and who of them is proved to be whom. */
export class ChannelMembers {
  readonly #members = new Map<string, Member>();
  readonly #isSame: (one: string, other: string) => boolean;

  /** @param isSame compares nicks as the network does. */
  constructor(isSame: (one: string, other: string) => boolean) {
    this.#isSame = isSame;
  }

  get nicks(): readonly string[] {
    return [...this.#members.values()].map(({ nick }) => nick);
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  /** Their nick as they have it now; null if nobody has it there. */
  nickOf(nick: string): string | null {
    return this.#find(nick)?.nick ?? null;
  }

  accountOf(nick: string): string | null {
    return this.#find(nick)?.account ?? null;
  }

  has(account: string): boolean {
    return [...this.#members.values()].some((member) => member.account !== null && isSameName(member.account, account));
  }

  came(nick: string): void {
    this.#members.set(nick, { nick, account: null });
  }

  proved(nick: string, account: string): void {
    const member = this.#find(nick);
    if (member !== undefined) this.#members.set(member.nick, { ...member, account });
  }

  gone(nick: string): void {
    this.#members.delete(this.#find(nick)?.nick ?? nick);
  }

  /** It is the same connection, and so the same person. */
  renamed(from: string, to: string): void {
    const member = this.#find(from);
    if (member === undefined) return;
    this.#members.delete(member.nick);
    this.#members.set(to, { ...member, nick: to });
  }

  #find(nick: string): Member | undefined {
    return [...this.#members.values()].find((member) => this.#isSame(member.nick, nick));
  }
}
