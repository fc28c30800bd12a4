import type { IrcMessage } from 'irc-framework';
import { isSameName } from '../../domain/people/fold-name.ts';
import type { Guest } from '../../ports/interview-places.ts';
import type { Log } from '../../ports/log.ts';
import { closingLines, isClosed, type OwnReturn, opensDoor, operatorChange, takenBy } from './channel-door.ts';
import { type EntryContext, enterChannel, inviteTo, modesOf } from './channel-entry.ts';
import { ChannelMembers } from './channel-members.ts';
import { formatLine } from './format-line.ts';

export interface InterviewChannelContext extends EntryContext {
  readonly network: string;
  readonly log: Log;
  /** The account of whoever has a nick now; null if nothing is proved. */
  accountOf(nick: string): Promise<string | null>;
  /** How the bot itself can come back uninvited. */
  ownReturn(): OwnReturn;
  /** The bot is out of it, or had to leave it, unasked. */
  onLost(): void;
}

/** A proof that came to nothing may have met another question about the same nick. */
const PROOF_TRIES = 2;
/** ircd-hybrid takes one invitation to a channel in five seconds. */
const INVITE_PAUSE_MS = 6_000;
const INVITE_TRIES = 3;

/** One channel that the bot has made for an interview, as long as the connection lasts. */
export class InterviewChannel {
  readonly name: string;
  readonly #context: InterviewChannelContext;
  readonly #members: ChannelMembers;
  #guests: readonly Guest[];
  /** Nicks that were invited when they were proved. The server lets in whom it invited, not whoever takes the nick then. */
  readonly #invited = new Set<string>();
  #isOperator = false;
  /** The bot leaves the empty channel and makes it anew. */
  #isMadeAnew = false;
  #stage: 'entering' | 'open' | 'left' = 'entering';

  constructor(name: string, guests: readonly Guest[], context: InterviewChannelContext) {
    this.name = name;
    this.#guests = guests;
    this.#context = context;
    this.#members = new ChannelMembers(context.isSame);
  }

  get isOpen(): boolean {
    return this.#stage === 'open';
  }

  /** Whether the bot may invite and throw out; after it has come back, a server may not let it any more. */
  get isOperator(): boolean {
    return this.#isOperator;
  }

  /**
   * Joins, closes the door and sees that nobody is inside who should not be.
   *
   * @param isKnown whether guests may be there already, because the bot comes back.
   * @returns why it cannot be the place; null if it is.
   */
  async enter(isKnown: boolean): Promise<string | null> {
    const refusal = await this.#take(isKnown);
    if (refusal === null) this.#stage = 'open';
    return refusal;
  }

  async #take(isKnown: boolean): Promise<string | null> {
    this.#isOperator = false;
    const entered = await enterChannel(this.name, this.#context);
    if ('refused' in entered) return this.#refuse(entered.refused);
    // A server may have made it one meanwhile, after the list of names.
    this.#isOperator ||= entered.isOperator;
    for (const nick of entered.others) this.#members.came(nick);
    if (!isKnown && !this.#isOperator) return this.#refuse('the server makes nobody an operator of a new channel');
    if (!isKnown && entered.others.length > 0) return this.#refuse('somebody is there already');
    if (this.#isOperator) this.#closeDoor();
    const modes = await modesOf(this.name, this.#context);
    if (!isClosed(modes)) return this.#refuse(`its modes are ${modes ?? 'not told'}`);
    // Somebody may have slipped in before the door was closed.
    for (const nick of this.#members.nicks) {
      if (!isKnown || !(await this.#check(nick))) return this.#refuse('a stranger is there');
    }
    return this.#stage === 'left' ? 'the bot had to leave it' : null;
  }

  /**
   * A server makes operator who comes into an empty channel. So when the bot, come back without power, is alone there, it leaves and makes
   * the channel anew, and can let its guests in again.
   */
  async #makeAnew(): Promise<void> {
    this.#isMadeAnew = true;
    this.#context.command(formatLine('PART', [this.name]));
    const refusal = await this.#take(false);
    this.#isMadeAnew = false;
    if (refusal !== null) return this.#lose(refusal);
    for (const guest of this.#guests) await this.invite(guest);
  }

  /** Lets somebody in, and invites them under the nick with which they can be proved. */
  async invite(guest: Guest): Promise<boolean> {
    const isSame = ({ account }: Guest) => isSameName(account, guest.account);
    this.#guests = [...this.#guests.filter((other) => !isSame(other)), guest];
    if (this.isThere(guest.account)) return true;
    for (const nick of new Set([guest.nick, guest.account])) if (await this.#inviteAs(nick, guest.account)) return true;
    return false;
  }

  async #inviteAs(nick: string, account: string): Promise<boolean> {
    for (let tries = 0; tries < INVITE_TRIES; tries += 1) {
      const proved = await this.#prove(nick);
      if (proved === null || !isSameName(proved, account)) return false;
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
    return this.#members.nicks;
  }

  isThere(account: string): boolean {
    return this.#members.has(account);
  }

  /** The account of somebody who is there, proved when they came; nobody else can have the nick since. */
  accountOf(nick: string): string | null {
    return this.#members.accountOf(nick);
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
    else if (command === 'NICK') this.#members.renamed(nick, first);
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
    const { command, ownReturn } = this.#context;
    for (const line of closingLines(this.name, ownReturn())) command(line);
  }

  #came(nick: string): void {
    if (this.#context.isOwn(nick)) return;
    this.#members.came(nick);
    // While it is entered everybody is looked at anyway.
    if (this.#stage === 'open') void this.#check(nick);
  }

  #gone(nick: string): void {
    if (this.#context.isOwn(nick)) {
      if (!this.#isMadeAnew) this.#lose('the bot was removed');
      return;
    }
    this.#members.gone(nick);
    const isPowerless = this.#stage === 'open' && !this.#isOperator && !this.#isMadeAnew;
    if (isPowerless && this.#members.isEmpty) void this.#makeAnew();
  }

  /** Nobody in the channel can do this but the server, and whoever runs the network. */
  #modesChanged(by: string, modes: string, others: readonly string[]): void {
    if (this.#context.isOwn(by)) return;
    const isOperator = operatorChange(modes, others, this.#context.isOwn);
    if (isOperator !== null) this.#isOperator = isOperator;
    if (this.#stage !== 'open' || !opensDoor(takenBy(modes))) return;
    if (this.#isOperator) this.#closeDoor();
    else this.#lose('its door was opened');
  }

  /** Whether somebody who is there may be. Who may not is thrown out, or the bot leaves. */
  async #check(nick: string): Promise<boolean> {
    const account = await this.#prove(nick);
    const present = this.#members.nickOf(nick);
    if (present === null || this.#stage === 'left') return true;
    if (account !== null && this.#guests.some((guest) => isSameName(guest.account, account))) {
      this.#members.proved(nick, account);
      return true;
    }
    // No proof is no proof of the contrary: services may be slow. Each line must be proved then.
    if (account === null && this.#wasInvited(nick)) return true;
    this.#context.log.warn({ network: this.#context.network, channel: this.name }, 'stranger in an interview');
    if (this.#isOperator) this.#context.command(formatLine('KICK', [this.name, present], 'this channel is private'));
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

  #lose(reason: string): void {
    const { log, network, onLost } = this.#context;
    log.warn({ network, channel: this.name, reason }, 'interview channel lost');
    this.leave();
    onLost();
  }
}
