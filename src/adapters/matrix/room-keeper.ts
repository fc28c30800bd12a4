import type { NetworkStatus } from '../../ports/chat-network.ts';
import { cleanText } from './clean-text.ts';
import type { MatrixDeps } from './deps.ts';
import type { MatrixHttp } from './http.ts';
import { type Absence, absenceOf, absenceText, rejoinAfterMs } from './join-policy.ts';
import { type JsonObject, stringIn } from './json.ts';
import { serverOf } from './matrix-id.ts';
import { speechProblem } from './power-levels.ts';
import { isLoggedOut, isNotFound, reasonOf } from './request-error.ts';
import type { RoomEvent } from './room-event.ts';
import type { MatrixSettings } from './settings.ts';

/** A room of the configuration and how the bot stands with it. */
interface Kept {
  /** As the configuration has it: an alias or an id. */
  readonly name: string;
  /** Null until it was joined once. */
  roomId: string | null;
  /** Where it moved to; what is joined in place of the name. */
  successor: { readonly roomId: string; readonly via: string } | null;
  isJoined: boolean;
  joinedAt: number;
  absence: Absence | null;
  detail: string;
  tries: number;
  kicks: number;
  /** `Infinity`: not before an admin says so. */
  notBefore: number;
  /** Why it can't speak there though it is there. */
  speech: string | null;
  isWrongCipher: boolean;
  cancel: () => void;
}

export interface RoomKeeperContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  readonly ownId: () => string;
  /** Asked once a room is joined. @throws MatrixRequestError */
  isEncrypted(roomId: string): Promise<boolean>;
  onJoined(roomId: string): void;
  onLeft(): void;
}

/** A stay this long makes a kick the first one again. */
const LONG_STAY_MS = 24 * 60 * 60 * 1_000;
/** Rooms that move on and on are a trap. */
const MAX_MOVES = 10;
const MAX_DETAIL = 200;
/** Joins at once: two hundred rooms should not take minutes, nor weigh on the homeserver. */
const PARALLEL_JOINS = 4;

/** Keeps the bot in its rooms, as far as those who run them want it there. */
export class RoomKeeper {
  readonly #context: RoomKeeperContext;
  readonly #kept: readonly Kept[];
  #http: MatrixHttp | null = null;
  #tried = () => {};
  /** Resolves when each room was tried once: until then nobody knows which id belongs to which alias. */
  readonly allTried: Promise<void>;

