import type { Reason } from '../../domain/language/reasons.ts';
import { pardoned } from '../../domain/limits/stay.ts';
import type { NetworkStatus } from '../../ports/chat-network.ts';
import type { MatrixHttp } from './http.ts';
import { stringIn } from './json.ts';
import { type KeptRoom, newKeptRoom, statusOf, whyGone } from './kept-room.ts';
import { speechProblem } from './power-levels.ts';
import type { RoomEvent } from './room-event.ts';
import { RoomJoiner, type RoomJoinerContext } from './room-joiner.ts';

/** Joins at once: two hundred rooms should not take minutes, nor weigh on the homeserver. */
const PARALLEL_JOINS = 4;

/** Keeps the bot in its rooms, as far as those who run them want it there, and knows each by its configured name. */
export class RoomKeeper {
  readonly #context: RoomJoinerContext;
  readonly #rooms: readonly KeptRoom[];
  readonly #joiner: RoomJoiner;
  #tried = () => {};
  /** Resolves when each room was tried once: until then nobody knows which id belongs to which alias. */
  readonly allTried: Promise<void>;

  constructor(context: RoomJoinerContext) {
    this.#context = context;
    this.#joiner = new RoomJoiner(context);
    this.allTried = new Promise((resolve) => {
      this.#tried = resolve;
    });
    this.#rooms = context.settings.rooms.map(newKeptRoom);
  }

  /** Joins what may be joined and is not; resolves when each was tried. */
  async open(http: MatrixHttp): Promise<void> {
    this.#joiner.http = http;
    const now = this.#context.deps.clock.now();
    const due = this.#rooms.filter(({ stay }) => !stay.isJoined && stay.notBefore <= now);
    const next = async (): Promise<void> => {
      for (let room = due.shift(); room !== undefined; room = due.shift()) await this.#joiner.join(room);
    };
    await Promise.all(Array.from({ length: PARALLEL_JOINS }, next));
    this.#tried();
  }

  close(): void {
    this.#joiner.http = null;
    this.#tried();
    for (const room of this.#rooms) room.cancel();
  }

  /** The configured name of a room; null if the bot does not live there. Of a room that it was thrown out of it hears nothing. */
  nameOf(roomId: string): string | null {
    return this.#rooms.find((room) => room.roomId === roomId)?.name ?? null;
  }

  /** Whether an invitation leads to a room of the configuration. */
  isConfigured(roomId: string, alias: string | null): boolean {
    return this.#invitedTo(roomId, alias) !== undefined;
  }

  /** The room of a configured name, if the bot is in it. */
  joinedRoom(name: string): string | null {
    const room = this.#named(name);
    return room?.stay.isJoined ? room.roomId : null;
  }

  has(name: string): boolean {
    return this.#named(name) !== undefined;
  }

  /** Why it stays out of a room until an admin acts; null if it is there or will try. */
  whyGone(name: string): Reason | null {
    const room = this.#named(name);
    return room === undefined ? null : whyGone(room);
  }

  /** An admin wants it tried again at once. */
  rejoin(name: string): boolean {
    const room = this.#named(name);
    if (room === undefined || this.#joiner.http === null) return false;
    room.stay = pardoned(room.stay);
    if (!room.stay.isJoined) void this.#joiner.join(room);
    return true;
  }

  /** Somebody let it in. A kick is not undone by anybody's invitation. */
  async invited(roomId: string, alias: string | null): Promise<void> {
    const room = this.#invitedTo(roomId, alias);
    if (room === undefined || room.stay.isJoined || room.stay.absence === 'kicked') return;
    // What an invitation calls the room is the inviter's word; which room has an alias, our own homeserver says.
    const isKnown = room.roomId === roomId || room.successor?.roomId === roomId;
    await this.#joiner.join(room, isKnown ? roomId : room.name);
  }

  status(): NetworkStatus['channels'] {
    return this.#rooms.map((room) => statusOf(room, this.#context.settings.encryption));
  }

  /** What happened in a room, or to the bot there. */
  async onEvent({ roomId, type, stateKey, content, sender }: RoomEvent): Promise<void> {
    const room = this.#rooms.find((one) => one.roomId === roomId);
    if (room === undefined || stateKey === null) return;
    if (type === 'm.room.power_levels') room.speech = speechProblem(content, this.#context.ownId());
    else if (type === 'm.room.encryption') await this.#joiner.checkCipher(room);
    else if (type === 'm.room.tombstone' && stateKey === '') await this.#joiner.move(room, content, sender);
  }

  /** The bot is not in a room any more. @param event its own membership; null if the homeserver does not show it. */
  left(roomId: string, event: RoomEvent | null): void {
    const room = this.#rooms.find((one) => one.roomId === roomId);
    if (room === undefined || !room.stay.isJoined) return;
    const isBan = event !== null && stringIn(event.content, 'membership') === 'ban';
    const reason = event === null ? '' : stringIn(event.content, 'reason');
    const by = event === null ? '' : `by ${event.sender}${reason ? ` (${reason})` : ''}`;
    this.#joiner.absent(room, isBan ? 'banned' : 'kicked', by);
  }

  #named(name: string): KeptRoom | undefined {
    return this.#rooms.find((room) => room.name === name);
  }

  #invitedTo(roomId: string, alias: string | null): KeptRoom | undefined {
    return this.#rooms.find(
      (room) => room.roomId === roomId || room.name === alias || room.successor?.roomId === roomId,
    );
  }
}
