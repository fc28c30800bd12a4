import type { OutgoingMessage } from '../../ports/chat-network.ts';
import type { Conversation } from './conversation.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { Intake } from './intake.ts';
import type { InterviewRooms } from './interview-rooms.ts';
import { type JsonObject, stringIn } from './json.ts';
import { serverOf, userIdOf } from './matrix-id.ts';
import type { Outlet } from './outlet.ts';
import { makeParts, type Parts, type PresenceContext } from './parts.ts';
import type { Place } from './place.ts';
import { reasonOf } from './request-error.ts';
import type { RoomEvent } from './room-event.ts';

/** What the bot is at its homeserver while it has a session: hands each event to the part that it is for. */
export class Presence {
  readonly #context: PresenceContext;
  readonly #parts: Parts;
  readonly #intake: Intake;

  constructor(context: PresenceContext) {
    this.#context = context;
    this.#parts = makeParts(context);
    this.#intake = this.#makeIntake(context.connection.session.userId);
  }

  get conversation(): Conversation {
    return this.#parts.conversation;
  }

  get outlet(): Outlet {
    return this.#parts.outlet;
  }

  get interviews(): InterviewRooms {
    return this.#parts.interviews;
  }

  /** @throws MatrixRequestError */
  open(): Promise<void> {
    return this.#parts.direct.load();
  }

  close(): void {
    this.#parts.decryption.stop();
    this.#context.connection.cipher?.close();
  }

  /** The connection is lost: what is known of rooms may be out of date. */
  lost(): void {
    this.#context.connection.members.forget();
    this.#context.connection.rooms.forget();
  }

  /** `dealt` resolves when all that was heard so far is done with. @throws MatrixRequestError if the sync is to be taken again */
  async onSync(sync: JsonObject, since: string | null): Promise<{ readonly dealt: Promise<void> }> {
    await this.#context.connection.cipher?.receive(sync);
    await this.#intake.take(sync, since);
    return { dealt: this.#parts.busy.settled() };
  }

  /** Where a message goes now. @throws MatrixRequestError */
  placeOf(message: OutgoingMessage): Promise<Place> {
    const heading = message.inReplyTo ? this.conversation.headingOf(message.inReplyTo) : null;
    return this.outlet.placeOf(message, heading?.exchange ?? null);
  }

  /** The account of whoever has a nick; null if nobody has it or nothing is proved. Never rejects. */
  async accountOf(nick: string): Promise<string | null> {
    const { http, session } = this.#context.connection;
    const userId = userIdOf(nick, serverOf(session.userId));
    if (userId === null) return null;
    try {
      await http.request('GET', `/_matrix/client/v3/profile/${encodeURIComponent(userId)}`);
      return this.#parts.names.accountOf(userId);
    } catch (error) {
      this.#context.deps.log.debug({ reason: reasonOf(error) }, 'nobody of that name');
      return null;
    }
  }

  #makeIntake(ownId: string): Intake {
    const { deps, settings, connection, keeper } = this.#context;
    const { busy, direct, doorkeeper, interviews } = this.#parts;
    const listener = {
      onDirectRecord: (record: JsonObject) => direct.take(record),
      onInvitation: async (invitation: Parameters<Doorkeeper['onInvitation']>[0]) =>
        busy.begin(() => doorkeeper.onInvitation(invitation)),
      onLeft: async (roomId: string, event: RoomEvent | null) => {
        keeper.left(roomId, event);
        if (interviews.left(roomId)) this.#context.onPlaceLost(roomId);
        await direct.remove(roomId);
      },
      onEvent: (event: RoomEvent, isOld: boolean) => this.#onEvent(event, isOld),
    };
    const { staleAfterMs } = settings.patience;
    const { http, joinedRooms } = connection;
    return new Intake({ network: settings.name, deps, http, ownId, staleAfterMs, listener }, joinedRooms);
  }

  async #onEvent(event: RoomEvent, isOld: boolean): Promise<void> {
    const { connection, keeper } = this.#context;
    const { busy, conversation, decryption, interviews } = this.#parts;
    connection.members.onEvent(event);
    connection.rooms.onEvent(event);
    interviews.onEvent(event);
    await keeper.onEvent(event);
    if (isOld) return;
    if (event.type === 'm.room.member') this.#onMember(event);
    else if (event.type === 'm.room.redaction') busy.begin(() => conversation.onRedaction(event));
    else if (event.type === 'm.reaction') busy.begin(() => this.#onReaction(event));
    else if (event.type === 'm.room.encrypted') await decryption.read(event);
    // Where encryption is demanded, what is said in the clear is not heard.
    else if (this.#context.settings.encryption !== 'required') busy.begin(() => conversation.onMessage(event));
  }

  /** Clients put signs on encrypted messages in the clear; they are heard where the room itself is encrypted as it should be. */
  async #onReaction(event: RoomEvent): Promise<void> {
    const isHeard = this.#context.settings.encryption !== 'required' || (await this.outlet.isEncrypted(event.roomId));
    if (isHeard) await this.conversation.onReaction(event);
  }

  #onMember(event: RoomEvent): void {
    const { stateKey, roomId, content } = event;
    const { connection, keeper, onSeen } = this.#context;
    const { busy, doorkeeper, names } = this.#parts;
    const isSomebody = stateKey !== null && stateKey !== connection.session.userId;
    if (isSomebody && stringIn(content, 'membership') === 'join' && keeper.nameOf(roomId) !== null)
      onSeen(names.nickOf(stateKey), names.accountOf(stateKey));
    busy.begin(() => doorkeeper.onMember(event));
  }
}
