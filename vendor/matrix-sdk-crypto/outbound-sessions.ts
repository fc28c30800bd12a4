import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { megolmIndex } from './megolm-index.ts';
import { writeFileAtomically } from './store/write-file-atomically.ts';

/** What is known of the session that the bot encrypts with in a room. */
interface Outbound {
  /** The end of the queue of what is done with it. */
  tail: Promise<unknown>;
  /** Whether its key was given to the members by this process. */
  isShared: boolean;
  sessionId: string | null;
  /** When it was first used, milliseconds since 1970. */
  since: number;
  /** Index of the last message. */
  index: number;
}

/**
 * Keeps what is done with the outbound session of a room in order, and knows when it is to be replaced.
 *
 * The wasm side panics, and the process with it, when it is asked to encrypt with a session that is expired or was never shared;
 * and matrix-bot-sdk shares and encrypts in two steps without a lock over both. So the wasm side is given slack, and the rotation
 * that the room asks for is made here, never between an encryption and its share.
 */
export class OutboundSessions {
  readonly #rooms = new Map<string, Outbound>();
  readonly #file: string | null;
  /** The wasm side does not tell how old a session is, so that is kept here, by room. */
  #firstUses: Record<string, { readonly id: string; readonly at: number }> | null = null;

  /** @param folder of the machine's store; null if it has none. */
  constructor(folder: string | null) {
    this.#file = folder === null ? null : join(folder, 'olm-rotation.json');
  }

  /** One at a time for each room. */
  inTurn<Value>(roomId: string, work: (session: Outbound) => Promise<Value>): Promise<Value> {
    const session = this.#sessionOf(roomId);
    const done = session.tail.then(() => work(session));
    session.tail = done.catch(() => {});
    return done;
  }

  isDue(session: Outbound, maxMessages: bigint, periodUs: bigint, now: number): boolean {
    if (session.sessionId === null) return false;
    return BigInt(session.index + 1) >= maxMessages || BigInt(now - session.since) * 1_000n >= periodUs;
  }

  /** Notes that a message was encrypted. */
  used(roomId: string, session: Outbound, content: { readonly session_id: string; readonly ciphertext: string }): void {
    session.index = megolmIndex(content.ciphertext);
    if (content.session_id === session.sessionId) return;
    session.sessionId = content.session_id;
    session.since = this.#firstUse(roomId, content.session_id);
  }

  #sessionOf(roomId: string): Outbound {
    const known = this.#rooms.get(roomId);
    if (known !== undefined) return known;
    const session: Outbound = { tail: Promise.resolve(), isShared: false, sessionId: null, since: 0, index: -1 };
    this.#rooms.set(roomId, session);
    return session;
  }

  #firstUse(roomId: string, id: string): number {
    this.#firstUses ??= this.#read();
    const known = this.#firstUses[roomId];
    if (known?.id === id) return known.at;
    const at = Date.now();
    this.#firstUses[roomId] = { id, at };
    if (this.#file !== null) writeFileAtomically(this.#file, JSON.stringify(this.#firstUses));
    return at;
  }

  #read(): Record<string, { id: string; at: number }> {
    try {
      return this.#file === null ? {} : JSON.parse(readFileSync(this.#file, 'utf8'));
    } catch {
      // None yet, or damaged: ages count from now, and a session lives a little longer.
      return {};
    }
  }
}
