import { type Reason, reasonWith } from '../../domain/language/reasons.ts';
import { absenceReason, isGone, neverTried, type Stay } from '../../domain/limits/stay.ts';
import type { NetworkStatus } from '../../ports/chat-network.ts';
import { ABSENCES, type Absence } from './join-policy.ts';
import type { IrcChannel } from './settings.ts';

/** A channel of the configuration and how the bot stands with it. */
export interface KeptChannel {
  readonly channel: IrcChannel;
  /** Its name now; another than the configured one after a RENAME, until the next connection. */
  actual: string;
  state: Stay<Absence>;
  /** Cancels what is planned for it. */
  cancel: () => void;
}

/** Why the bot stays out of a channel until an admin acts; null if it is there or will try. */
export function whyGone({ state }: KeptChannel): Reason | null {
  return isGone(state) ? absenceReason(state, ABSENCES) : null;
}

/** The channels of the configuration, to be found by either of their names. */
export class ChannelList {
  readonly all: readonly KeptChannel[];
  readonly #fold: (name: string) => string;
  /** By folded name: several times for each line a channel is looked for. */
  #byConfigured = new Map<string, KeptChannel>();
  #byActual = new Map<string, KeptChannel>();
  /** Channels of interviews, in which the bot is for a while only; by folded name. */
  readonly #visited = new Map<string, string>();

  constructor(channels: readonly IrcChannel[], fold: (name: string) => string) {
    this.#fold = fold;
    this.all = channels.map((channel) => ({ channel, actual: channel.name, state: neverTried(), cancel: () => {} }));
    this.index();
  }

  /** To be called when names compare by another rule. */
  index(): void {
    const byName = (nameOf: (kept: KeptChannel) => string) =>
      new Map(this.all.map((kept) => [this.#fold(nameOf(kept)), kept]));
    this.#byConfigured = byName(({ channel }) => channel.name);
    this.#byActual = byName(({ actual }) => actual);
  }

  find(name: string): KeptChannel | undefined {
    const folded = this.#fold(name);
    return this.#byActual.get(folded) ?? this.#byConfigured.get(folded);
  }

  /** The configured name of the channel that has this name now, or the name of one that is visited; null if the bot has no such channel. */
  configuredName(actual: string): string | null {
    return this.find(actual)?.channel.name ?? this.#visited.get(this.#fold(actual)) ?? null;
  }

  isJoined(name: string): boolean {
    return this.find(name)?.state.isJoined ?? this.isVisited(name);
  }

  /** Why the bot stays out of a channel until an admin acts; null if it is there or will try. */
  whyGone(name: string): Reason | null {
    const kept = this.find(name);
    return kept ? whyGone(kept) : null;
  }

  /** The name that a configured channel has now; null if the bot has no such channel. */
  actualName(configured: string): string | null {
    const folded = this.#fold(configured);
    return this.#byConfigured.get(folded)?.actual ?? this.#visited.get(folded) ?? null;
  }

  /** The bot goes to a channel that it does not live in. */
  visit(name: string): void {
    this.#visited.set(this.#fold(name), name);
  }

  endVisit(name: string): void {
    this.#visited.delete(this.#fold(name));
  }

  isVisited(name: string): boolean {
    return this.#visited.has(this.#fold(name));
  }

  rename(kept: KeptChannel, to: string): void {
    kept.actual = to;
    this.index();
  }

  /** The connection is gone, and with it what other names channels had. */
  leaveAll(): void {
    for (const kept of this.all) {
      kept.cancel();
      kept.state = { ...kept.state, isJoined: false };
      kept.actual = kept.channel.name;
    }
    this.index();
  }

  status(): NetworkStatus['channels'] {
    return this.all.map(({ channel, actual, state }) => ({
      name: channel.name,
      isJoined: state.isJoined,
      problem: absenceReason(state, ABSENCES) ?? (actual === channel.name ? null : reasonWith('renamed', actual)),
    }));
  }
}
