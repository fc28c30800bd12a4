import type {
  ChatNetwork,
  Delivery,
  NetworkListener,
  NetworkStatus,
  OutgoingMessage,
} from '../../ports/chat-network.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { InterviewPlaces } from '../../ports/interview-places.ts';
import type { MatrixDeps } from './deps.ts';
import { localpartOf, serverOf, userIdOf } from './matrix-id.ts';
import { NetworkState } from './network-state.ts';
import type { Presence } from './presence.ts';
import { Reconnector } from './reconnector.ts';
import { RoomKeeper } from './room-keeper.ts';
import type { MatrixSettings } from './settings.ts';
import { Speaker } from './speaker.ts';

/** One Matrix account, which connects, stays, speaks, listens and knows who speaks. Its channels are the rooms of the settings. */
export function createMatrixNetwork(settings: MatrixSettings, deps: MatrixDeps): ChatNetwork {
  return new MatrixNetwork(settings, deps);
}

/** A question that is answered when the connection is there again would be answered by then. */
const NOT_PRESENT = { kind: 'wait' } as const;

/** What can be read in one message; half of what an event can carry, with its HTML and encrypted. */
const SPEECH_SIZE = { maxLines: 40, maxBytes: 350 };

class MatrixNetwork implements ChatNetwork {
  readonly name: string;
  readonly kind = 'matrix';
  readonly speechSize = SPEECH_SIZE;
  readonly #deps: MatrixDeps;
  readonly #speaker: Speaker;
  readonly #keeper: RoomKeeper;
  readonly #state: NetworkState;
  readonly #reconnector: Reconnector;
  #running: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(settings: MatrixSettings, deps: MatrixDeps) {
    this.name = settings.name;
    this.#deps = deps;
    this.#state = new NetworkState(settings.name, deps, () => this.#speaker.wake(this.#state.isOnline));
    this.#speaker = new Speaker({
      settings,
      deps,
      headingOf: (message) => this.#presence?.conversation.headingOf(message) ?? null,
      userIdOf: (nick) => userIdOf(nick, this.#server),
      placeOf: async (message) => (await this.#presence?.placeOf(message)) ?? NOT_PRESENT,
      sendEvent: async (roomId, content, transactionId) => {
        if (this.#presence === null) throw new Error('there is no connection');
        return this.#presence.outlet.send(roomId, content, transactionId);
      },
      onAnswered: async (exchange, answer) => this.#presence?.conversation.answers.answered(exchange, answer),
    });
    this.#keeper = new RoomKeeper({
      settings,
      deps,
      ownId: () => this.#reconnector.ownId ?? '',
      isEncrypted: async (roomId) => (await this.#presence?.outlet.isEncrypted(roomId)) ?? false,
      onJoined: () => this.#speaker.wake(this.#state.isOnline),
      onLeft: () => this.#speaker.wake(this.#state.isOnline),
    });
    this.#reconnector = new Reconnector({ settings, deps, state: this.#state, keeper: this.#keeper });
  }

  start(listener: NetworkListener): void {
    this.#running = this.#reconnector.run(listener);
  }

  send(message: OutgoingMessage): Promise<Delivery> {
    return this.#speaker.say(message);
  }

  readonly places: InterviewPlaces = {
    open: async (wish) => (await this.#presence?.interviews.open(wish)) ?? { kind: 'later' },
    invite: async (name, guest) => (await this.#presence?.interviews.invite(name, guest)) ?? false,
    isOpen: (name) => this.#presence?.interviews.isOpen(name) ?? false,
    isThere: (name, account) => this.#presence?.interviews.isThere(name, account) ?? false,
    close: async (name) => this.#presence?.interviews.close(name),
  };

  async proveAccount(message: IncomingMessage): Promise<string | null> {
    // Of a copy nothing is known. What the homeserver vouched for does not change hands.
    return this.#presence?.conversation.isOurs(message) ? message.sender.account : null;
  }

  async accountOf(nick: string): Promise<string | null> {
    return (await this.#presence?.accountOf(nick)) ?? null;
  }

  rejoin(channel: string): boolean {
    return this.#keeper.rejoin(channel);
  }

  status(): NetworkStatus {
    const { ownId, http, lastHeardAt } = this.#reconnector;
    return {
      name: this.name,
      state: this.#state.state,
      since: this.#state.since,
      nick: ownId === null ? '' : localpartOf(ownId),
      channels: this.#keeper.status(),
      lagMs: http?.lagMs ?? null,
      queued: this.#speaker.queued,
      expired: this.#speaker.expired,
      lastHeardAt,
      problem: this.#state.problem,
      warnings: [],
    };
  }

  async stop(limitMs: number): Promise<void> {
    if (this.#isStopping) return this.#running;
    this.#isStopping = true;
    this.#reconnector.end();
    let cancel = () => {};
    const tooLong = new Promise<void>((resolve) => {
      cancel = this.#deps.timers.after(limitMs, resolve);
    });
    // What is under way gets through, if the homeserver is quick about it.
    this.#speaker.finish();
    await Promise.race([this.#speaker.drained(), tooLong]);
    this.#reconnector.close();
    this.#speaker.stop();
    this.#keeper.close();
    await Promise.race([Promise.all([this.#running, this.#speaker.drained()]), tooLong]);
    cancel();
    this.#presence?.close();
    this.#state.turn('stopped', null);
  }

  get #presence(): Presence | null {
    return this.#reconnector.presence;
  }

  get #server(): string {
    const { ownId } = this.#reconnector;
    return ownId === null ? 'localhost' : serverOf(ownId);
  }
}
