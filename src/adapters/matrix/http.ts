import type { Clock } from '../../ports/clock.ts';
import type { Timers } from '../../ports/timers.ts';
import { isObject, type JsonObject, numberIn, stringIn } from './json.ts';
import { MatrixRequestError } from './request-error.ts';

export interface RequestOptions {
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: object;
  /** Without it, the patience of the settings. */
  readonly timeoutMs?: number;
  /** How long a request that comes too often may wait altogether for its turn; `Infinity` is not a choice. */
  readonly maxWaitMs?: number;
}

/** More than any answer to this bot; a longer one is an attack on its memory. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const DEFAULT_WAIT_MS = 1_000;
const MAX_WAIT_MS = 30_000;

/** Requests to one homeserver: JSON both ways, with time and size limits, and patience when it says "too fast". */
export class MatrixHttp {
  readonly #base: string;
  readonly #requestMs: number;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #closing = new AbortController();
  /** Sent with each request once it is known. */
  accessToken: string | null = null;
  /** How long the last request took that the server answered at once; null if none did yet. */
  lagMs: number | null = null;

  /** @param base without a slash at the end. */
  constructor(base: string, requestMs: number, clock: Clock, timers: Timers) {
    this.#base = base;
    this.#requestMs = requestMs;
    this.#clock = clock;
    this.#timers = timers;
  }

  /** Ends all requests that are under way, and lets no further one begin. */
  close(): void {
    this.#closing.abort();
  }

  /** @param path with the API's own path before it. @throws MatrixRequestError */
  async request(method: string, path: string, options: RequestOptions = {}): Promise<JsonObject> {
    const { maxWaitMs = MAX_WAIT_MS } = options;
    let waitedMs = 0;
    for (;;) {
      try {
        return await this.#once(method, path, options);
      } catch (error) {
        if (!(error instanceof MatrixRequestError) || error.status !== 429) throw error;
        const waitMs = error.retryAfterMs ?? DEFAULT_WAIT_MS;
        if (waitedMs + waitMs > maxWaitMs) throw error;
        waitedMs += waitMs;
        await this.#sleep(waitMs);
      }
    }
  }

  async #once(method: string, path: string, { query = {}, body, timeoutMs }: RequestOptions): Promise<JsonObject> {
    const url = new URL(`${this.#base}${path}`);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, String(value));
    const startedAt = this.#clock.now();
    const response = await this.#fetch(url, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.accessToken === null ? {} : { authorization: `Bearer ${this.accessToken}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(timeoutMs ?? this.#requestMs)]),
    });
    if (timeoutMs === undefined) this.lagMs = Math.max(0, this.#clock.now() - startedAt);
    return response;
  }

  async #fetch(url: URL, init: RequestInit): Promise<JsonObject> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, init);
      text = await readText(response);
    } catch (cause) {
      throw new MatrixRequestError(failureText(cause), { status: null, cause });
    }
    const answer = parsed(text);
    if (response.ok && answer !== null) return answer;
    throw refusal(response, answer ?? {});
  }

  async #sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        cancel();
        this.#closing.signal.removeEventListener('abort', done);
        resolve();
      };
      const cancel = this.#timers.after(Math.max(1, ms), done);
      this.#closing.signal.addEventListener('abort', done);
    });
  }
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MAX_ANSWER_BYTES) throw new Error('the answer of the homeserver is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    // Not Matrix: the page of a proxy, most likely.
    return null;
  }
}

function refusal(response: Response, answer: JsonObject): MatrixRequestError {
  const errcode = stringIn(answer, 'errcode');
  const told = stringIn(answer, 'error') ?? `HTTP ${response.status}`;
  // A status of success without an answer of Matrix is a fault of whoever stands between.
  return new MatrixRequestError(told.slice(0, 200), {
    status: response.ok ? 502 : response.status,
    errcode,
    retryAfterMs: numberIn(answer, 'retry_after_ms') ?? secondsMs(response.headers.get('retry-after')),
    isSoftLogout: answer['soft_logout'] === true,
    session: stringIn(answer, 'session'),
  });
}

/** Retry-After in seconds; its other form, a date, is not used by homeservers. */
function secondsMs(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null;
}

function failureText(cause: unknown): string {
  if (!(cause instanceof Error)) return 'the request failed';
  if (cause.name === 'TimeoutError') return 'the homeserver did not answer in time';
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  return inner.message;
}
