import type { IrcMessage } from 'irc-framework';
import type { NetworkStatus } from '../../ports/chat-network.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Timers } from '../../ports/timers.ts';
import { stripFormatting } from './clean-text.ts';
import type { Connection } from './connection.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import { joinLines } from './join-lines.ts';
import { type Absence, absenceOf, absenceText, rejoinAfterMs } from './join-policy.ts';
import type { IrcChannel, IrcSettings } from './settings.ts';

/** A channel of the configuration and how the bot stands with it. */
interface Kept {
  readonly channel: IrcChannel;
  /** Its name now; another than the configured one after a RENAME, until the next connection. */
  actual: string;
  isJoined: boolean;
  joinedAt: number;
  absence: Absence | null;
  detail: string;
  /** Refusals in a row for the present absence. */
  tries: number;
  /** Kicks without a long stay between them. */
  kicks: number;
  /** Not to be tried before, whatever else happens; `Infinity`: not before an admin says so. */
  notBefore: number;
  cancel: () => void;
}

export interface ChannelKeeperContext {
  readonly settings: IrcSettings;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  fold(name: string): string;
  isChannel(name: string): boolean;
  command(line: OutboundLine | null): void;
  /** The bot is in the channel of that folded name and may speak there. */
  onJoined(place: string): void;
  /** @param finally why it stays out until an admin acts; null if it will try again. */
  onLeft(place: string, finally_: string | null): void;
}

/** A server that has not answered a JOIN by then won't. */
const ANSWER_WITHIN_MS = 30_000;
const MAX_DETAIL = 200;
/** A stay this long makes a kick the first one again. */
const LONG_STAY_MS = 24 * 60 * 60 * 1_000;

/** Keeps the bot in its channels, as far as those who run them want it there. */
export class ChannelKeeper {
  readonly #context: ChannelKeeperContext;
  readonly #kept: readonly Kept[];
  #connection: Connection | null = null;

