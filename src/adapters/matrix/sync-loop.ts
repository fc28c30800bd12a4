import { backOffMs } from './back-off.ts';
import type { MatrixDeps } from './deps.ts';
import type { MatrixHttp } from './http.ts';
import { type JsonObject, stringIn } from './json.ts';
import { Pause } from './pause.ts';
import { isLoggedOut, MatrixRequestError, reasonOf } from './request-error.ts';
import type { MatrixSettings } from './settings.ts';
import type { SyncPlace } from './sync-place.ts';

export interface SyncListener {
  /** Takes a sync in; resolves when its keys and events have been. `dealt` resolves when all that was heard in it is done with. */
  onSync(sync: JsonObject, since: string | null): Promise<{ readonly dealt: Promise<void> }>;
  /** The first sync, or the first after failures, was taken in. */
  onOnline(): void;
  onOffline(reason: string): void;
  /** The session is over; the loop has ended. */
  onLoggedOut(): void;
}

/** What of each room is wanted: no receipts, no presence, no account data but the record of direct conversations. */
const FILTER = JSON.stringify({
  presence: { types: [] },
  account_data: { types: ['m.direct'] },
  room: { timeline: { limit: 50 }, ephemeral: { types: [] }, account_data: { types: [] } },
});
/** Of the first sync of an account nothing is answered, so little is asked for. */
const FIRST_FILTER = FILTER.replace('"limit":50', '"limit":1');

/** Follows the homeserver's stream of events, whatever happens in between, until it is stopped. */
export class SyncLoop {
  readonly #settings: MatrixSettings;
  readonly #deps: MatrixDeps;
  readonly #http: MatrixHttp;
  readonly #place: SyncPlace;
  readonly #listener: SyncListener;
  #since: string | null;
  #isOnline = false;
  #isStopped = false;
  readonly #pause: Pause;
  /** Ends when all that was heard so far has been dealt with. */
  #dealt: Promise<unknown> = Promise.resolve();

  constructor(settings: MatrixSettings, deps: MatrixDeps, http: MatrixHttp, place: SyncPlace, listener: SyncListener) {
    this.#settings = settings;
    this.#deps = deps;
    this.#http = http;
    this.#place = place;
    this.#listener = listener;
    this.#since = place.token;
    this.#pause = new Pause(deps.timers);
  }

  async run(): Promise<void> {
    let failures = 0;
    while (!this.#isStopped) {
      try {
        await this.#once();
        failures = 0;
      } catch (error) {
        if (this.#isStopped) return;
        if (isLoggedOut(error)) return this.#listener.onLoggedOut();
        failures += 1;
        if (this.#isOnline || failures === 1) this.#listener.onOffline(reasonOf(error));
        this.#isOnline = false;
        const wantedMs = error instanceof MatrixRequestError ? error.retryAfterMs : null;
        await this.#pause.take(backOffMs(failures, this.#deps.random.fraction(), this.#settings.patience, wantedMs));
      }
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#pause.end();
  }

  async #once(): Promise<void> {
    const { syncMs, requestMs } = this.#settings.patience;
    const since = this.#since;
    // After a failure the server is asked to answer at once, so that it shows that it is back.
    const holdMs = this.#isOnline ? syncMs : 0;
    const sync = await this.#http.request('GET', '/_matrix/client/v3/sync', {
      query: {
        filter: since === null ? FIRST_FILTER : FILTER,
        timeout: holdMs,
        ...(since === null ? {} : { since }),
      },
      timeoutMs: holdMs + requestMs,
    });
    const next = stringIn(sync, 'next_batch');
    if (next === null) throw new MatrixRequestError('the sync has no end', { status: 502 });
    const { dealt } = await this.#listener.onSync(sync, since);
    this.#since = next;
    this.#keepPlace(next, dealt);
    if (this.#isOnline) return;
    this.#isOnline = true;
    this.#listener.onOnline();
  }

  /** The place is kept once everything before it has been answered: after a crash the rest is taken in again. */
  #keepPlace(next: string, dealt: Promise<void>): void {
    this.#dealt = Promise.all([this.#dealt, dealt]).then(() => {
      if (!this.#isStopped) this.#place.reached(next);
    });
    this.#dealt.catch((error: unknown) =>
      this.#deps.log.error({ network: this.#settings.name, reason: reasonOf(error) }, 'place in the stream not kept'),
    );
  }
}
