import { reasonWith } from '../../domain/language/reasons.ts';
import type { NetworkListener } from '../../ports/chat-network.ts';
import { backOffMs } from './back-off.ts';
import { openConnection } from './connection.ts';
import type { MatrixDeps } from './deps.ts';
import type { MatrixHttp } from './http.ts';
import type { NetworkState } from './network-state.ts';
import { Pause } from './pause.ts';
import { Presence } from './presence.ts';
import { reasonOf } from './request-error.ts';
import type { RoomKeeper } from './room-keeper.ts';
import { loggedOutText, SessionProblem } from './session.ts';
import type { MatrixSettings } from './settings.ts';
import { SyncLoop } from './sync-loop.ts';
import { SyncPlace } from './sync-place.ts';

export interface ReconnectorContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  readonly state: NetworkState;
  readonly keeper: RoomKeeper;
}

/** Opens a session, and follows the homeserver's stream for as long as it is not stopped, however long the homeserver is away. */
export class Reconnector {
  readonly #context: ReconnectorContext;
  readonly #pause: Pause;
  #listener: NetworkListener | null = null;
  #loop: SyncLoop | null = null;
  #isStopping = false;
  /** Null before the first session. */
  presence: Presence | null = null;
  http: MatrixHttp | null = null;
  ownId: string | null = null;
  lastHeardAt: number | null = null;

  constructor(context: ReconnectorContext) {
    this.#context = context;
    this.#pause = new Pause(context.deps.timers);
  }

  /** Resolves when it is stopped, or when only an org admin can help. Never rejects. */
  async run(listener: NetworkListener): Promise<void> {
    this.#listener = listener;
    const { settings, deps, state } = this.#context;
    for (let failures = 1; !this.#isStopping; failures += 1) {
      try {
        await this.#connect();
        return await this.#loop?.run();
      } catch (error) {
        if (this.#isStopping) return;
        if (error instanceof SessionProblem) {
          deps.log.error({ network: settings.name, reason: error.message }, 'stopped until an org admin mends it');
          return state.turn('stopped', reasonWith('error', error.message));
        }
        deps.log.warn({ network: settings.name, reason: reasonOf(error) }, 'not connected');
        state.turn('waiting', reasonWith('error', reasonOf(error)));
        await this.#pause.take(backOffMs(failures, deps.random.fraction(), settings.patience));
      }
    }
  }

  /** No further try begins; what is under way goes on until `close`. */
  end(): void {
    this.#isStopping = true;
  }

  close(): void {
    this.#loop?.stop();
    this.http?.close();
    this.#pause.end();
  }

  async #connect(): Promise<void> {
    const { settings, deps, state, keeper } = this.#context;
    state.turn('connecting', state.problem);
    const place = new SyncPlace(settings.folder);
    const connection = await openConnection(settings, deps, (http) => {
      this.http = http;
    });
    this.ownId = connection.session.userId;
    const presence = new Presence({
      settings,
      deps,
      connection,
      keeper,
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
    this.presence = presence;
    this.#loop = new SyncLoop(settings, deps, connection.http, place, {
      onSync: (sync, since) => {
        this.lastHeardAt = deps.clock.now();
        return presence.onSync(sync, since);
      },
      onOnline: () => this.#online(connection.http),
      onOffline: (reason) => {
        presence.lost();
        state.turn('waiting', reasonWith('error', reason));
      },
      onLoggedOut: () => state.turn('stopped', reasonWith('error', loggedOutText(settings))),
    });
  }

  #online(http: MatrixHttp): void {
    const { settings, deps, state, keeper } = this.#context;
    state.turn('connected', null);
    const failed = (error: unknown) =>
      deps.log.error({ network: settings.name, reason: reasonOf(error) }, 'rooms could not be joined');
    keeper.open(http).catch(failed);
    this.#listener?.onConnected();
  }

  /** The core promises not to throw; should it all the same, the next message must still be heard. */
  async #hand(give: () => Promise<void> | void | undefined): Promise<void> {
    try {
      await give();
    } catch (error) {
      const { settings, deps } = this.#context;
      deps.log.error({ err: error, network: settings.name }, 'message handler failed');
    }
  }
}
