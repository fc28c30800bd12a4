import { absent, isGone, joined } from '../../domain/limits/stay.ts';
import { cleanText } from './clean-text.ts';
import type { MatrixDeps } from './deps.ts';
import type { MatrixHttp } from './http.ts';
import { type Absence, absenceOf, joinPatience } from './join-policy.ts';
import { type JsonObject, stringIn } from './json.ts';
import type { KeptRoom } from './kept-room.ts';
import { roomPath, serverOf } from './matrix-id.ts';
import { speechProblem } from './power-levels.ts';
import { isLoggedOut, isNotFound, reasonOf } from './request-error.ts';
import type { MatrixSettings } from './settings.ts';

export interface RoomJoinerContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  readonly ownId: () => string;
  /** Asked once a room is joined. @throws MatrixRequestError */
  isEncrypted(roomId: string): Promise<boolean>;
  onJoined(roomId: string): void;
  onLeft(): void;
}

/** Rooms that move on and on are a trap. */
const MAX_MOVES = 10;

/** Goes into rooms, follows those that move, and comes back to those it is not in. */
export class RoomJoiner {
  readonly #context: RoomJoinerContext;
  /** Null while there is no connection: then nothing is joined. */
  http: MatrixHttp | null = null;

  constructor(context: RoomJoinerContext) {
    this.#context = context;
  }

  /** Never rejects: what went wrong is noted, and when it is tried again. */
  async join(room: KeptRoom, target = room.successor?.roomId ?? room.name): Promise<void> {
    const { http } = this;
    if (http === null) return;
    room.cancel();
    room.stay = { ...room.stay, notBefore: 0 };
    const via = room.successor?.via ?? (target.includes(':') ? serverOf(target) : null);
    try {
      const answer = await http.request('POST', `/_matrix/client/v3/join/${encodeURIComponent(target)}`, {
        body: {},
        ...(via === null ? {} : { query: { server_name: via } }),
      });
      await this.#joined(room, stringIn(answer, 'room_id') ?? target, http);
    } catch (error) {
      if (this.http === http && !isLoggedOut(error)) this.absent(room, absenceOf(error), reasonOf(error));
    }
  }

  /** Follows a room that moved. @param from whose server knows the new one. @returns false if there is nowhere to go. */
  async move(room: KeptRoom, tombstone: JsonObject, from: string): Promise<boolean> {
    const next = stringIn(tombstone, 'replacement_room');
    if (next === null || !next.startsWith('!') || next === room.roomId || room.moves >= MAX_MOVES) return false;
    const before = room.roomId;
    room.moves += 1;
    room.successor = { roomId: next, via: serverOf(from) };
    this.#context.deps.log.info({ network: this.#context.settings.name, channel: room.name, to: next }, 'room moved');
    await this.join(room, next);
    if (room.stay.isJoined && room.roomId === next && before !== null) await this.#leave(before);
    return true;
  }

  /** The bot is not in a room, and comes back when it may. @param told why, in the words of whoever says so. */
  absent(room: KeptRoom, absence: Absence | 'kicked', told: string): void {
    const { deps, settings } = this.#context;
    const now = deps.clock.now();
    room.stay = absent(room.stay, absence, cleanText(told), now, joinPatience(settings.patience));
    const { detail, notBefore } = room.stay;
    const againInMs = isGone(room.stay) ? null : notBefore - now;
    deps.log.warn({ network: settings.name, channel: room.name, absence, detail, againInMs }, 'not in the channel');
    room.cancel();
    if (againInMs !== null) room.cancel = deps.timers.after(Math.max(1, againInMs), () => void this.join(room));
    this.#context.onLeft();
  }

  /** @throws MatrixRequestError */
  async checkCipher(room: KeptRoom): Promise<void> {
    const { encryption } = this.#context.settings;
    if (encryption === 'allowed' || room.roomId === null) return;
    room.isWrongCipher = (await this.#context.isEncrypted(room.roomId)) !== (encryption === 'required');
  }

  async #joined(room: KeptRoom, roomId: string, http: MatrixHttp): Promise<void> {
    const [tombstone, levels] = await Promise.all([
      stateOf(http, roomId, 'm.room.tombstone'),
      stateOf(http, roomId, 'm.room.power_levels'),
    ]);
    room.roomId = roomId;
    if (tombstone !== null && (await this.move(room, tombstone, roomId))) return;
    room.speech = levels === null ? null : speechProblem(levels, this.#context.ownId());
    room.stay = joined(room.stay, this.#context.deps.clock.now());
    room.moves = 0;
    await this.checkCipher(room);
    this.#context.deps.log.info({ network: this.#context.settings.name, channel: room.name }, 'joined');
    this.#context.onJoined(roomId);
  }

  async #leave(roomId: string): Promise<void> {
    try {
      await this.http?.request('POST', `${roomPath(roomId)}/leave`, { body: {} });
    } catch (error) {
      // It stays in a room where nobody speaks any more.
      this.#context.deps.log.debug({ room: roomId, reason: reasonOf(error) }, 'room not left');
    }
  }
}

async function stateOf(http: MatrixHttp, roomId: string, type: string): Promise<JsonObject | null> {
  try {
    return await http.request('GET', `${roomPath(roomId)}/state/${type}/`);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
