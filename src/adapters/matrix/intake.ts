import type { MatrixDeps } from './deps.ts';
import { directRecordIn } from './direct-rooms.ts';
import type { MatrixHttp } from './http.ts';
import { type Invitation, parseInvitation } from './invitation.ts';
import { isObject, type JsonObject, objectIn, objectsIn, stringIn } from './json.ts';
import { roomPath } from './matrix-id.ts';
import { isTransient, MatrixRequestError, reasonOf } from './request-error.ts';
import { parseRoomEvent, type RoomEvent } from './room-event.ts';
import { SeenEvents } from './seen-events.ts';

export interface IntakeListener {
  /** What the account has recorded about its direct conversations changed. */
  onDirectRecord(record: JsonObject): void;
  onInvitation(invitation: Invitation): Promise<void>;
  /** The bot is not in a room any more. @param event its own membership; null if the homeserver does not show it. */
  onLeft(roomId: string, event: RoomEvent | null): Promise<void>;
  /** Something that happened in a room. `isOld`: before the bot was there or listened, so nothing is answered. */
  onEvent(event: RoomEvent, isOld: boolean): Promise<void>;
}

export interface IntakeContext {
  readonly network: string;
  readonly deps: MatrixDeps;
  readonly http: MatrixHttp;
  readonly ownId: string;
  readonly staleAfterMs: number;
  readonly listener: IntakeListener;
}

/** Pages of a gap that are asked for; what is older would hardly be answered. */
const MAX_PAGES = 3;
const PAGE = 100;
const MAX_GAP_FAILURES = 5;

/** Takes a sync apart into events, in order. One bad event never stops the others. */
export class Intake {
  readonly #context: IntakeContext;
  /** Rooms that were followed before: a gap in their timeline is filled, older talk of others is not read. */
  readonly #followed: Set<string>;
  readonly #seen = new SeenEvents();
  #gapFailures = 0;

  constructor(context: IntakeContext, joinedRooms: readonly string[]) {
    this.#context = context;
    this.#followed = new Set(joinedRooms);
  }

  /**
   * @param since the place from which the sync began; null for the first sync of an account.
   * @throws MatrixRequestError if a gap can't be filled now; the same sync is then to be taken again.
   */
  async take(sync: JsonObject, since: string | null): Promise<void> {
    const { listener } = this.#context;
    const record = directRecordIn(objectsIn(objectIn(sync, 'account_data'), 'events'));
    if (record !== null) listener.onDirectRecord(record);
    const rooms = objectIn(sync, 'rooms');
    for (const [roomId, room] of entries(rooms, 'leave')) await this.#guard(() => this.#left(roomId, room));
    for (const [roomId, room] of entries(rooms, 'invite')) await this.#guard(() => this.#invited(roomId, room));
    for (const [roomId, room] of entries(rooms, 'join')) await this.#joined(roomId, room, since);
  }

