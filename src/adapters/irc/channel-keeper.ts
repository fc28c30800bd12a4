import type { IrcMessage } from 'irc-framework';
import type { Reason } from '../../domain/language/reasons.ts';
import { absent, joined, pardoned } from '../../domain/limits/stay.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Timers } from '../../ports/timers.ts';
import { channelEventOf } from './channel-events.ts';
import { type ChannelList, type KeptChannel, whyGone } from './channel-list.ts';
import { stripFormatting } from './clean-text.ts';
import type { Connection } from './connection.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import { joinLines } from './join-lines.ts';
import { type Absence, joinPatience } from './join-policy.ts';
import type { NameRules } from './name-rules.ts';
import type { IrcSettings } from './settings.ts';

export interface ChannelKeeperContext {
  readonly settings: IrcSettings;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly channels: ChannelList;
  readonly names: NameRules;
  command(line: OutboundLine | null): void;
  /** The bot is in a channel and may speak there. */
  onJoined(): void;
  /** @param finally_ why it stays out until an admin acts; null if it will try again. */
  onLeft(place: string, finally_: Reason | null): void;
}

/** A server that has not answered a JOIN by then won't. */
const ANSWER_WITHIN_MS = 30_000;

/** Keeps the bot in its channels, as far as those who run them want it there. */
export class ChannelKeeper {
  readonly #context: ChannelKeeperContext;
  readonly #channels: ChannelList;
  #connection: Connection | null = null;

  constructor(context: ChannelKeeperContext) {
    this.#context = context;
    this.#channels = context.channels;
  }

  /** Joins what may be joined. */
  open(connection: Connection): void {
    this.#connection = connection;
    const now = this.#context.clock.now();
    for (const kept of this.#channels.all) if (kept.state.notBefore > now) this.#tryLater(kept);
    this.#join(this.#channels.all.filter(({ state }) => state.notBefore <= now));
  }

  close(): void {
    this.#connection = null;
    this.#channels.leaveAll();
  }

  /** Services have vouched for the bot: channels for identified people are open to it now. */
  identified(): void {
    this.#join(this.#channels.all.filter(({ state }) => state.absence === 'needs-identification' && !state.isJoined));
  }

  /** An admin wants it tried again at once. @returns false if there is no such channel or no connection. */
  rejoin(name: string): boolean {
    const kept = this.#channels.find(name);
    if (!kept || this.#connection === null) return false;
    kept.state = pardoned(kept.state);
    if (!kept.state.isJoined) this.#join([kept]);
    return true;
  }

  onLine(line: IrcMessage, connection: Connection): void {
    const event = channelEventOf(line, (nick) => connection.isOwn(nick));
    if (event === null) return;
    const kept = this.#channels.find(event.channel);
    if (event.kind === 'joined') this.#joined(kept, event.channel);
    else if (!kept) return;
    else if (event.kind === 'removed') this.#absent(kept, 'kicked', event.detail);
    else if (event.kind === 'renamed') this.#renamed(kept, event.to);
    // Only those who may invite can let it in where invitations are wanted; a kick is not undone by anybody's invitation.
    else if (event.kind === 'invited' && kept.state.absence === 'invite-only') this.#join([kept]);
    // The same numerics answer what is said in a channel; a channel that was joined is not lost by them.
    else if (event.kind === 'refused' && !kept.state.isJoined) this.#absent(kept, event.absence, event.detail);
  }

  #join(all: readonly KeptChannel[]): void {
    for (const kept of all) {
      kept.cancel();
      kept.state = { ...kept.state, notBefore: 0 };
      kept.cancel = this.#context.timers.after(ANSWER_WITHIN_MS, () => this.#absent(kept, 'no-answer', ''));
    }
    const wanted = all.map(({ actual, channel }) => ({ name: actual, key: channel.key }));
    for (const line of joinLines(wanted)) this.#context.command(line);
  }

  #joined(kept: KeptChannel | undefined, name: string): void {
    const { log, clock, settings } = this.#context;
    if (!kept && this.#channels.isVisited(name)) return;
    if (!kept) {
      // A forward, or somebody with power over the server put it there: it does not live there and must not listen.
      if (this.#context.names.isChannel(name)) this.#context.command(formatLine('PART', [name]));
      return;
    }
    kept.cancel();
    kept.state = joined(kept.state, clock.now());
    log.info({ network: settings.name, channel: name }, 'joined');
    this.#context.onJoined();
  }

  #renamed(kept: KeptChannel, to: string): void {
    if (!this.#context.names.isChannel(to)) return;
    const from = kept.actual;
    this.#channels.rename(kept, to);
    this.#context.log.warn({ network: this.#context.settings.name, channel: from, to }, 'channel renamed');
  }

  /** @param told in the words of the server or of whoever kicked. */
  #absent(kept: KeptChannel, absence: Absence | 'kicked', told: string): void {
    const { clock, log, settings } = this.#context;
    const now = clock.now();
    kept.state = absent(kept.state, absence, stripFormatting(told), now, joinPatience(settings.patience.kickPauseMs));
    const { detail, notBefore } = kept.state;
    const againInMs = notBefore === Infinity ? null : notBefore - now;
    log.warn({ network: settings.name, channel: kept.channel.name, absence, detail, againInMs }, 'not in the channel');
    this.#tryLater(kept);
    this.#context.onLeft(this.#context.names.fold(kept.actual), whyGone(kept));
  }

  #tryLater(kept: KeptChannel): void {
    kept.cancel();
    const { notBefore } = kept.state;
    if (notBefore === Infinity) return;
    const afterMs = Math.max(1, notBefore - this.#context.clock.now());
    kept.cancel = this.#context.timers.after(afterMs, () => this.#join([kept]));
  }
}
