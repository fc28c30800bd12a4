import type { IrcMessage } from 'irc-framework';
import type { OutgoingMessage } from '../../ports/chat-network.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import { Addressees } from './addressees.ts';
import { BreakLog, type Broken } from './break-log.ts';
import type { Connection } from './connection.ts';
import { isNick } from './format-line.ts';
import { HeardMessage, type Origin } from './heard-message.ts';
import { Inquiries, type InquiriesContext } from './inquiries.ts';
import { Proofs, TRUST_MS } from './proofs.ts';
import { Sessions } from './sessions.ts';

export interface ProverContext extends InquiriesContext {
  readonly clock: Clock;
  /** The account of somebody who was proved when they came to a channel and has been watched since; null for others. */
  watchedAccount(channel: string | null, nick: string): string | null;
}

/** Proves who said a message, or says that it cannot. */
export class Prover {
  readonly #clock: Clock;
  readonly #watchedAccount: ProverContext['watchedAccount'];
  readonly #breaks = new BreakLog();
  readonly #proofs = new Proofs();
  readonly #sessions = new Sessions();
  readonly #addressees = new Addressees(this.#breaks);
  readonly #inquiries: Inquiries;
  #connection: Connection | null = null;

  constructor(context: ProverContext) {
    this.#clock = context.clock;
    this.#watchedAccount = context.watchedAccount;
    this.#inquiries = new Inquiries(context, () => this.#breaks.tick());
  }

  open(connection: Connection): void {
    this.#connection = connection;
    this.#sessions.open(this.#clock.now());
  }

  close(): void {
    this.#connection = null;
    this.#trustNobody();
    this.#inquiries.giveUpAll();
  }

  /** A message that can be proved later, as long as nothing happens to the nick of its author. */
  heard(message: IncomingMessage, line: IrcMessage, connection: Connection): IncomingMessage {
    const tagged = connection.hasCap('account-tag') ? message.sender.account : undefined;
    const { ident: user, hostname: host } = line;
    if (message.channel !== null) this.#sessions.spoke(connection.fold(message.sender.nick));
    return new HeardMessage(message, { connection, heardAt: this.#breaks.tick(), user, host, tagged });
  }

  onLine(line: IrcMessage, connection: Connection, broken: Broken): void {
    if (broken === 'everybody') this.#trustNobody();
    else for (const nick of broken) this.#broken(nick);
    if (line.command === 'ACCOUNT' || line.command === 'JOIN') this.#proofs.forget(connection.fold(line.nick));
    this.#inquiries.take(line);
  }

  /** @returns null for whatever cannot be proved. Never rejects. */
  async prove(message: IncomingMessage): Promise<string | null> {
    const origin = HeardMessage.originOf(message);
    const connection = this.#connection;
    if (!origin || connection === null || !this.#holds(message, origin)) return null;
    if (origin.tagged !== undefined) return origin.tagged;
    const watched = () => this.#watchedAccount(message.channel, message.sender.nick);
    const nick = connection.fold(message.sender.nick);
    const account =
      watched() ?? this.#proved(nick, origin) ?? (await this.#ask(message, nick, origin, connection)) ?? watched();
    return this.#holds(message, origin) ? account : null;
  }

  /** Who has a nick at this moment; nothing is kept of it. @returns null for whatever cannot be proved. Never rejects. */
  async accountOf(nick: string): Promise<string | null> {
    const connection = this.#connection;
    if (connection === null || !isNick(nick)) return null;
    const folded = connection.fold(nick);
    const askedAt = this.#breaks.tick();
    const finding = await this.#inquiries.ask(nick, connection, { heardAt: askedAt, host: null });
    const isStill = this.#connection === connection && this.#breaks.isUnbroken(folded, askedAt);
    if (finding === null || !isStill) return null;
    this.#addressees.proved(folded, askedAt);
    return finding.account;
  }

  /** Whether a message may be said: a channel is always who it was, but a nick may be with somebody else by now. */
  isStillFor(message: OutgoingMessage): boolean {
    if (message.to.kind === 'channel') return true;
    return this.#connection !== null && this.#addressees.isStillFor(this.#connection.fold(message.to.nick), message);
  }

  /** The unbroken presence of whoever has a nick; null if it cannot be told. */
  sessionOf(nick: string): string | null {
    if (this.#connection === null) return null;
    const folded = this.#connection.fold(nick);
    const session = this.#sessions.of(folded);
    // Who is still the one that was there then is as good as proved for what was written for them.
    if (session !== null) this.#addressees.proved(folded, this.#breaks.tick());
    return session;
  }

  #broken(nick: string): void {
    this.#breaks.broken(nick);
    this.#proofs.forget(nick);
    this.#sessions.end(nick);
  }

  /** What happens to the nicks cannot be seen any more, or could not be for a while. */
  #trustNobody(): void {
    this.#breaks.reset();
    this.#proofs.clear();
    this.#sessions.endAll();
  }

  /** Whether nothing has happened since the message that could have given its nick to somebody else. */
  #holds(message: IncomingMessage, origin: Origin): boolean {
    if (origin.connection !== this.#connection || this.#clock.now() - message.at > TRUST_MS) return false;
    return this.#breaks.isUnbroken(origin.connection.fold(message.sender.nick), origin.heardAt);
  }

  #proved(nick: string, origin: Origin): string | null {
    return this.#proofs.accountOf(nick, origin, this.#clock.now());
  }

  async #ask(message: IncomingMessage, nick: string, origin: Origin, connection: Connection): Promise<string | null> {
    const earlier = this.#inquiries.begunBefore(nick, origin.heardAt);
    if (earlier !== null) {
      await earlier;
      const proved = this.#watchedAccount(message.channel, message.sender.nick) ?? this.#proved(nick, origin);
      if (proved !== null || !this.#holds(message, origin)) return proved;
    }
    const finding = await this.#inquiries.ask(message.sender.nick, connection, origin);
    if (finding === null || !this.#holds(message, origin)) return null;
    // Who is asked about must be who spoke: in a direct conversation nobody tells when a nick changes hands.
    if (finding.user !== origin.user || finding.host !== origin.host) return null;
    // A direct message may come from somebody who shares no channel: what becomes of that nick would go unseen.
    if (message.channel !== null) this.#proofs.add(nick, finding, this.#clock.now());
    return finding.account;
  }
}
