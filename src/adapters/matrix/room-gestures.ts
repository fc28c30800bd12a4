import type { MatrixDeps } from './deps.ts';
import type { MatrixHttp } from './http.ts';
import { reasonOf } from './request-error.ts';

/** How long the bot is shown as typing without another word of it. */
const TYPING_MS = 30_000;

/** The small things that the bot does in rooms beside speaking. None of them rejects but `leave`. */
export class RoomGestures {
  readonly #network: string;
  readonly #deps: MatrixDeps;
  readonly #http: MatrixHttp;
  readonly #ownId: string;

  constructor(network: string, deps: MatrixDeps, http: MatrixHttp, ownId: string) {
    this.#network = network;
    this.#deps = deps;
    this.#http = http;
    this.#ownId = ownId;
  }

  /** @param reason that people see; empty for none. @throws MatrixRequestError */
  async leave(roomId: string, reason: string): Promise<void> {
    await this.#http.request('POST', `${pathOf(roomId)}/leave`, { body: reason === '' ? {} : { reason } });
  }

  async takeBack(roomId: string, eventId: string): Promise<void> {
    const { random, log } = this.#deps;
    const path = `${pathOf(roomId)}/redact/${encodeURIComponent(eventId)}/t${random.token(32)}`;
    try {
      await this.#http.request('PUT', path, { body: {} });
    } catch (error) {
      log.warn({ network: this.#network, reason: reasonOf(error) }, 'answer not taken back');
    }
  }

  async showTyping(roomId: string, isTyping: boolean): Promise<void> {
    const body = isTyping ? { typing: true, timeout: TYPING_MS } : { typing: false };
    const path = `${pathOf(roomId)}/typing/${encodeURIComponent(this.#ownId)}`;
    try {
      // Shown too late it would be wrong.
      await this.#http.request('PUT', path, { body, maxWaitMs: 0 });
    } catch (error) {
      this.#deps.log.debug({ network: this.#network, reason: reasonOf(error) }, 'typing not shown');
    }
  }
}

function pathOf(roomId: string): string {
  return `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}`;
}
