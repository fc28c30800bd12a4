import type { IrcMessage } from 'irc-framework';
import type { Guest } from '../../ports/interview-places.ts';
import type { Log } from '../../ports/log.ts';
import { foldPersonName } from '../../ports/sender.ts';
import { type EntryContext, enterChannel, inviteTo, modesOf } from './channel-entry.ts';
import { formatLine } from './format-line.ts';

export interface InterviewChannelContext extends EntryContext {
  readonly network: string;
  readonly log: Log;
  /** The account of whoever has a nick now; null if nothing is proved. */
  accountOf(nick: string): Promise<string | null>;
  /** A mask by which the bot itself can come back uninvited; null where the server has no such thing. */
  ownMask(): string | null;
  /** The bot is out of it, or had to leave it, unasked. */
  onLost(): void;
}

/** Somebody in the channel. */
interface Member {
  readonly nick: string;
  /** Proved when they came; null if nothing was, or not yet. */
  readonly account: string | null;
}

/** In these the channel is nobody's business; `n`, too, so that nobody talks into it from outside. */
const CLOSED = ['i', 's'] as const;
/** A proof that came to nothing may have met another question about the same nick. */
const PROOF_TRIES = 2;
/** ircd-hybrid takes one invitation to a channel in five seconds. */
const INVITE_PAUSE_MS = 6_000;
const INVITE_TRIES = 3;

/** One channel that the bot has made for an interview, as long as the connection lasts. */
export class InterviewChannel {
  readonly name: string;
  readonly #context: InterviewChannelContext;
  readonly #members = new Map<string, Member>();
  #guests: readonly Guest[];
  /** Nicks that were invited when they were proved. The server lets in whom it invited, not whoever takes the nick then. */
  readonly #invited = new Set<string>();
  #isOperator = false;
  #stage: 'entering' | 'open' | 'left' = 'entering';

  constructor(name: string, guests: readonly Guest[], context: InterviewChannelContext) {
    this.name = name;
    this.#guests = guests;
    this.#context = context;
  }

  get isOpen(): boolean {
    return this.#stage === 'open';
  }