  async #left(roomId: string, room: JsonObject): Promise<void> {
    this.#followed.delete(roomId);
    const events = [...objectsIn(objectIn(room, 'state'), 'events'), ...timelineOf(room)];
    const own = this.#parsed(events, roomId).findLast((event) => this.#isOwnMembership(event));
    await this.#context.listener.onLeft(roomId, own ?? null);
  }

  async #invited(roomId: string, room: JsonObject): Promise<void> {
    const invitation = parseInvitation(roomId, room, this.#context.ownId);
    if (invitation !== null) await this.#context.listener.onInvitation(invitation);
  }

  async #joined(roomId: string, room: JsonObject, since: string | null): Promise<void> {
    const timeline = objectIn(room, 'timeline');
    const isNew = since === null || !this.#followed.has(roomId);
    const missed = isNew || timeline['limited'] !== true ? [] : await this.#missed(roomId, timeline, since);
    this.#followed.add(roomId);
    const events = this.#parsed([...missed, ...timelineOf(room)], roomId);
    // What was said before the bot came is not for it; but who invites to a conversation often begins to talk at once.
    const cameAt = isNew ? events.findLastIndex((event) => this.#cameBy(event)) : -1;
    const calledAt = events.findLastIndex((event, at) => at < cameAt && this.#isDirectInvitation(event));
    const from = calledAt === -1 ? cameAt : calledAt;
    const state = this.#parsed(objectsIn(objectIn(room, 'state'), 'events'), roomId);
    for (const event of state) await this.#tell(event, true);
    for (const [at, event] of events.entries()) await this.#tell(event, since === null || at < from);
  }

  /** What is missing, or nothing after some tries: the rest must not wait for ever. @throws MatrixRequestError */
  async #missed(roomId: string, timeline: JsonObject, since: string): Promise<readonly JsonObject[]> {
    try {
      const found = await this.#fillGap(roomId, timeline, since);
      this.#gapFailures = 0;
      return found;
    } catch (error) {
      this.#gapFailures += 1;
      if (this.#gapFailures < MAX_GAP_FAILURES) throw error;
      const { deps, network } = this.#context;
      deps.log.warn({ network, room: roomId, reason: reasonOf(error) }, 'gap not filled');
      return [];
    }
  }

  /** What the homeserver left out of the timeline, oldest first, as far as it could still be answered. */
  async #fillGap(roomId: string, timeline: JsonObject, since: string): Promise<readonly JsonObject[]> {
    const { deps, staleAfterMs } = this.#context;
    let from = stringIn(timeline, 'prev_batch');
    let found: readonly JsonObject[] = [];
    for (let page = 0; page < MAX_PAGES && from !== null; page += 1) {
      const path = `${roomPath(roomId)}/messages`;
      const query = { dir: 'b', from, to: since, limit: PAGE };
      const answer = await this.#context.http.request('GET', path, { query });
      const events = objectsIn(answer, 'chunk');
      found = [...events.toReversed(), ...found];
      const oldest = events.at(-1);
      const age = oldest === undefined ? null : parseRoomEvent(oldest, roomId, deps.clock.now())?.ageMs;
      from = events.length === 0 || (age ?? 0) > staleAfterMs ? null : stringIn(answer, 'end');
    }
    // State is told in the sync itself; what it was in between does not matter.
    return found.filter((event) => stringIn(event, 'state_key') === null);
  }

  /** Once each: after a crash, a gap or a failure a homeserver gives some of them again. */
  async #tell(event: RoomEvent, isOld: boolean): Promise<void> {
    if (!this.#seen.take(event.id)) return;
    await this.#guard(() => this.#context.listener.onEvent(event, isOld));
  }

  #parsed(events: readonly JsonObject[], roomId: string): readonly RoomEvent[] {
    const now = this.#context.deps.clock.now();
    return events.flatMap((raw) => parseRoomEvent(raw, roomId, now) ?? []);
  }

  #isOwnMembership({ type, stateKey }: RoomEvent): boolean {
    return type === 'm.room.member' && stateKey === this.#context.ownId;
  }

  /** Whether the bot came by this event; a change of its name is a membership as well. */
  #cameBy(event: RoomEvent): boolean {
    const before = stringIn(objectIn(objectIn(event.raw, 'unsigned'), 'prev_content'), 'membership');
    return this.#isOwnMembership(event) && stringIn(event.content, 'membership') === 'join' && before !== 'join';
  }

  #isDirectInvitation(event: RoomEvent): boolean {
    const { membership, is_direct } = event.content;
    return this.#isOwnMembership(event) && membership === 'invite' && is_direct === true;
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { deps, network } = this.#context;
      if (isTransient(error) && error instanceof MatrixRequestError)
        deps.log.warn({ network, reason: reasonOf(error) }, 'event not followed up');
      else deps.log.error({ network, err: error }, 'event could not be taken in');
    }
  }
}

function entries(rooms: JsonObject, kind: string): readonly (readonly [string, JsonObject])[] {
  return Object.entries(objectIn(rooms, kind)).flatMap(([roomId, room]) =>
    isObject(room) ? [[roomId, room] as const] : [],
  );
}

function timelineOf(room: JsonObject): readonly JsonObject[] {
  return objectsIn(objectIn(room, 'timeline'), 'events');
}
