import { Client, type IrcMessage } from 'irc-framework';
import type { Timers } from '../../ports/timers.ts';
import { foldName } from './casemapping.ts';
import { stripFormatting } from './clean-text.ts';
import { clientOptions } from './client-options.ts';
import { type ClosingCause, closingCause } from './closing-cause.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import { isForFramework } from './framework-guard.ts';
import { BEFORE_ISUPPORT, type Isupport, withIsupport } from './isupport.ts';
import { nextNick } from './nick-plan.ts';
import { type OwnIdentity, unknownIdentity, withLine } from './own-identity.ts';
import type { IrcSettings } from './settings.ts';

/** What a connection tells. Whatever these throw is caught and logged: one bad line never wedges the connection. */
export interface ConnectionListener {
  /** Registered, and the server has said everything about itself. Once. */
  onReady(): void;
  /** A line from the server, after `own` and `support` have taken it in; none before 001. */
  onLine(line: IrcMessage): void;
  /** The connection is gone or never came about. Once, and the last thing that is told. */
  onEnd(cause: ClosingCause, reason: string): void;
  /** A listener or the library threw at a line. */
  onFault(error: unknown, command: string): void;
}

/** Capabilities beyond those that irc-framework asks for by itself. */
const EXTRA_CAPS = ['draft/channel-rename'];

/**
 * One connection, from the first packet to its end, with a new irc-framework client for each: nothing of an old connection
 * (capabilities, ISUPPORT, half a line, listeners) can be taken for the new one's.
 */
export class Connection {
  readonly #settings: IrcSettings;
  readonly #timers: Timers;
  readonly #listener: ConnectionListener;
  readonly #client = new Client();
  readonly #cancels: (() => void)[] = [];
  #stage: 'connecting' | 'registered' | 'ready' | 'ended' = 'connecting';
  #own: OwnIdentity;
  #support: Isupport = BEFORE_ISUPPORT;
  #nickTries = 0;
  #isSigningIn = false;
  #end: { readonly cause: ClosingCause; readonly reason: string } | null = null;
  /** Why SASL did not work; null if it did or was not asked for. */
  saslProblem: string | null = null;

  constructor(settings: IrcSettings, timers: Timers, listener: ConnectionListener) {
    this.#settings = settings;
    this.#timers = timers;
    this.#listener = listener;
    this.#own = unknownIdentity(settings.nick);
  }

  get own(): OwnIdentity {
    return this.#own;
  }

  get support(): Isupport {
    return this.#support;
  }

  get isReady(): boolean {
    return this.#stage === 'ready';
  }

  get caps(): readonly string[] {
    return this.#client.network.cap.enabled;
  }

  hasCap(name: string): boolean {
    return this.caps.includes(name);
  }