  /**
   * Joins, closes the door and sees that nobody is inside who should not be.
   *
   * @param isKnown whether guests may be there already, because the bot comes back.
   * @returns why it cannot be the place; null if it is.
   */
  async enter(isKnown: boolean): Promise<string | null> {
    const entered = await enterChannel(this.name, this.#context);
    if ('refused' in entered) return this.#refuse(entered.refused);
    this.#isOperator = entered.isOperator;
    for (const nick of entered.others) this.#members.set(nick, { nick, account: null });
    if (!isKnown && !entered.isOperator) return this.#refuse('the server makes nobody an operator of a new channel');
    if (!isKnown && entered.others.length > 0) return this.#refuse('somebody is there already');
    if (entered.isOperator) this.#closeDoor();
    const modes = await modesOf(this.name, this.#context);
    if (!CLOSED.every((mode) => modes?.includes(mode))) return this.#refuse(`its modes are ${modes ?? 'not told'}`);
    // Somebody may have slipped in before the door was closed.
    for (const { nick } of [...this.#members.values()]) {
      if (!isKnown || !(await this.#check(nick))) return this.#refuse('a stranger is there');
    }
    if (this.#stage === 'left') return 'the bot had to leave it';
    this.#stage = 'open';
    return null;
  }

  /** Lets somebody in, and invites them under the nick with which they can be proved. */
  async invite(guest: Guest): Promise<boolean> {
    const isSame = ({ account }: Guest) => foldPersonName(account) === foldPersonName(guest.account);
    this.#guests = [...this.#guests.filter((other) => !isSame(other)), guest];
    if (this.isThere(guest.account)) return true;
    for (const nick of new Set([guest.nick, guest.account])) if (await this.#inviteAs(nick, guest.account)) return true;
    return false;
  }

  async #inviteAs(nick: string, account: string): Promise<boolean> {
    for (let tries = 0; tries < INVITE_TRIES; tries += 1) {
      const proved = await this.#prove(nick);
      if (proved === null || foldPersonName(proved) !== foldPersonName(account)) return false;
      // At once, while the nick is proved to be theirs.
      const answer = await inviteTo(this.name, nick, this.#context);
      if (answer === 'invited') this.#invited.add(nick);
      if (answer !== 'too-soon') return answer === 'invited';
      await this.#context.next(() => undefined, INVITE_PAUSE_MS);
    }
    return false;
  }

  /** Who is there, by their nicks. */
  get nicks(): readonly string[] {
    return [...this.#members.values()].map(({ nick }) => nick);
  }

  isThere(account: string): boolean {
    return [...this.#members.values()].some(
      (member) => member.account !== null && foldPersonName(member.account) === foldPersonName(account),
    );
  }

  /** The account of somebody who is there, proved when they came; nobody else can have the nick since. */
  accountOf(nick: string): string | null {
    return this.#find(nick)?.account ?? null;
  }

  /** The door stays closed, or the bot leaves. */
  leave(): void {
    if (this.#stage === 'left') return;
    this.#stage = 'left';
    this.#context.command(formatLine('PART', [this.name]));
  }

  onLine({ command, nick, params }: IrcMessage): void {
    if (this.#stage === 'left') return;
    const [first = '', second = '', ...others] = params;
    if (command === 'QUIT') this.#gone(nick);
    else if (command === 'NICK') this.#renamed(nick, first);
    else if (!this.#context.isSame(first, this.name)) return;
    else if (command === 'JOIN') this.#came(nick);
    else if (command === 'PART') this.#gone(nick);
    else if (command === 'KICK') this.#gone(second);
    else if (command === 'MODE') this.#modesChanged(nick, second, others);
  }

  #refuse(reason: string): string {
    this.leave();
    return reason;
  }

  #closeDoor(): void {
    const { command, ownMask } = this.#context;
    command(formatLine('MODE', [this.name, '+ins']));
    const mask = ownMask();
    if (mask !== null) command(formatLine('MODE', [this.name, '+I', mask]));
  }

  #came(nick: string): void {
    if (this.#context.isOwn(nick)) return;
    this.#members.set(nick, { nick, account: null });
    // While it is entered everybody is looked at anyway.
    if (this.#stage === 'open') void this.#check(nick);
  }

  #gone(nick: string): void {
    if (this.#context.isOwn(nick)) this.#lose('the bot was removed');
    else this.#members.delete(this.#find(nick)?.nick ?? nick);
  }

  /** It is the same connection, and so the same person. */
  #renamed(from: string, to: string): void {
    const member = this.#find(from);
    if (member === undefined) return;
    this.#members.delete(member.nick);
    this.#members.set(to, { ...member, nick: to });
  }

  /** Nobody in the channel can do this but whoever runs the network. */
  #modesChanged(by: string, modes: string, others: readonly string[]): void {
    if (this.#context.isOwn(by) || this.#stage !== 'open') return;
    const taken = /-([A-Za-z]+)/.exec(modes)?.[1] ?? '';
    if (taken.includes('o') && others.some((nick) => this.#context.isOwn(nick))) this.#isOperator = false;
    if (!CLOSED.some((mode) => taken.includes(mode))) return;
    if (this.#isOperator) this.#closeDoor();
    else this.#lose('its door was opened');
  }

  /** Whether somebody who is there may be. Who may not is thrown out, or the bot leaves. */
  async #check(nick: string): Promise<boolean> {
    const account = await this.#prove(nick);
    const member = this.#find(nick);
    if (member === undefined || this.#stage === 'left') return true;
    const isGuest = this.#guests.some(
      (guest) => account !== null && foldPersonName(guest.account) === foldPersonName(account),
    );
    if (isGuest) {
      this.#members.set(member.nick, { ...member, account });
      return true;
    }
    // No proof is no proof of the contrary: services may be slow. Each line must be proved then.
    if (account === null && this.#wasInvited(nick)) return true;
    this.#context.log.warn({ network: this.#context.network, channel: this.name }, 'stranger in an interview');
    if (this.#isOperator)
      this.#context.command(formatLine('KICK', [this.name, member.nick], 'this channel is private'));
    else if (this.#stage === 'open') this.#lose('a stranger is there');
    return this.#isOperator;
  }

  async #prove(nick: string): Promise<string | null> {
    for (let tries = 0; tries < PROOF_TRIES; tries += 1) {
      const account = await this.#context.accountOf(nick);
      if (account !== null) return account;
    }
    return null;
  }

  #wasInvited(nick: string): boolean {
    return [...this.#invited].some((invited) => this.#context.isSame(invited, nick));
  }

  #find(nick: string): Member | undefined {
    return [...this.#members.values()].find((member) => this.#context.isSame(member.nick, nick));
  }

  #lose(reason: string): void {
    const { log, network, onLost } = this.#context;
    log.warn({ network, channel: this.name, reason }, 'interview channel lost');
    this.leave();
    onLost();
  }
}
