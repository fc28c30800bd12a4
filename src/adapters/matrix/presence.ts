import { createRateLimit } from '../../domain/limits/rate-limit.ts';
import type { OutgoingMessage } from '../../ports/chat-network.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import { textReply } from '../../ports/reply.ts';
import { backOffMs } from './back-off.ts';
import { Undecryptable } from './cipher.ts';
import type { Connection } from './connection.ts';
import { Conversation } from './conversation.ts';
import type { MatrixDeps } from './deps.ts';
import { DirectRooms } from './direct-rooms.ts';
import { Intake } from './intake.ts';
import { type Invitation, judgeInvitation } from './invitation.ts';
import { type JsonObject, stringIn } from './json.ts';
import { LateKeys } from './late-keys.ts';
import { serverOf, userIdOf } from './matrix-id.ts';
import { asAnswer } from './relations.ts';
import { renderReply } from './render-reply.ts';
import { isTransient, reasonOf } from './request-error.ts';
import type { RoomEvent } from './room-event.ts';
import type { RoomKeeper } from './room-keeper.ts';
import type { MatrixSettings } from './settings.ts';
import type { Place } from './speaker.ts';
import { Typing } from './typing.ts';

export interface PresenceContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  readonly connection: Connection;
  readonly keeper: RoomKeeper;
  tell(message: IncomingMessage): Promise<void>;
  onSeen(nick: string, account: string | null): void;
}

/** Keys of what was told to whom; more are an attack. */
const MAX_TOLD = 10_000;
const MAX_TRIES = 6;

/** What the bot is at its homeserver while it has a session: hears, speaks, comes and goes. */
export class Presence {
  readonly #context: PresenceContext;
  readonly #intake: Intake;
  readonly #direct: DirectRooms;
  readonly #late: LateKeys;
  readonly #told = new Set<string>();
  readonly #invitations;
  readonly conversation: Conversation;
  /** What the core is busy with. */
  #busy = new Set<Promise<void>>();