  constructor(context: RoomKeeperContext) {
    this.#context = context;
    this.allTried = new Promise((resolve) => {
      this.#tried = resolve;
    });
    this.#kept = context.settings.rooms.map((name) => ({
      name,
      roomId: name.startsWith('!') ? name : null,
      successor: null,
      isJoined: false,
      joinedAt: 0,
      absence: null,
      detail: '',
      tries: 0,
      kicks: 0,
      notBefore: 0,
      speech: null,
      isWrongCipher: false,
      cancel: () => {},
    }));
  }

  /** Joins what may be joined and is not; resolves when each was tried. */
  async open(http: MatrixHttp): Promise<void> {
    this.#http = http;
    const now = this.#context.deps.clock.now();
    const due = this.#kept.filter((kept) => !kept.isJoined && kept.notBefore <= now);
    const next = async (): Promise<void> => {
      for (let kept = due.shift(); kept !== undefined; kept = due.shift()) await this.#join(kept);
    };
    await Promise.all(Array.from({ length: PARALLEL_JOINS }, next));
    this.#tried();
  }

  close(): void {
    this.#http = null;
    this.#tried();
    for (const kept of this.#kept) kept.cancel();
  }

  /** The configured name of a room; null if the bot does not live there. Of a room that it was thrown out of it hears nothing. */
  nameOf(roomId: string): string | null {
    return this.#kept.find((kept) => kept.roomId === roomId)?.name ?? null;
  }

  /** Whether an invitation leads to a room of the configuration. */
  isConfigured(roomId: string, alias: string | null): boolean {
    return this.#find(roomId, alias) !== undefined;
  }

  /** The room of a configured name, if the bot is in it. */
  joinedRoom(name: string): string | null {
    const kept = this.#kept.find((one) => one.name === name);
    return kept?.isJoined ? kept.roomId : null;
  }

  has(name: string): boolean {
    return this.#kept.some((kept) => kept.name === name);
  }

  /** Why it stays out of a room until an admin acts; null if it is there or will try. */
  whyGone(name: string): string | null {
    const kept = this.#kept.find((one) => one.name === name);
    return kept?.absence && kept.notBefore === Infinity ? absenceText(kept.absence, kept.detail) : null;
  }

  /** An admin wants it tried again at once. */
  rejoin(name: string): boolean {
    const kept = this.#kept.find((one) => one.name === name);
    if (kept === undefined || this.#http === null) return false;
    kept.kicks = 0;
    kept.notBefore = 0;
    if (!kept.isJoined) void this.#join(kept);
    return true;
  }

  /** Somebody let it in. A kick is not undone by anybody's invitation. */
  async invited(roomId: string, alias: string | null): Promise<void> {
    const kept = this.#find(roomId, alias);
    if (kept === undefined || kept.isJoined || kept.absence === 'kicked') return;
    kept.roomId = roomId;
    await this.#join(kept, roomId);
  }

  status(): NetworkStatus['channels'] {
    const { encryption } = this.#context.settings;
    return this.#kept.map(({ name, isJoined, absence, detail, speech, isWrongCipher }) => ({
      name,
      isJoined,
      problem:
        absence !== null
          ? absenceText(absence, detail)
          : isWrongCipher
            ? encryption === 'off'
              ? 'is encrypted, and the bot runs without encryption'
              : 'is not encrypted, and the configuration demands it'
            : speech,
    }));
  }

  /** What happened in a room, or to the bot there. */
  async onEvent(event: RoomEvent): Promise<void> {
    const kept = this.#kept.find(({ roomId }) => roomId === event.roomId);
    if (kept === undefined || event.stateKey === null) return;
    if (event.type === 'm.room.power_levels') kept.speech = speechProblem(event.content, this.#context.ownId());
    else if (event.type === 'm.room.encryption') await this.#checkCipher(kept);
    else if (event.type === 'm.room.tombstone' && event.stateKey === '')
      await this.#move(kept, event.content, event.sender);
  }

  /** The bot is not in a room any more. @param event its own membership; null if the homeserver does not show it. */
  left(roomId: string, event: RoomEvent | null): void {
    const kept = this.#kept.find((one) => one.roomId === roomId);
    if (kept === undefined || !kept.isJoined) return;
    const { clock } = this.#context.deps;
    if (clock.now() - kept.joinedAt > LONG_STAY_MS) kept.kicks = 0;
    const isBan = event !== null && stringIn(event.content, 'membership') === 'ban';
    if (!isBan) kept.kicks += 1;
    const reason = event === null ? '' : stringIn(event.content, 'reason');
    const by = event === null ? '' : `by ${event.sender}${reason ? ` (${reason})` : ''}`;
    this.#absent(kept, isBan ? 'banned' : 'kicked', by);
  }

  #find(roomId: string, alias: string | null): Kept | undefined {
    return this.#kept.find(
      (kept) => kept.roomId === roomId || kept.name === alias || kept.successor?.roomId === roomId,
    );
  }

  async #join(kept: Kept, target = kept.successor?.roomId ?? kept.name): Promise<void> {
    const http = this.#http;
    if (http === null) return;
    kept.cancel();
    kept.notBefore = 0;
    const via = kept.successor?.via ?? (target.includes(':') ? serverOf(target) : null);
    try {
      const answer = await http.request('POST', `/_matrix/client/v3/join/${encodeURIComponent(target)}`, {
        body: {},
        ...(via === null ? {} : { query: { server_name: via } }),
      });
      await this.#joined(kept, stringIn(answer, 'room_id') ?? target, http);
    } catch (error) {
      if (this.#http === http && !isLoggedOut(error)) this.#absent(kept, absenceOf(error), reasonOf(error));
    }
  }

  async #joined(kept: Kept, roomId: string, http: MatrixHttp): Promise<void> {
    const tombstone = await this.#state(http, roomId, 'm.room.tombstone');
    kept.roomId = roomId;
    if (tombstone !== null && (await this.#move(kept, tombstone, roomId))) return;
    const levels = await this.#state(http, roomId, 'm.room.power_levels');
    kept.speech = levels === null ? null : speechProblem(levels, this.#context.ownId());
    if (!kept.isJoined) kept.joinedAt = this.#context.deps.clock.now();
    Object.assign(kept, { isJoined: true, absence: null, detail: '', tries: 0, notBefore: 0 });
    await this.#checkCipher(kept);
    this.#context.deps.log.info({ network: this.#context.settings.name, channel: kept.name }, 'joined');
    this.#context.onJoined(roomId);
  }

  /** Follows a room that moved. @param from whose server knows the new one. @returns false if there is nowhere to go. */
  async #move(kept: Kept, tombstone: JsonObject, from: string): Promise<boolean> {
    const next = stringIn(tombstone, 'replacement_room');
    kept.tries = kept.absence === null && kept.isJoined ? 0 : kept.tries;
    if (next === null || !next.startsWith('!') || next === kept.roomId || kept.tries > MAX_MOVES) return false;
    const before = kept.roomId;
    kept.tries += 1;
    kept.successor = { roomId: next, via: serverOf(from) };
    this.#context.deps.log.info({ network: this.#context.settings.name, channel: kept.name, to: next }, 'room moved');
    await this.#join(kept, next);
    if (kept.isJoined && kept.roomId === next && before !== null) await this.#leave(before);
    return true;
  }

  async #leave(roomId: string): Promise<void> {
    try {
      await this.#http?.request('POST', `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/leave`, { body: {} });
    } catch (error) {
      // It stays in a room where nobody speaks any more.
      this.#context.deps.log.debug({ room: roomId, reason: reasonOf(error) }, 'room not left');
    }
  }

  async #checkCipher(kept: Kept): Promise<void> {
    const { encryption } = this.#context.settings;
    if (encryption === 'allowed' || kept.roomId === null) return;
    kept.isWrongCipher = (await this.#context.isEncrypted(kept.roomId)) !== (encryption === 'required');
  }

  async #state(http: MatrixHttp, roomId: string, type: string): Promise<JsonObject | null> {
    try {
      return await http.request('GET', `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/state/${type}/`);
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  #absent(kept: Kept, absence: Absence, told: string): void {
    const { deps, settings } = this.#context;
    const detail = cleanText(told).slice(0, MAX_DETAIL);
    kept.tries = kept.absence === absence ? kept.tries + 1 : 1;
    Object.assign(kept, { isJoined: false, absence, detail });
    const tries = absence === 'kicked' ? kept.kicks : kept.tries;
    const afterMs = rejoinAfterMs(absence, tries, settings.patience);
    kept.notBefore = afterMs === null ? Infinity : deps.clock.now() + afterMs;
    deps.log.warn(
      { network: settings.name, channel: kept.name, absence, detail, againInMs: afterMs },
      'not in the channel',
    );
    kept.cancel();
    if (afterMs !== null) kept.cancel = deps.timers.after(Math.max(1, afterMs), () => void this.#join(kept));
    this.#context.onLeft();
  }
}
