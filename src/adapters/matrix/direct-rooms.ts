import type { MatrixHttp } from './http.ts';
import { isObject, type JsonObject, stringIn, stringsIn } from './json.ts';
import { roomPath } from './matrix-id.ts';
import type { Members } from './members.ts';
import { isNotFound } from './request-error.ts';
import type { MatrixEncryption } from './settings.ts';

export interface DirectRoomsContext {
  readonly http: MatrixHttp;
  readonly members: Members;
  readonly ownId: string;
  readonly encryption: MatrixEncryption;
}

/** What the bot writes into a room that it makes: with whom it is to be a conversation. */
const MADE_FOR = 'gsocbot.conversation_with';

/**
 * The conversations with one person, as the account's own record (m.direct) has them.
 *
 * A room counts as one only while nobody but the two is in it: what is said in private must not be read by a third.
 */
export class DirectRooms {
  readonly #context: DirectRoomsContext;
  /** Newest first, by person. */
  readonly #rooms = new Map<string, readonly string[]>();
  /** Rooms that are being made, so that two messages at once do not make two. */
  readonly #making = new Map<string, Promise<string>>();
  /** People for whom a room may have been made without the homeserver having got round to say so. */
  readonly #doubtful = new Set<string>();

  constructor(context: DirectRoomsContext) {
    this.#context = context;
  }

  /** Reads what the account has recorded. @throws MatrixRequestError */
  async load(): Promise<void> {
    try {
      this.take(await this.#context.http.request('GET', this.#recordPath));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  take(record: JsonObject): void {
    this.#rooms.clear();
    for (const userId of Object.keys(record)) this.#rooms.set(userId, stringsIn(record, userId));
  }

  /** With whom a room is a conversation; null if it is none. */
  partnerIn(roomId: string): string | null {
    for (const [userId, rooms] of this.#rooms) if (rooms.includes(roomId)) return userId;
    return null;
  }

  /** @throws MatrixRequestError */
  async add(userId: string, roomId: string): Promise<void> {
    if (this.partnerIn(roomId) === userId) return;
    this.#rooms.set(userId, [roomId, ...(this.#rooms.get(userId) ?? [])]);
    await this.#record();
  }

  /** @throws MatrixRequestError */
  async remove(roomId: string): Promise<void> {
    const partner = this.partnerIn(roomId);
    if (partner === null) return;
    const rest = (this.#rooms.get(partner) ?? []).filter((room) => room !== roomId);
    if (rest.length > 0) this.#rooms.set(partner, rest);
    else this.#rooms.delete(partner);
    await this.#record();
  }

  /** Whether nobody but the two is in a room. @throws MatrixRequestError */
  async isPrivate(roomId: string, userId: string): Promise<boolean> {
    const people = await this.#context.members.joinedAndInvited(roomId);
    return people.every((id) => id === userId || id === this.#context.ownId);
  }

  /** The conversation with a person, made if there is none. @throws MatrixRequestError */
  async roomFor(userId: string): Promise<string> {
    for (const roomId of this.#rooms.get(userId) ?? []) if (await this.#isUsable(roomId, userId)) return roomId;
    const making = this.#making.get(userId) ?? this.#make(userId);
    this.#making.set(userId, making);
    try {
      return await making;
    } finally {
      this.#making.delete(userId);
    }
  }

  async #isUsable(roomId: string, userId: string): Promise<boolean> {
    const { members, ownId } = this.#context;
    try {
      const people = await members.joinedAndInvited(roomId);
      return people.includes(ownId) && people.includes(userId) && people.length === 2;
    } catch (error) {
      // The bot is not in it any more.
      if (error instanceof Error && 'errcode' in error && error.errcode === 'M_FORBIDDEN') return false;
      throw error;
    }
  }

  async #make(userId: string): Promise<string> {
    const { http, encryption } = this.#context;
    const found = this.#doubtful.has(userId) ? await this.#findMade(userId) : null;
    if (found !== null) {
      await this.add(userId, found);
      this.#doubtful.delete(userId);
      return found;
    }
    this.#doubtful.add(userId);
    const cipher = { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } };
    const answer = await http.request('POST', '/_matrix/client/v3/createRoom', {
      body: {
        preset: 'trusted_private_chat',
        is_direct: true,
        creation_content: { [MADE_FOR]: userId },
        invite: [userId],
        initial_state: encryption === 'off' ? [] : [cipher],
      },
    });
    const roomId = stringIn(answer, 'room_id') ?? '';
    await this.add(userId, roomId);
    this.#doubtful.delete(userId);
    return roomId;
  }

  /**
   * A room that an earlier try made whose answer was lost: making one has no name by which the homeserver would know it again.
   *
   * @throws MatrixRequestError
   */
  async #findMade(userId: string): Promise<string | null> {
    const { http } = this.#context;
    const answer = await http.request('GET', '/_matrix/client/v3/joined_rooms');
    const unknown = stringsIn(answer, 'joined_rooms').filter((roomId) => this.partnerIn(roomId) === null);
    for (const roomId of unknown) {
      const path = `${roomPath(roomId)}/state/m.room.create/`;
      const isMade = stringIn(await http.request('GET', path), MADE_FOR) === userId;
      if (isMade && (await this.#isUsable(roomId, userId))) return roomId;
    }
    return null;
  }

  async #record(): Promise<void> {
    const body = Object.fromEntries([...this.#rooms].map(([userId, rooms]) => [userId, [...rooms]]));
    await this.#context.http.request('PUT', this.#recordPath, { body });
  }

  get #recordPath(): string {
    return `/_matrix/client/v3/user/${encodeURIComponent(this.#context.ownId)}/account_data/m.direct`;
  }
}

/** The record in a sync; null if it did not change. */
export function directRecordIn(accountData: readonly JsonObject[]): JsonObject | null {
  const event = accountData.find((one) => stringIn(one, 'type') === 'm.direct');
  return event !== undefined && isObject(event['content']) ? event['content'] : null;
}
