import type { IrcMessage } from 'irc-framework';
import type { Clock } from '../../ports/clock.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { Timers } from '../../ports/timers.ts';
import { BreakLog, nicksBroken } from './break-log.ts';
import type { Connection } from './connection.ts';
import { isNick, type OutboundLine } from './format-line.ts';
import { HeardMessage, type Origin } from './heard-message.ts';
import { type Inquiry, inquiryFor } from './inquiry.ts';
import type { IrcSettings } from './settings.ts';

/** A proof that may be used again for a while. */
interface Proof {
  readonly account: string;
  readonly user: string;
  readonly host: string;
  readonly at: number;
}

export interface ProverContext {
  readonly settings: IrcSettings;
  readonly clock: Clock;
  readonly timers: Timers;
  command(line: OutboundLine | null): void;
}

/** A proof is trusted this long at most, and a message can be proved this long. */
const TRUST_MS = 60_000;
/** More questions than this at once to the server are an attack; who comes later is not proved. */
const MAX_INQUIRIES = 20;

/** Proves who said a message, or says that it cannot. */
export class Prover {
  readonly #context: ProverContext;
  readonly #breaks = new BreakLog();
  readonly #proofs = new Map<string, Proof>();
  /** Questions under way by folded nick; one at a time for each. */
  readonly #inquiries = new Map<string, { readonly inquiry: Inquiry; readonly done: Promise<void> }>();
  #connection: Connection | null = null;

  constructor(context: ProverContext) {
    this.#context = context;
  }

  open(connection: Connection): void {
    this.#connection = connection;
  }

  close(): void {
    this.#connection = null;
    this.#breaks.reset();
    this.#proofs.clear();
    for (const { inquiry } of this.#inquiries.values()) inquiry.giveUp();
  }

  /** A message that can be proved later, as long as nothing happens to the nick of its author. */
  heard(message: IncomingMessage, line: IrcMessage, connection: Connection): IncomingMessage {
    const tagged = connection.hasCap('account-tag') ? message.sender.account : undefined;
    const { ident: user, hostname: host } = line;
    return new HeardMessage(message, { connection, heardAt: this.#breaks.tick(), user, host, tagged });
  }

  onLine(line: IrcMessage, connection: Connection): void {
    for (const nick of nicksBroken(line)) {
      const folded = connection.fold(nick);
      this.#breaks.broken(folded);
      this.#proofs.delete(folded);
    }
    if (line.command === 'ACCOUNT' || line.command === 'JOIN') this.#proofs.delete(connection.fold(line.nick));
    for (const { inquiry } of this.#inquiries.values()) inquiry.take(line);
  }

  /** @returns null for whatever cannot be proved. Never rejects. */
  async prove(message: IncomingMessage): Promise<string | null> {
    const origin = HeardMessage.originOf(message);
    const connection = this.#connection;
    if (!origin || connection === null || !this.#holds(message, origin)) return null;
    if (origin.tagged !== undefined) return origin.tagged;
    const nick = connection.fold(message.sender.nick);
    const account = this.#trusted(nick, origin) ?? (await this.#ask(message, nick, origin, connection));
    return this.#holds(message, origin) ? account : null;
  }

  /** Who has a nick at this moment; nothing is kept of it. @returns null for whatever cannot be proved. Never rejects. */
  async accountOf(nick: string): Promise<string | null> {
    const connection = this.#connection;
    if (connection === null || !isNick(nick)) return null;
    const folded = connection.fold(nick);
    await this.#inquiries.get(folded)?.done;
    if (this.#inquiries.size >= MAX_INQUIRIES || this.#inquiries.has(folded)) return null;
    const askedAt = this.#breaks.tick();
    const finding = await this.#inquire(nick, folded, connection);
    const isStill = this.#connection === connection && this.#breaks.isUnbroken(folded, askedAt);
    return isStill ? (finding?.account ?? null) : null;
  }

  /** Whether nothing has happened since the message that could have given its nick to somebody else. */
  #holds(message: IncomingMessage, origin: Origin): boolean {
    const { clock } = this.#context;
    if (origin.connection !== this.#connection || clock.now() - message.at > TRUST_MS) return false;
    return this.#breaks.isUnbroken(origin.connection.fold(message.sender.nick), origin.heardAt);
  }

  #trusted(nick: string, { user, host }: Origin): string | null {
    const proof = this.#proofs.get(nick);
    if (!proof || Math.abs(this.#context.clock.now() - proof.at) > TRUST_MS) return null;
    return proof.user === user && proof.host === host ? proof.account : null;
  }

  async #ask(message: IncomingMessage, nick: string, origin: Origin, connection: Connection): Promise<string | null> {
    const running = this.#inquiries.get(nick);
    if (running) {
      await running.done;
      const proved = this.#trusted(nick, origin);
      if (proved !== null || !this.#holds(message, origin) || this.#inquiries.has(nick)) return proved;
    }
    if (this.#inquiries.size >= MAX_INQUIRIES) return null;
    const finding = await this.#inquire(message.sender.nick, nick, connection);
    if (finding === null || !this.#holds(message, origin)) return null;
    const { account, user, host } = finding;
    // Who is asked about must be who spoke: in a direct conversation nobody tells when a nick changes hands.
    if (user !== origin.user || host !== origin.host) return null;
    // A direct message may come from somebody who shares no channel: what becomes of that nick would go unseen.
    if (message.channel !== null) this.#proofs.set(nick, { account, user, host, at: this.#context.clock.now() });
    return account;
  }

  async #inquire(shown: string, nick: string, connection: Connection) {
    const { settings, timers, command } = this.#context;
    const inquiry = inquiryFor(shown, connection, settings, command.bind(this.#context));
    const cancel = timers.after(settings.patience.proofMs, () => inquiry.giveUp());
    const done = inquiry.finding.then(() => {
      cancel();
      this.#inquiries.delete(nick);
    });
    this.#inquiries.set(nick, { inquiry, done });
    inquiry.begin();
    return inquiry.finding;
  }
}
