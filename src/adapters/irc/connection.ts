import type { IrcMessage } from 'irc-framework';
import { type Reason, reasonWith } from '../../domain/language/reasons.ts';
import type { Timers } from '../../ports/timers.ts';
import type { ClosingCause } from './closing-cause.ts';
import { announcedEnd, type ConnectionEnd, weightierEnd } from './connection-end.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import { FrameworkClient } from './framework-client.ts';
import type { Isupport } from './isupport.ts';
import { NickChoice } from './nick-plan.ts';
import type { OwnIdentity } from './own-identity.ts';
import { SaslSignIn } from './sasl-sign-in.ts';
import { ServerFacts } from './server-facts.ts';
import type { IrcSettings } from './settings.ts';

/** What a connection tells. Whatever these throw is caught and logged: one bad line never wedges the connection. */
export interface ConnectionListener {
  /** Registered, and the server has said everything about itself. Once. */
  onReady(): void;
  /** A line from the server, after `own` and `support` have taken it in; none before 001. */
  onLine(line: IrcMessage): void;
  /** The connection is gone or never came about. Once, and the last thing that is told. */
  onEnd(cause: ClosingCause, reason: Reason): void;
  /** A listener or the library threw at a line. */
  onFault(error: unknown, command: string): void;
}

/** The server refuses the nick. */
const NICK_REFUSED = new Set(['432', '433', '436', '437']);

/**
 * One connection, from the first packet to its end, with a new irc-framework client for each: nothing of an old connection
 * (capabilities, ISUPPORT, half a line, listeners) can be taken for the new one's.
 */
export class Connection {
  readonly #settings: IrcSettings;
  readonly #timers: Timers;
  readonly #listener: ConnectionListener;
  readonly #client: FrameworkClient;
  readonly #cancels: (() => void)[] = [];
  readonly #facts: ServerFacts;
  readonly #nicks: NickChoice;
  readonly #sasl: SaslSignIn;
  #stage: 'connecting' | 'registered' | 'ready' | 'ended' = 'connecting';
  #end: ConnectionEnd | null = null;

  constructor(settings: IrcSettings, timers: Timers, listener: ConnectionListener) {
    this.#settings = settings;
    this.#timers = timers;
    this.#listener = listener;
    this.#facts = new ServerFacts(settings.nick);
    this.#nicks = new NickChoice(settings.nick, settings.alternativeNicks);
    this.#client = new FrameworkClient({
      onLine: (line) => this.#read(line),
      onFault: (error, command) => listener.onFault(error, command),
      onSaslFailed: (reason) => this.#sasl.failed(reason),
      onClosed: (error) => this.#closed(error),
    });
    this.#sasl = new SaslSignIn({
      settings,
      after: (ms, callback) => this.#after(ms, callback),
      write: (line) => this.#writeIf(line),
      isRegistering: () => this.#stage === 'connecting',
      isIdentified: () => this.own.isIdentified,
    });
  }

  get own(): OwnIdentity {
    return this.#facts.own;
  }

  get support(): Isupport {
    return this.#facts.support;
  }

  /** What the server runs; null if it has not told. */
  get software(): string | null {
    return this.#facts.software;
  }

  get caps(): readonly string[] {
    return this.#client.caps;
  }

  /** Why SASL did not work; null if it did or was not asked for. */
  get saslProblem(): Reason | null {
    return this.#sasl.problem;
  }

  hasCap(name: string): boolean {
    return this.caps.includes(name);
  }

  fold(name: string): string {
    return this.#facts.fold(name);
  }

  isOwn(nick: string | undefined): boolean {
    return this.#facts.isOwn(nick);
  }

  connect(): void {
    const { registrationMs } = this.#settings.patience;
    this.#after(registrationMs, () => {
      if (this.#stage !== 'ready') this.abort(reasonWith('registration-late', String(registrationMs / 1_000)));
    });
    this.#client.connect(this.#settings);
  }

  write(line: OutboundLine): void {
    if (this.#stage !== 'ended') this.#client.write(line);
  }

  /** Says goodbye; the server then closes the connection. */
  quit(message: string): void {
    this.#end = { cause: 'stopped', reason: 'stopped' };
    const line = formatLine('QUIT', [], message);
    if (line !== null && (this.#stage === 'ready' || this.#stage === 'registered')) this.write(line);
    else this.abort('stopped', 'stopped');
  }

  /** Drops the connection without a word. */
  abort(reason: Reason, cause: ClosingCause = 'lost'): void {
    if (this.#stage === 'ended') return;
    this.#end = { cause, reason };
    this.#finish(this.#end);
  }

  #read(line: IrcMessage): void {
    if (line.command === 'PING') this.#writeIf(formatLine('PONG', [], line.params.at(-1) ?? ''));
    const end = announcedEnd(line, (nick) => this.isOwn(nick));
    if (end !== null) this.#end = weightierEnd(this.#end, end);
    this.#facts.take(line, this.#stage !== 'connecting');
    this.#sasl.onLine(line);
    if (this.#stage === 'connecting') this.#register(line);
    else this.#pass(line);
  }

  #register({ command, params }: IrcMessage): void {
    if (command === '001') {
      this.#stage = 'registered';
      this.#facts.named(params[0] || this.own.nick);
    } else if (NICK_REFUSED.has(command)) this.#tryNextNick();
  }

  /** The end of the message of the day, or the word that there is none, comes after all that a server says of itself. */
  #pass(line: IrcMessage): void {
    if (this.#stage === 'registered' && (line.command === '376' || line.command === '422')) {
      this.#stage = 'ready';
      this.#listener.onReady();
    }
    this.#listener.onLine(line);
  }

  #tryNextNick(): void {
    const line = formatLine('NICK', [this.#nicks.next() ?? '']);
    if (line === null) {
      this.abort('nicks-taken');
      return;
    }
    this.#facts.named(this.#nicks.present);
    this.write(line);
  }

  #writeIf(line: OutboundLine | null): void {
    if (line !== null) this.write(line);
  }

  #closed(error: Error | null): void {
    if (this.#stage === 'ended') return;
    this.#finish(
      this.#end ?? { cause: 'lost', reason: reasonWith(error ? 'error' : 'server-closed', error?.message ?? '') },
    );
  }

  #finish({ cause, reason }: ConnectionEnd): void {
    for (const cancel of this.#cancels) cancel();
    this.#client.dispose();
    this.#stage = 'ended';
    this.#listener.onEnd(cause, reason);
  }

  #after(ms: number, callback: () => void): void {
    this.#cancels.push(this.#timers.after(ms, callback));
  }
}
