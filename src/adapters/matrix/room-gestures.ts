import type { MatrixDeps } from './deps.ts';
import type { MatrixHttp } from './http.ts';
import { roomPath } from './matrix-id.ts';
import { persist } from './persist.ts';
import { reasonOf } from './request-error.ts';
import type { MatrixSettings } from './settings.ts';

/** How long the bot is shown as typing without another word of it. */
const TYPING_MS = 30_000;

/** The small things that the bot does in rooms beside speaking. None of them rejects but `leave`. */
export class RoomGestures {
  readonly #settings: MatrixSettings;
  readonly #deps: MatrixDeps;
  readonly #http: MatrixHttp;
  readonly #ownId: string;

  constructor(settings: MatrixSettings, deps: MatrixDeps, http: MatrixHttp, ownId: string) {
    this.#settings = settings;
    this.#deps = deps;
    this.#http = http;
    this.#ownId = ownId;
  }

  /** @param reason that people see; empty for none. @throws MatrixRequestError */
  async leave(roomId: string, reason: string): Promise<void> {
    await this.#http.request('POST', `${roomPath(roomId)}/leave`, { body: reason === '' ? {} : { reason } });
  }

  /** Again and again if need be: what somebody took back must not stand because the homeserver was busy. */
  async takeBack(roomId: string, eventId: string): Promise<void> {
    const { random, log } = this.#deps;
    const path = `${roomPath(roomId)}/redact/${encodeURIComponent(eventId)}/t${random.token(32)}`;
    try {
      await persist(
        async () => {
          await this.#http.request('PUT', path, { body: {} });
        },
        this.#deps,
        this.#settings.patience,
      );
    } catch (error) {
      log.warn({ network: this.#settings.name, reason: reasonOf(error) }, 'answer not taken back');
    }
  }

  async showTyping(roomId: string, isTyping: boolean): Promise<void> {
    const body = isTyping ? { typing: true, timeout: TYPING_MS } : { typing: false };
    const path = `${roomPath(roomId)}/typing/${encodeURIComponent(this.#ownId)}`;
    try {
      // Shown too late it would be wrong.
      await this.#http.request('PUT', path, { body, maxWaitMs: 0 });
    } catch (error) {
      this.#deps.log.debug({ network: this.#settings.name, reason: reasonOf(error) }, 'typing not shown');
    }
  }
}
