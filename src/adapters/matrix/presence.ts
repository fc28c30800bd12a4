import type { OutgoingMessage } from '../../ports/chat-network.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { IncomingReaction } from '../../ports/incoming-reaction.ts';
import type { Connection } from './connection.ts';
import { Conversation } from './conversation.ts';
import { Decryption } from './decryption.ts';
import type { MatrixDeps } from './deps.ts';
import { DirectRooms } from './direct-rooms.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { Intake } from './intake.ts';
import { InterviewRooms } from './interview-rooms.ts';
import { type JsonObject, stringIn } from './json.ts';
import { serverOf, userIdOf } from './matrix-id.ts';
import { Outlet } from './outlet.ts';
import { persist } from './persist.ts';
import type { Place } from './place.ts';
import { reasonOf } from './request-error.ts';
import type { RoomEvent } from './room-event.ts';
import { RoomGestures } from './room-gestures.ts';
import type { RoomKeeper } from './room-keeper.ts';
import type { MatrixSettings } from './settings.ts';
import { Typing } from './typing.ts';

export interface PresenceContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  readonly connection: Connection;
  readonly keeper: RoomKeeper;
  tell(message: IncomingMessage): Promise<void>;
  react(reaction: IncomingReaction): Promise<void>;
  onSeen(nick: string, account: string | null): void;
  onPlaceLost(name: string): void;
}

/** What the bot is at its homeserver while it has a session: hands each event to the part that it is for. */
export class Presence {
  readonly #context: PresenceContext;
  readonly #intake: Intake;
  readonly #direct: DirectRooms;
  readonly #doorkeeper: Doorkeeper;
  readonly #decryption: Decryption;
  /** What is under way beside the stream: the core thinks, invitations are followed. */
  readonly #busy = new Set<Promise<void>>();
  readonly conversation: Conversation;
  readonly outlet: Outlet;
  readonly interviews: InterviewRooms;

  constructor(context: PresenceContext) {
    this.#context = context;
    const { settings, deps, connection, keeper } = context;
    const { http, session, members } = connection;
    const ownId = session.userId;
    const gestures = new RoomGestures(settings, deps, http, ownId);
    const direct = new DirectRooms({ http, members, ownId, encryption: settings.encryption });
    this.#direct = direct;
    this.#doorkeeper = new Doorkeeper({ settings, deps, http, ownId, keeper, direct, gestures });
    this.interviews = new InterviewRooms({ settings, deps, http, members, gestures, ownId });
    const { interviews } = this;
    this.outlet = new Outlet({ encryption: settings.encryption, connection, keeper, direct, interviews });
    this.conversation = new Conversation({
      settings,
      deps,
      ownId,
      typing: new Typing({
        timers: deps.timers,
        afterMs: settings.patience.typingAfterMs,
        show: (roomId, isTyping) => gestures.showTyping(roomId, isTyping),
      }),
      channelOf: (event) => this.#channelOf(event),
      displayName: () => connection.displayName,
      tell: (message) => context.tell(message),
      react: (reaction) => context.react(reaction),
      onSeen: (nick, account) => context.onSeen(nick, account),
      takeBack: (roomId, eventId) => gestures.takeBack(roomId, eventId),
    });
    this.#decryption = new Decryption({
      settings,
      deps,
      cipher: connection.cipher,
      ownId,
      direct,
      begin: (work) => this.#begin(work),
      onClear: (event) => this.conversation.onMessage(event),
      send: (roomId, content, transactionId) => this.outlet.send(roomId, content, transactionId),
    });
    this.#intake = this.#makeIntake(ownId);
  }

  /** @throws MatrixRequestError */
  open(): Promise<void> {
    return this.#direct.load();
  }

  close(): void {
    this.#decryption.stop();
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
    return { dealt: Promise.allSettled(this.#busy).then(() => {}) };
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
      return this.conversation.accountOf(userId);
    } catch (error) {
      this.#context.deps.log.debug({ reason: reasonOf(error) }, 'nobody of that name');
      return null;
    }
  }

  #makeIntake(ownId: string): Intake {
    const { deps, settings, connection, keeper } = this.#context;
    const listener = {
      onDirectRecord: (record: JsonObject) => this.#direct.take(record),
      onInvitation: async (invitation: Parameters<Doorkeeper['onInvitation']>[0]) =>
        this.#begin(() => this.#doorkeeper.onInvitation(invitation)),
      onLeft: async (roomId: string, event: RoomEvent | null) => {
        keeper.left(roomId, event);
        if (this.interviews.left(roomId)) this.#context.onPlaceLost(roomId);
        await this.#direct.remove(roomId);
      },
      onEvent: (event: RoomEvent, isOld: boolean) => this.#onEvent(event, isOld),
    };
    const { staleAfterMs } = settings.patience;
    const { http, joinedRooms } = connection;
    return new Intake({ network: settings.name, deps, http, ownId, staleAfterMs, listener }, joinedRooms);
  }

  async #onEvent(event: RoomEvent, isOld: boolean): Promise<void> {
    const { connection, keeper } = this.#context;
    connection.members.onEvent(event);
    connection.rooms.onEvent(event);
    this.interviews.onEvent(event);
    await keeper.onEvent(event);
    if (isOld) return;
    if (event.type === 'm.room.member') this.#onMember(event);
    else if (event.type === 'm.room.redaction') this.#begin(() => this.conversation.onRedaction(event));
    else if (event.type === 'm.reaction') this.#begin(() => this.#onReaction(event));
    else if (event.type === 'm.room.encrypted') await this.#decryption.read(event);
    // Where encryption is demanded, what is said in the clear is not heard.
    else if (this.#context.settings.encryption !== 'required') this.#begin(() => this.conversation.onMessage(event));
  }

  /** Clients put signs on encrypted messages in the clear; they are heard where the room itself is encrypted as it should be. */
  async #onReaction(event: RoomEvent): Promise<void> {
    const isHeard = this.#context.settings.encryption !== 'required' || (await this.outlet.isEncrypted(event.roomId));
    if (isHeard) await this.conversation.onReaction(event);
  }

  #onMember(event: RoomEvent): void {
    const { stateKey, roomId, content } = event;
    const { connection, keeper, onSeen } = this.#context;
    const isSomebody = stateKey !== null && stateKey !== connection.session.userId;
    if (isSomebody && stringIn(content, 'membership') === 'join' && keeper.nameOf(roomId) !== null)
      onSeen(this.conversation.nickOf(stateKey), this.conversation.accountOf(stateKey));
    this.#begin(() => this.#doorkeeper.onMember(event));
  }

  /** The next events are taken in while this goes on. */
  #begin(work: () => Promise<void>): void {
    const { deps, settings } = this.#context;
    const done = persist(work, deps, settings.patience).catch((error: unknown) => {
      deps.log.error({ network: settings.name, reason: reasonOf(error) }, 'event could not be dealt with');
    });
    this.#busy.add(done);
    void done.then(() => this.#busy.delete(done));
  }

  async #channelOf({ roomId, sender }: RoomEvent): Promise<string | null | undefined> {
    const { keeper } = this.#context;
    // After a restart the first events come before the rooms have been looked up.
    if (this.#direct.partnerIn(roomId) === null) await keeper.allTried;
    const name = keeper.nameOf(roomId);
    if (name !== null) return name;
    if (this.#direct.partnerIn(roomId) === null)
      return (await this.interviews.isInterview(roomId)) ? roomId : undefined;
    if (this.#direct.partnerIn(roomId) !== sender) return undefined;
    return (await this.#direct.isPrivate(roomId, sender)) ? null : undefined;
  }
}