  constructor(context: ChannelKeeperContext) {
    this.#context = context;
    this.#kept = context.settings.channels.map((channel) => ({
      channel,
      actual: channel.name,
      isJoined: false,
      joinedAt: 0,
      absence: null,
      detail: '',
      tries: 0,
      kicks: 0,
      notBefore: 0,
      cancel: () => {},
    }));
  }

  /** Joins what may be joined. */
  open(connection: Connection): void {
    this.#connection = connection;
    const now = this.#context.clock.now();
    for (const kept of this.#kept) if (kept.notBefore > now) this.#tryAt(kept, kept.notBefore);
    this.#join(this.#kept.filter((kept) => kept.notBefore <= now));
  }

  close(): void {
    this.#connection = null;
    for (const kept of this.#kept) {
      kept.cancel();
      kept.isJoined = false;
      kept.actual = kept.channel.name;
    }
  }

  /** Services have vouched for the bot: channels for identified people are open to it now. */
  identified(): void {
    this.#join(this.#kept.filter(({ absence, isJoined }) => absence === 'needs-identification' && !isJoined));
  }

  /** An admin wants it tried again at once. @returns false if there is no such channel or no connection. */
  rejoin(name: string): boolean {
    const kept = this.#find(name);
    if (!kept || this.#connection === null) return false;
    kept.kicks = 0;
    kept.notBefore = 0;
    if (!kept.isJoined) this.#join([kept]);
    return true;
  }

  /** The configured name of the channel that has this name now; null if the bot has no such channel. */
  configuredName(actual: string): string | null {
    return this.#find(actual)?.channel.name ?? null;
  }

  /** The name that a configured channel has now. */
  actualName(configured: string): string | null {
    const folded = this.#context.fold(configured);
    return this.#kept.find(({ channel }) => this.#context.fold(channel.name) === folded)?.actual ?? null;
  }

  isJoined(place: string): boolean {
    return this.#find(place)?.isJoined ?? false;
  }

  /** Why the bot stays out of a channel until an admin acts; null if it is there or will try. */
  whyGone(name: string): string | null {
    const kept = this.#find(name);
    return kept?.absence && kept.notBefore === Infinity ? absenceText(kept.absence, kept.detail) : null;
  }

  status(): NetworkStatus['channels'] {
    return this.#kept.map(({ channel, isJoined, absence, detail, actual }) => ({
      name: channel.name,
      isJoined,
      problem:
        absence !== null ? absenceText(absence, detail) : actual === channel.name ? null : `is called ${actual} now`,
    }));
  }

  onLine(line: IrcMessage, connection: Connection): void {
    const { command, params } = line;
    const [first = '', second = ''] = params;
    if (command === 'JOIN' && connection.isOwn(line.nick)) this.#joined(first);
    else if (command === 'KICK' && connection.isOwn(second)) this.#kicked(first, line.nick, params[2] ?? '');
    else if (command === 'PART' && connection.isOwn(line.nick)) this.#kicked(first, '', 'removed from it');
    else if (command === 'RENAME') this.#renamed(first, second);
    else if (command === 'INVITE' && connection.isOwn(first)) this.#invited(second);
    else this.#refused(command, second, params);
  }

  #find(name: string): Kept | undefined {
    const folded = this.#context.fold(name);
    return this.#kept.find(
      ({ actual, channel }) => this.#context.fold(actual) === folded || this.#context.fold(channel.name) === folded,
    );
  }

  #join(all: readonly Kept[]): void {
    for (const kept of all) {
      kept.cancel();
      kept.notBefore = 0;
      kept.cancel = this.#context.timers.after(ANSWER_WITHIN_MS, () => this.#absent(kept, 'no-answer', ''));
    }
    const wanted = all.map(({ actual, channel }) => ({ name: actual, key: channel.key }));
    for (const line of joinLines(wanted)) this.#context.command(line);
  }

  #joined(name: string): void {
    const kept = this.#find(name);
    if (!kept) {
      // A forward, or somebody with power over the server put it there: it does not live there and must not listen.
      if (this.#context.isChannel(name)) this.#context.command(formatLine('PART', [name]));
      return;
    }
    kept.cancel();
    Object.assign(kept, {
      isJoined: true,
      absence: null,
      detail: '',
      tries: 0,
      notBefore: 0,
      joinedAt: this.#context.clock.now(),
    });
    this.#context.log.info({ network: this.#context.settings.name, channel: name }, 'joined');
    this.#context.onJoined(this.#context.fold(name));
  }

  #kicked(name: string, by: string, reason: string): void {
    const kept = this.#find(name);
    if (!kept) return;
    if (this.#context.clock.now() - kept.joinedAt > LONG_STAY_MS) kept.kicks = 0;
    kept.kicks += 1;
    this.#absent(kept, 'kicked', by === '' ? reason : `by ${by} (${reason})`);
  }

  #renamed(from: string, to: string): void {
    const kept = this.#find(from);
    if (!kept || !this.#context.isChannel(to)) return;
    kept.actual = to;
    this.#context.log.warn({ network: this.#context.settings.name, channel: from, to }, 'channel renamed');
  }

  /** Only those who may invite can let it into a channel that wants invitations; a kick is not undone by anybody's invitation. */
  #invited(name: string): void {
    const kept = this.#find(name);
    if (kept && !kept.isJoined && kept.absence === 'invite-only') this.#join([kept]);
  }

  #refused(command: string, name: string, params: readonly string[]): void {
    const absence = absenceOf(command);
    const kept = absence === null ? undefined : this.#find(name);
    // The same numerics answer what is said in a channel; a channel that was joined is not lost by them.
    if (absence === null || !kept || kept.isJoined) return;
    const isForward = absence === 'forwarded';
    this.#absent(kept, absence, isForward ? (params[2] ?? '') : (params.at(-1) ?? ''));
  }

  /** @param told in the words of the server or of whoever kicked; they end up in the status. */
  #absent(kept: Kept, absence: Absence, told: string): void {
    const detail = stripFormatting(told).slice(0, MAX_DETAIL);
    const { clock, log, settings } = this.#context;
    kept.tries = kept.absence === absence ? kept.tries + 1 : 1;
    Object.assign(kept, { isJoined: false, absence, detail });
    const afterMs = rejoinAfterMs(
      absence,
      absence === 'kicked' ? kept.kicks : kept.tries,
      settings.patience.kickPauseMs,
    );
    kept.notBefore = afterMs === null ? Infinity : clock.now() + afterMs;
    log.warn(
      { network: settings.name, channel: kept.channel.name, absence, detail, againInMs: afterMs },
      'not in the channel',
    );
    this.#tryAt(kept, kept.notBefore);
    this.#context.onLeft(this.#context.fold(kept.actual), afterMs === null ? absenceText(absence, detail) : null);
  }

  #tryAt(kept: Kept, at: number): void {
    kept.cancel();
    if (at === Infinity) return;
    kept.cancel = this.#context.timers.after(Math.max(1, at - this.#context.clock.now()), () => this.#join([kept]));
  }
}
