import type { IrcMessage } from 'irc-framework';
import type { Guest, InterviewPlaces, PlaceOpening, PlaceWish } from '../../ports/interview-places.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import type { Timers } from '../../ports/timers.ts';
import { ownReturn } from './channel-door.ts';
import type { ChannelList } from './channel-list.ts';
import type { Connection } from './connection.ts';
import { Expectations } from './expectations.ts';
import type { OutboundLine } from './format-line.ts';
import { InterviewChannel } from './interview-channel.ts';
import type { NameRules } from './name-rules.ts';
import type { IrcSettings } from './settings.ts';

export interface InterviewChannelsContext {
  readonly settings: IrcSettings;
  readonly timers: Timers;
  readonly random: Random;
  readonly log: Log;
  readonly channels: ChannelList;
  readonly names: NameRules;
  command(line: OutboundLine | null): void;
  /** The account of whoever has a nick now; null if nothing is proved. */
  accountOf(nick: string): Promise<string | null>;
  onLost(name: string): void;
}

/** Where the number of an interview goes in the pattern of its channel. */
export const LABEL = '{booking}';
/** Where in the pattern something goes that nobody can foresee. */
const RANDOM = '{random}';
/** Names that are tried: the plain one, and some that nobody could have known. */
const MAX_NAMES = 3;
/** A server that has not answered by then won't; the bot's own limits take some of it. */
const ANSWER_MS = 15_000;

/** The channels that the bot makes for interviews, by a pattern of names. Nothing of them outlives a connection. */
export class InterviewChannels implements InterviewPlaces {
  readonly #context: InterviewChannelsContext;
  readonly #expectations: Expectations;
  readonly #open = new Map<string, InterviewChannel>();
  /** By folded name, who was there when the bot left. */
  readonly #left = new Map<string, readonly string[]>();
  #connection: Connection | null = null;

  constructor(context: InterviewChannelsContext) {
    this.#context = context;
    this.#expectations = new Expectations(context.timers);
  }

  connected(connection: Connection): void {
    this.#connection = connection;
  }

  disconnected(): void {
    this.#connection = null;
    this.#expectations.giveUp();
    for (const name of this.#open.keys()) this.#context.channels.endVisit(name);
    this.#open.clear();
    this.#left.clear();
  }

  /** Who is in one of the channels, or was when the bot left it; null for any other channel. */
  nicksIn(channel: string): readonly string[] | null {
    return this.#find(channel)?.nicks ?? this.#left.get(this.#context.names.fold(channel)) ?? null;
  }

  onLine(line: IrcMessage): void {
    for (const channel of this.#open.values()) channel.onLine(line);
    this.#expectations.onLine(line);
  }

  async open({ label, known, guests, remember }: PlaceWish): Promise<PlaceOpening> {
    const connection = this.#connection;
    if (connection === null) return { kind: 'later' };
    if (known !== null && this.isOpen(known)) return this.#opened(known);
    let reason = 'channels for interviews are not wanted here';
    for (const name of known === null ? this.#freshNames(label) : [known]) {
      if (known === null) await remember(name);
      const refusal = await this.#enter(name, guests, connection, known !== null);
      if (this.#connection !== connection) return { kind: 'later' };
      if (refusal === null) return this.#opened(name);
      reason = refusal;
    }
    return { kind: 'refused', reason };
  }

  isOpen(name: string): boolean {
    return this.#find(name)?.isOpen ?? false;
  }

  async invite(name: string, guest: Guest): Promise<boolean> {
    return (await this.#find(name)?.invite(guest)) ?? false;
  }

  isThere(name: string, account: string): boolean {
    return this.#find(name)?.isThere(account) ?? false;
  }

  async close(name: string): Promise<void> {
    this.#find(name)?.leave();
    this.#forget(name);
  }

  /** Who speaks in one of the channels, proved when they came; null for any other channel. */
  accountIn(channel: string | null, nick: string): string | null {
    return channel === null ? null : (this.#find(channel)?.accountOf(nick) ?? null);
  }

  async #enter(
    name: string,
    guests: readonly Guest[],
    connection: Connection,
    isKnown: boolean,
  ): Promise<string | null> {
    const { channels, names, settings, log } = this.#context;
    // A channel of the configuration is not made private, whatever the pattern says.
    if (!names.isChannel(name) || channels.find(name) !== undefined) return 'that is no name for it';
    channels.visit(name);
    const channel = this.#make(name, guests, connection);
    this.#open.set(names.fold(name), channel);
    const refusal = await channel.enter(isKnown);
    if (refusal !== null) {
      this.#forget(name);
      log.warn({ network: settings.name, channel: name, reason: refusal }, 'no channel for an interview');
      return refusal;
    }
    for (const guest of guests) await channel.invite(guest);
    return null;
  }

  #make(name: string, guests: readonly Guest[], connection: Connection): InterviewChannel {
    const { settings, log, command, accountOf, onLost, names } = this.#context;
    return new InterviewChannel(name, guests, {
      network: settings.name,
      log,
      command,
      accountOf,
      next: (look, withinMs) => this.#expectations.next(look, withinMs),
      isSame: (one, other) => names.fold(one) === names.fold(other),
      isOwn: (nick) => connection.isOwn(nick),
      answerMs: ANSWER_MS,
      ownReturn: () => ownReturn(connection),
      onLost: () => {
        this.#forget(name);
        onLost(name);
      },
    });
  }

  #opened(name: string): PlaceOpening {
    const isPowerless = this.#find(name)?.isOperator === false;
    return { kind: 'open', name, title: name, way: 'channel', ...(isPowerless ? { isPowerless } : {}) };
  }

  #freshNames(label: string): readonly string[] {
    const { settings, random } = this.#context;
    const pattern = settings.interviewChannels ?? null;
    if (pattern === null) return [];
    const named = pattern.replace(LABEL, label);
    // Whoever can work the name out can sit in the channel before the bot makes it.
    const fresh = named.includes(RANDOM) ? named : `${named}-${RANDOM}`;
    const others = Array.from({ length: MAX_NAMES }, () => fresh.replace(RANDOM, random.token(4)));
    return fresh === named ? others : [named, ...others.slice(1)];
  }

  #find(name: string): InterviewChannel | undefined {
    return this.#open.get(this.#context.names.fold(name));
  }

  #forget(name: string): void {
    this.#context.channels.endVisit(name);
    const folded = this.#context.names.fold(name);
    const nicks = this.#open.get(folded)?.nicks;
    if (nicks !== undefined) this.#left.set(folded, nicks);
    this.#open.delete(folded);
  }
}