  constructor(context: PresenceContext) {
    this.#context = context;
    const { settings, deps, connection } = context;
    const { http, session, members } = connection;
    this.#invitations = createRateLimit(settings.limits.invitationsPerMinute, 60_000);
    this.#direct = new DirectRooms({ http, members, ownId: session.userId, encryption: settings.encryption });
    this.#late = new LateKeys({
      timers: deps.timers,
      lateKeyMs: settings.patience.lateKeyMs,
      onReadable: (event) => this.#begin(() => this.#onEncrypted(event)),
      onUnreadable: (event) => this.#begin(() => this.#tellUnreadable(event)),
    });
    connection.cipher?.onKeys((keys) => {
      for (const { roomId, sessionId } of keys) this.#late.keyCame(roomId, sessionId);
    });
    this.conversation = new Conversation({
      settings,
      deps,
      ownId: session.userId,
      typing: new Typing({
        timers: deps.timers,
        afterMs: settings.patience.typingAfterMs,
        show: (roomId, isTyping) => this.#showTyping(roomId, isTyping),
      }),
      channelOf: (event) => this.#channelOf(event),
      displayName: () => connection.displayName,
      tell: (message) => context.tell(message),
      onSeen: (nick, account) => context.onSeen(nick, account),
      takeBack: (roomId, eventId) => this.#takeBack(roomId, eventId),
    });
    this.#intake = new Intake(
      {
        network: settings.name,
        deps,
        http,
        ownId: session.userId,
        staleAfterMs: settings.patience.staleAfterMs,
        listener: {
          onDirectRecord: (record) => this.#direct.take(record),
          onInvitation: async (invitation) => this.#begin(() => this.#persist(() => this.#onInvitation(invitation))),
          onLeft: (roomId, event) => this.#onLeft(roomId, event),
          onEvent: (event, isOld) => this.#onEvent(event, isOld),
        },
      },
      connection.joinedRooms,
    );
  }

  /** @throws MatrixRequestError */
  open(): Promise<void> {
    return this.#direct.load();
  }

  close(): void {
    this.#late.stop();
    this.#context.connection.cipher?.close();
  }

  /** What is known of rooms may be out of date. */
  lost(): void {
    this.#context.connection.members.forget();
    this.#context.connection.rooms.forget();
  }

  async onSync(sync: JsonObject, since: string | null): Promise<{ readonly dealt: Promise<void> }> {
    await this.#context.connection.cipher?.receive(sync);
    await this.#intake.take(sync, since);
    return { dealt: Promise.allSettled(this.#busy).then(() => {}) };
  }

  isEncrypted(roomId: string): Promise<boolean> {
    const { rooms, client } = this.#context.connection;
    return rooms.isEncrypted(roomId, client);
  }

  /** Where a message goes now. @throws MatrixRequestError */
  async placeOf({ to, inReplyTo }: OutgoingMessage): Promise<Place> {
    const { keeper } = this.#context;
    if (to.kind === 'direct') return this.#directPlace(to.nick, inReplyTo ?? null);
    if (!keeper.has(to.channel)) return { kind: 'refused', reason: 'the bot has no such channel' };
    const gone = keeper.whyGone(to.channel);
    if (gone !== null) return { kind: 'refused', reason: gone };
    const roomId = keeper.joinedRoom(to.channel);
    return roomId === null ? { kind: 'wait' } : this.#allowed(roomId);
  }

  /** @throws MatrixRequestError, or an error if it must not be sent */
  async sendEvent(roomId: string, content: JsonObject, transactionId: string): Promise<string> {
    const { http, cipher } = this.#context.connection;
    const isEncrypted = await this.isEncrypted(roomId);
    // Asked again here, where it counts: what `placeOf` said may be over.
    if (isEncrypted && cipher === null) throw new Error('the room is encrypted, and the bot runs without encryption');
    const body = isEncrypted && cipher !== null ? await cipher.encrypt(roomId, content) : content;
    const type = isEncrypted ? 'm.room.encrypted' : 'm.room.message';
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/send/${type}/${encodeURIComponent(transactionId)}`;
    // A server that is in no hurry is asked again by the speaker, which knows how long the message keeps.
    const answer = await http.request('PUT', path, { body, maxWaitMs: 0 });
    return stringIn(answer, 'event_id') ?? '';
  }

  /** The Matrix id of whoever has a nick; null if nobody has it. Never rejects. */
  async accountOf(nick: string): Promise<string | null> {
    const { http, session } = this.#context.connection;
    const userId = userIdOf(nick, serverOf(session.userId));
    if (userId === null) return null;
    try {
      await http.request('GET', `/_matrix/client/v3/profile/${encodeURIComponent(userId)}`);
      return userId;
    } catch (error) {
      this.#context.deps.log.debug({ reason: reasonOf(error) }, 'nobody of that name');
      return null;
    }
  }

  async #directPlace(nick: string, inReplyTo: IncomingMessage | null): Promise<Place> {
    const { session } = this.#context.connection;
    const userId = userIdOf(nick, serverOf(session.userId));
    if (userId === null) return { kind: 'refused', reason: 'that is not a nick' };
    const exchange = inReplyTo === null ? null : (this.conversation.headingOf(inReplyTo)?.exchange ?? null);
    const isHere =
      exchange !== null && exchange.sender === userId && this.#direct.partnerIn(exchange.roomId) === userId;
    if (isHere && (await this.#direct.isPrivate(exchange.roomId, userId))) return this.#allowed(exchange.roomId);
    return this.#allowed(await this.#direct.roomFor(userId));
  }

  async #allowed(roomId: string): Promise<Place> {
    const { encryption } = this.#context.settings;
    if (encryption === 'allowed') return { kind: 'room', roomId };
    const isEncrypted = await this.isEncrypted(roomId);
    if (encryption === 'off' && isEncrypted)
      return { kind: 'refused', reason: 'the room is encrypted, and the bot runs without encryption' };
    if (encryption === 'required' && !isEncrypted)
      return { kind: 'refused', reason: 'the room is not encrypted, and the configuration demands it' };
    return { kind: 'room', roomId };
  }

  async #onEvent(event: RoomEvent, isOld: boolean): Promise<void> {
    const { connection, keeper } = this.#context;
    connection.members.onEvent(event);
    connection.rooms.onEvent(event);
    await keeper.onEvent(event);
    if (event.type === 'm.room.member') await this.#onMember(event, isOld);
    if (isOld) return;
    if (event.type === 'm.room.redaction') await this.conversation.onRedaction(event);
    else if (event.type === 'm.room.encrypted') await this.#onEncrypted(event);
    else await this.#onMessage(event, false);
  }

  async #onEncrypted(event: RoomEvent): Promise<void> {
    const { cipher, session } = this.#context.connection;
    if (cipher === null || event.sender === session.userId) return;
    try {
      await this.#onMessage(await cipher.decrypt(event), true);
    } catch (error) {
      if (!(error instanceof Undecryptable)) throw error;
      if (error.isLate) this.#late.wait(event);
      else this.#begin(() => this.#tellUnreadable(event));
    }
  }

  /** @param wasEncrypted a message in the clear is not heard where encryption is demanded. */
  async #onMessage(event: RoomEvent, wasEncrypted: boolean): Promise<void> {
    if (this.#context.settings.encryption === 'required' && !wasEncrypted) return;
    this.#begin(() => this.#persist(() => this.conversation.onMessage(event)));
  }

  /** The next events are taken in while the core thinks about this one. */
  #begin(work: () => Promise<void>): void {
    const { deps, settings } = this.#context;
    const done = work().catch((error: unknown) => {
      deps.log.error({ network: settings.name, reason: reasonOf(error) }, 'message could not be handled');
    });
    this.#busy.add(done);
    void done.then(() => this.#busy.delete(done));
  }

  /** Events come once, so they are followed even if the homeserver is not well at the moment; what was begun is not begun again. */
  async #persist(work: () => Promise<void>): Promise<void> {
    const { deps, settings } = this.#context;
    for (let failures = 1; ; failures += 1) {
      try {
        return await work();
      } catch (error) {
        if (failures === MAX_TRIES || !isTransient(error)) throw error;
        const waitMs = backOffMs(failures, deps.random.fraction(), settings.patience);
        await new Promise<void>((resolve) => {
          deps.timers.after(waitMs, resolve);
        });
      }
    }
  }

  async #channelOf({ roomId, sender }: RoomEvent): Promise<string | null | undefined> {
    const { keeper } = this.#context;
    // After a restart the first events come before the rooms have been looked up.
    if (this.#direct.partnerIn(roomId) === null) await keeper.allTried;
    const name = keeper.nameOf(roomId);
    if (name !== null) return name;
    if (this.#direct.partnerIn(roomId) !== sender) return undefined;
    return (await this.#direct.isPrivate(roomId, sender)) ? null : undefined;
  }

  /** A conversation ends when the other one leaves, and when a third comes. */
  async #onMember({ roomId, stateKey, content }: RoomEvent, isOld: boolean): Promise<void> {
    const { connection, onSeen, keeper } = this.#context;
    const partner = this.#direct.partnerIn(roomId);
    const membership = stringIn(content, 'membership');
    if (stateKey === null || stateKey === connection.session.userId) return;
    if (!isOld && membership === 'join' && keeper.nameOf(roomId) !== null)
      onSeen(this.conversation.nickOf(stateKey), this.conversation.accountOf(stateKey));
    if (partner === null || isOld) return;
    const isOver = stateKey === partner ? membership === 'leave' || membership === 'ban' : membership === 'join';
    if (!isOver) return;
    await this.#direct.remove(roomId);
    await this.#leave(roomId, stateKey === partner ? '' : 'a conversation with me has two sides');
  }

  async #onLeft(roomId: string, event: RoomEvent | null): Promise<void> {
    this.#context.keeper.left(roomId, event);
    await this.#direct.remove(roomId);
  }

  async #onInvitation(invitation: Invitation): Promise<void> {
    const { keeper, settings, deps } = this.#context;
    const { roomId, inviter, alias } = invitation;
    const judged = judgeInvitation(invitation, keeper.isConfigured(roomId, alias), settings.encryption);
    if (judged === 'room') return keeper.invited(roomId, alias);
    const isKnown = this.#direct.partnerIn(roomId) === inviter;
    const isTooMuch = judged === 'direct' && !isKnown && !this.#invitations.allows(inviter, deps.clock.now());
    deps.log.info({ network: settings.name, room: roomId, judged, isTooMuch }, 'invited');
    if (judged === 'decline' || isTooMuch) return this.#leave(roomId, '');
    const path = `/_matrix/client/v3/join/${encodeURIComponent(roomId)}`;
    await this.#context.connection.http.request('POST', path, { body: {} });
    await this.#direct.add(inviter, roomId);
    if (!(await this.#direct.isPrivate(roomId, inviter))) {
      await this.#direct.remove(roomId);
      await this.#leave(roomId, '');
    }
  }

  async #leave(roomId: string, reason: string): Promise<void> {
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/leave`;
    await this.#context.connection.http.request('POST', path, { body: reason === '' ? {} : { reason } });
  }

  /** Once for each person and conversation. In a room of many nobody knows whether it was for the bot. */
  async #tellUnreadable(event: RoomEvent): Promise<void> {
    const { settings } = this.#context;
    const key = `${event.roomId} ${event.sender}`;
    if (this.#told.has(key) || this.#told.size >= MAX_TOLD || this.#direct.partnerIn(event.roomId) !== event.sender)
      return;
    if (event.ageMs === null || event.ageMs > settings.patience.staleAfterMs) return;
    this.#told.add(key);
    const question = { eventId: event.id, sender: event.sender, thread: null };
    const content = asAnswer(renderReply(textReply(settings.texts.cannotRead)), question, event.sender);
    await this.sendEvent(event.roomId, content, `u${this.#context.deps.random.token(32)}`);
  }

  async #takeBack(roomId: string, eventId: string): Promise<void> {
    const { deps, settings, connection } = this.#context;
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/redact/${encodeURIComponent(eventId)}/t${deps.random.token(32)}`;
    try {
      await connection.http.request('PUT', path, { body: {} });
    } catch (error) {
      deps.log.warn({ network: settings.name, reason: reasonOf(error) }, 'answer not taken back');
    }
  }

  async #showTyping(roomId: string, isTyping: boolean): Promise<void> {
    const { deps, connection } = this.#context;
    const { userId } = connection.session;
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/typing/${encodeURIComponent(userId)}`;
    try {
      await connection.http.request('PUT', path, {
        body: isTyping ? { typing: true, timeout: 30_000 } : { typing: false },
        maxWaitMs: 0,
      });
    } catch (error) {
      deps.log.debug({ reason: reasonOf(error) }, 'typing not shown');
    }
  }
}
