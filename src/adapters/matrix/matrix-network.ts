import { reasonWith } from '../../domain/language/reasons.ts';
import type {
  ChatNetwork,
  Delivery,
  NetworkListener,
  NetworkStatus,
  OutgoingMessage,
} from '../../ports/chat-network.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { InterviewPlaces } from '../../ports/interview-places.ts';
import { backOffMs } from './back-off.ts';
import { openConnection } from './connection.ts';
import type { MatrixDeps } from './deps.ts';
import type { MatrixHttp } from './http.ts';
import { localpartOf, serverOf, userIdOf } from './matrix-id.ts';
import { NetworkState } from './network-state.ts';
import { Pause } from './pause.ts';
import { Presence } from './presence.ts';
import { reasonOf } from './request-error.ts';
import { RoomKeeper } from './room-keeper.ts';
import { loggedOutText, SessionProblem } from './session.ts';
import type { MatrixSettings } from './settings.ts';
import { Speaker } from './speaker.ts';
import { SyncLoop } from './sync-loop.ts';
import { SyncPlace } from './sync-place.ts';

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
  readonly #settings: MatrixSettings;
  readonly #deps: MatrixDeps;
  readonly #speaker: Speaker;
  readonly #keeper: RoomKeeper;
  readonly #state: NetworkState;
  readonly #pause: Pause;
  #listener: NetworkListener | null = null;
  #http: MatrixHttp | null = null;
  #presence: Presence | null = null;
  #loop: SyncLoop | null = null;
  #running: Promise<void> = Promise.resolve();
  #ownId: string | null = null;
  #lastHeardAt: number | null = null;
  #isStopping = false;

  constructor(settings: MatrixSettings, deps: MatrixDeps) {
    this.name = settings.name;
    this.#settings = settings;
    this.#deps = deps;
    this.#pause = new Pause(deps.timers);
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
      onAnswered: async (exchange, answer) => this.#presence?.conversation.answered(exchange, answer),
    });
    this.#keeper = new RoomKeeper({
      settings,
      deps,
      ownId: () => this.#ownId ?? '',
      isEncrypted: async (roomId) => (await this.#presence?.outlet.isEncrypted(roomId)) ?? false,
      onJoined: () => this.#speaker.wake(this.#state.isOnline),
      onLeft: () => this.#speaker.wake(this.#state.isOnline),
    });
  }

  start(listener: NetworkListener): void {
    this.#listener = listener;
    this.#running = this.#run();
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
    return {
      name: this.name,
      state: this.#state.state,
      since: this.#state.since,
      nick: this.#ownId === null ? '' : localpartOf(this.#ownId),
      channels: this.#keeper.status(),
      lagMs: this.#http?.lagMs ?? null,
      queued: this.#speaker.queued,
      expired: this.#speaker.expired,
      lastHeardAt: this.#lastHeardAt,
      problem: this.#state.problem,
      warnings: [],
    };
  }

  async stop(limitMs: number): Promise<void> {
    if (this.#isStopping) return this.#running;
    this.#isStopping = true;
    let cancel = () => {};
    const tooLong = new Promise<void>((resolve) => {
      cancel = this.#deps.timers.after(limitMs, resolve);
    });
    // What is under way gets through, if the homeserver is quick about it.
    this.#speaker.finish();
    await Promise.race([this.#speaker.drained(), tooLong]);
    this.#loop?.stop();
    this.#http?.close();
    this.#speaker.stop();
    this.#keeper.close();
    this.#pause.end();
    await Promise.race([Promise.all([this.#running, this.#speaker.drained()]), tooLong]);
    cancel();
    this.#presence?.close();
    this.#state.turn('stopped', null);
  }

  get #server(): string {
    return this.#ownId === null ? 'localhost' : serverOf(this.#ownId);
  }

  async #run(): Promise<void> {
    for (let failures = 1; !this.#isStopping; failures += 1) {
      try {
        await this.#connect();
        return await this.#loop?.run();
      } catch (error) {
        if (this.#isStopping) return;
        this.#deps.log.warn({ network: this.name, reason: reasonOf(error) }, 'not connected');
        if (error instanceof SessionProblem) return this.#state.turn('stopped', reasonWith('error', error.message));
        this.#state.turn('waiting', reasonWith('error', reasonOf(error)));
        await this.#pause.take(backOffMs(failures, this.#deps.random.fraction(), this.#settings.patience));
      }
    }
  }

  async #connect(): Promise<void> {
    this.#state.turn('connecting', this.#state.problem);
    const place = new SyncPlace(this.#settings.folder);
    const connection = await openConnection(this.#settings, this.#deps, (http) => {
      this.#http = http;
    });
    this.#ownId = connection.session.userId;
    const presence = new Presence({
      settings: this.#settings,
      deps: this.#deps,
      connection,
      keeper: this.#keeper,
      tell: (message) => this.#hand(() => this.#listener?.onMessage(message)),
      react: (reaction) => this.#hand(() => this.#listener?.onReaction?.(reaction)),
      onSeen: (nick, account) => this.#listener?.onSeen(nick, account),
      onPlaceLost: (name) => this.#listener?.onPlaceLost?.(name),
    });
    try {
      await presence.open();
    } catch (error) {
      presence.close();
      throw error;
    }
    this.#presence = presence;
    this.#loop = new SyncLoop(this.#settings, this.#deps, connection.http, place, {
      onSync: (sync, since) => {
        this.#lastHeardAt = this.#deps.clock.now();
        return presence.onSync(sync, since);
      },
      onOnline: () => this.#online(connection.http),
      onOffline: (reason) => {
        presence.lost();
        this.#state.turn('waiting', reasonWith('error', reason));
      },
      onLoggedOut: () => this.#state.turn('stopped', reasonWith('error', loggedOutText(this.#settings))),
    });
  }

  #online(http: MatrixHttp): void {
    this.#state.turn('connected', null);
    const failed = (error: unknown) =>
      this.#deps.log.error({ network: this.name, reason: reasonOf(error) }, 'rooms could not be joined');
    this.#keeper.open(http).catch(failed);
    this.#listener?.onConnected();
  }

  /** The core promises not to throw; should it all the same, the next message must still be heard. */
  async #hand(give: () => Promise<void> | void | undefined): Promise<void> {
    try {
      await give();
    } catch (error) {
      this.#deps.log.error({ err: error, network: this.name }, 'message handler failed');
    }
  }
}
