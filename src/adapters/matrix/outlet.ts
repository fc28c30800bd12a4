import type { OutgoingMessage } from '../../ports/chat-network.ts';
import type { Connection } from './connection.ts';
import type { DirectRooms } from './direct-rooms.ts';
import type { Exchange } from './exchanges.ts';
import type { InterviewRooms } from './interview-rooms.ts';
import { type JsonObject, stringIn } from './json.ts';
import { roomPath, serverOf, userIdOf } from './matrix-id.ts';
import type { Place } from './place.ts';
import type { RoomKeeper } from './room-keeper.ts';
import type { MatrixEncryption } from './settings.ts';

export interface OutletContext {
  readonly encryption: MatrixEncryption;
  readonly connection: Connection;
  readonly keeper: RoomKeeper;
  readonly direct: DirectRooms;
  readonly interviews: InterviewRooms;
}

/** Where a message goes, and how it is sent there: encrypted where the room is, and not at all where that can't be told. */
export class Outlet {
  readonly #context: OutletContext;

  constructor(context: OutletContext) {
    this.#context = context;
  }

  /** @throws MatrixRequestError if it can't be told */
  isEncrypted(roomId: string): Promise<boolean> {
    const { rooms, client } = this.#context.connection;
    return rooms.isEncrypted(roomId, client);
  }

  /** @param exchange that it answers; null for none. @throws MatrixRequestError */
  async placeOf({ to }: OutgoingMessage, exchange: Exchange | null): Promise<Place> {
    const { keeper, interviews } = this.#context;
    if (to.kind === 'direct') return this.#directPlace(to.nick, exchange);
    if (interviews.isOpen(to.channel)) return this.#allowed(to.channel);
    if (!keeper.has(to.channel)) return { kind: 'refused', reason: 'no-such-channel' };
    const gone = keeper.whyGone(to.channel);
    if (gone !== null) return { kind: 'refused', reason: gone };
    const roomId = keeper.joinedRoom(to.channel);
    return roomId === null ? { kind: 'wait' } : this.#allowed(roomId);
  }

  /** @returns the id of the event. @throws MatrixRequestError, or an error if it must not be sent */
  async send(roomId: string, content: JsonObject, transactionId: string): Promise<string> {
    const { http, cipher, members } = this.#context.connection;
    // People come in just when it begins; who came a moment ago must get the key as well.
    if (this.#context.interviews.isOpen(roomId)) members.forget(roomId);
    const isEncrypted = await this.isEncrypted(roomId);
    // Asked again here, where it counts: what `placeOf` said may be over.
    if (isEncrypted && cipher === null) throw new Error('the room is encrypted, and the bot runs without encryption');
    const body = isEncrypted && cipher !== null ? await cipher.encrypt(roomId, content) : content;
    const type = isEncrypted ? 'm.room.encrypted' : 'm.room.message';
    const path = `${roomPath(roomId)}/send/${type}/${encodeURIComponent(transactionId)}`;
    // When to try again is for the speaker to say, which knows how long the message keeps.
    const answer = await http.request('PUT', path, { body, maxWaitMs: 0 });
    return stringIn(answer, 'event_id') ?? '';
  }

  async #directPlace(nick: string, exchange: Exchange | null): Promise<Place> {
    const { direct, connection } = this.#context;
    const userId = userIdOf(nick, serverOf(connection.session.userId));
    if (userId === null) return { kind: 'refused', reason: 'no-such-nick' };
    const isHere = exchange?.sender === userId && direct.partnerIn(exchange.roomId) === userId;
    if (isHere && (await direct.isPrivate(exchange.roomId, userId))) return this.#allowed(exchange.roomId);
    return this.#allowed(await direct.roomFor(userId));
  }

  async #allowed(roomId: string): Promise<Place> {
    const { encryption } = this.#context;
    if (encryption === 'allowed') return { kind: 'room', roomId };
    const isEncrypted = await this.isEncrypted(roomId);
    if (encryption === 'off' && isEncrypted) return { kind: 'refused', reason: 'no-keys' };
    if (encryption === 'required' && !isEncrypted) return { kind: 'refused', reason: 'not-encrypted' };
    return { kind: 'room', roomId };
  }
}
