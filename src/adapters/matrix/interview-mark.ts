import type { MatrixHttp } from './http.ts';
import { type JsonObject, stringIn } from './json.ts';
import { roomPath } from './matrix-id.ts';
import { isNotFound } from './request-error.ts';

/** State by which the bot knows its rooms for interviews again, whoever asks first after a restart: the core or an event. */
const MARK = 'org.gsocbot.interview';
const MEGOLM = { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } };

/** A private room in which everybody may speak; everything else, inviting too, is the bot's alone. */
export function interviewRoom(title: string, label: string, isEncrypted: boolean): JsonObject {
  const state = (type: string, content: JsonObject) => ({ type, state_key: '', content });
  return {
    preset: 'private_chat',
    visibility: 'private',
    name: title,
    initial_state: [
      // With the keys for those who are only invited: who comes while a message is under way could not read it otherwise.
      state('m.room.history_visibility', { history_visibility: 'invited' }),
      state('m.room.guest_access', { guest_access: 'forbidden' }),
      state(MARK, { booking: label }),
      ...(isEncrypted ? [MEGOLM] : []),
    ],
    power_level_content_override: {
      users_default: 0,
      events_default: 0,
      state_default: 100,
      invite: 100,
      kick: 100,
      ban: 100,
      redact: 100,
      events: {},
      notifications: { room: 100 },
    },
  };
}

/** Knows which rooms were made so, asking once for each. */
export class InterviewMarks {
  readonly #http: MatrixHttp;
  readonly #ownId: string;
  readonly #marked = new Map<string, Promise<boolean>>();

  constructor(http: MatrixHttp, ownId: string) {
    this.#http = http;
    this.#ownId = ownId;
  }

  /** @throws MatrixRequestError */
  isInterview(roomId: string): Promise<boolean> {
    const marked = this.#marked.get(roomId) ?? this.#isMarked(roomId);
    this.#marked.set(roomId, marked);
    marked.catch(() => this.#marked.delete(roomId));
    return marked;
  }

  forget(roomId: string): void {
    this.#marked.delete(roomId);
  }

  async #isMarked(roomId: string): Promise<boolean> {
    try {
      // The event as a whole, for only the bot's own mark counts.
      const created = await this.#http.request('GET', `${roomPath(roomId)}/state/m.room.create/`, {
        query: { format: 'event' },
      });
      if (stringIn(created, 'sender') !== this.#ownId) return false;
      await this.#http.request('GET', `${roomPath(roomId)}/state/${MARK}/`);
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }
}