  fold(name: string): string {
    return foldName(name, this.#support.casemapping);
  }

  isOwn(nick: string | undefined): boolean {
    return nick !== undefined && this.fold(nick) === this.fold(this.#own.nick);
  }

  connect(): void {
    const { patience } = this.#settings;
    this.#client.use((_client, raw) => {
      raw.use((_command, line, _text, _self, next) => this.#take(line, next));
    });
    this.#client.requestCap(EXTRA_CAPS);
    this.#client.on('sasl failed', ({ reason }) => {
      this.saslProblem = reason;
    });
    this.#client.on('socket close', (error) => this.#closed(error || null));
    this.#after(patience.registrationMs, () => {
      if (this.#stage !== 'ready')
        this.abort(`the server did not finish the registration within ${patience.registrationMs / 1_000} s`);
    });
    this.#client.connect(clientOptions(this.#settings));
  }

  write(line: OutboundLine): void {
    if (this.#stage !== 'ended') this.#client.raw(line);
  }

  /** Says goodbye; the server then closes the connection. */
  quit(message: string): void {
    this.#end = { cause: 'stopped', reason: 'the bot was stopped' };
    const line = formatLine('QUIT', [], message);
    if (line !== null && (this.#stage === 'ready' || this.#stage === 'registered')) this.write(line);
    else this.abort('the bot was stopped', 'stopped');
  }

  /** Drops the connection without a word. */
  abort(reason: string, cause: ClosingCause = 'lost'): void {
    if (this.#stage === 'ended') return;
    this.#end = { cause, reason };
    this.#dispose();
    this.#finish();
  }

  #take(line: IrcMessage, next: () => void): void {
    if (this.#stage === 'ended') return;
    try {
      if (isForFramework(line)) next();
      this.#read(line);
    } catch (error) {
      this.#listener.onFault(error, line.command);
    }
  }

  #read(line: IrcMessage): void {
    const { command, params } = line;
    if (command === 'PING') this.#pong(params);
    else if (command === 'ERROR') this.#note(closingCause(params.at(-1) ?? ''), params);
    else if (command === '465') this.#note('banned', params);
    else if (command === 'KILL' && this.isOwn(params[0])) this.#note('killed', params);
    else if (command === '005') this.#support = withIsupport(this.#support, params);
    else if (command === 'CAP' && params[1] === 'ACK') this.#saslBegins(params.at(-1) ?? '');
    if (this.#stage === 'connecting') this.#register(line);
    else this.#pass(line);
  }

  #register(line: IrcMessage): void {
    const { command, params } = line;
    if (command === '900') this.#own = withLine(this.#own, line, this.#support.casemapping);
    if (command === '001') {
      this.#stage = 'registered';
      this.#own = { ...this.#own, nick: params[0] || this.#own.nick };
    } else if (command === '432' || command === '433' || command === '436' || command === '437') this.#tryNextNick();
  }

  /** The end of the message of the day, or the word that there is none, comes after all that a server says of itself. */
  #pass(line: IrcMessage): void {
    this.#own = withLine(this.#own, line, this.#support.casemapping);
    if (this.#stage === 'registered' && (line.command === '376' || line.command === '422')) {
      this.#stage = 'ready';
      this.#listener.onReady();
    }
    this.#listener.onLine(line);
  }

  #tryNextNick(): void {
    this.#nickTries += 1;
    const { nick, alternativeNicks } = this.#settings;
    // Not yet announced by the server, so the limit is a cautious one.
    const next = nextNick(nick, alternativeNicks, this.#nickTries, 30);
    const line = next === null ? null : formatLine('NICK', [next]);
    if (line === null || next === null) {
      this.abort('all the nicks are taken');
      return;
    }
    this.#own = { ...this.#own, nick: next };
    this.write(line);
  }

  #saslBegins(capabilities: string): void {
    const { sasl, patience } = this.#settings;
    if (sasl === null || !capabilities.split(' ').includes('sasl')) return;
    if (this.#stage !== 'connecting') {
      this.#signInAgain(sasl.mechanism);
      return;
    }
    this.#after(patience.saslMs, () => {
      if (this.#stage !== 'connecting') return;
      this.saslProblem = 'the services did not answer';
      this.#writeIf(formatLine('AUTHENTICATE', ['*']));
      // InspIRCd does not answer that either when services went down in the middle; without it the registration would never end.
      this.#writeIf(formatLine('CAP', ['END']));
    });
  }

  /** Services are back: the capability came by CAP NEW or because it was asked for, and irc-framework leaves it at that. */
  #signInAgain(mechanism: string): void {
    // A second exchange in the middle of the first would break both.
    if (this.#isSigningIn || this.#own.isIdentified) return;
    this.#isSigningIn = true;
    this.#after(this.#settings.patience.saslMs, () => {
      this.#isSigningIn = false;
    });
    this.#writeIf(formatLine('AUTHENTICATE', [mechanism]));
  }

  #pong(params: readonly string[]): void {
    this.#writeIf(formatLine('PONG', [], params.at(-1) ?? ''));
  }

  #writeIf(line: OutboundLine | null): void {
    if (line !== null) this.write(line);
  }

  /** What the server says before it closes counts more than the close itself; our own goodbye counts most. */
  #note(cause: ClosingCause, params: readonly string[]): void {
    const reason = stripFormatting(params.at(-1) ?? '');
    if (this.#end?.cause === 'stopped') return;
    if (this.#end === null || this.#end.cause === 'lost') this.#end = { cause, reason };
  }

  #closed(error: Error | null): void {
    if (this.#stage === 'ended') return;
    this.#end ??= { cause: 'lost', reason: error?.message ?? 'the server closed the connection' };
    this.#dispose();
    this.#finish();
  }

  #dispose(): void {
    for (const cancel of this.#cancels) cancel();
    this.#client.removeAllListeners();
    this.#client.connection.transport?.disposeSocket();
  }

  #finish(): void {
    this.#stage = 'ended';
    const { cause, reason } = this.#end ?? { cause: 'lost', reason: '' };
    this.#listener.onEnd(cause, reason);
  }

  #after(ms: number, callback: () => void): void {
    this.#cancels.push(this.#timers.after(ms, callback));
  }
}
