import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { IncomingReaction } from '../../ports/incoming-reaction.ts';
import { Busy } from './busy.ts';
import type { Connection } from './connection.ts';
import { Conversation } from './conversation.ts';
import { Decryption } from './decryption.ts';
import type { MatrixDeps } from './deps.ts';
import { DirectRooms } from './direct-rooms.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { InterviewRooms } from './interview-rooms.ts';
import { channelOf } from './listened-rooms.ts';
import { serverOf } from './matrix-id.ts';
import { Names } from './names.ts';
import { Outlet } from './outlet.ts';
import { RoomGestures } from './room-gestures.ts';
import type { RoomKeeper } from './room-keeper.ts';
import type { MatrixSettings } from './settings.ts';
import { Typing } from './typing.ts';

/** What a presence is made with. */
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

/** What the bot at its homeserver is made of while it has a session; each does one thing. */
export interface Parts {
  readonly busy: Busy;
  readonly names: Names;
  readonly direct: DirectRooms;
  readonly doorkeeper: Doorkeeper;
  readonly interviews: InterviewRooms;
  readonly outlet: Outlet;
  readonly conversation: Conversation;
  readonly decryption: Decryption;
}

export function makeParts(context: PresenceContext): Parts {
  const { settings, deps, connection, keeper } = context;
  const { http, session, members, cipher } = connection;
  const ownId = session.userId;
  const shared = { settings, deps, http, members, ownId, keeper };
  const busy = new Busy(settings, deps);
  const names = new Names(serverOf(ownId), settings.ghosts);
  const gestures = new RoomGestures(settings, deps, http, ownId);
  const direct = new DirectRooms({ http, members, ownId, encryption: settings.encryption });
  const interviews = new InterviewRooms({ ...shared, gestures });
  const outlet = new Outlet({ encryption: settings.encryption, connection, keeper, direct, interviews });
  const conversation = new Conversation({
    settings,
    deps,
    ownId,
    names,
    typing: new Typing({
      timers: deps.timers,
      afterMs: settings.patience.typingAfterMs,
      show: (roomId, isTyping) => gestures.showTyping(roomId, isTyping),
    }),
    channelOf: (event) => channelOf(event, { keeper, direct, interviews }),
    displayName: () => connection.displayName,
    tell: (message) => context.tell(message),
    react: (reaction) => context.react(reaction),
    onSeen: (nick, account) => context.onSeen(nick, account),
    takeBack: (roomId, eventId) => gestures.takeBack(roomId, eventId),
  });
  const decryption = new Decryption({
    settings,
    deps,
    cipher,
    ownId,
    direct,
    begin: (work) => busy.begin(work),
    onClear: (event) => conversation.onMessage(event),
    send: (roomId, content, transactionId) => outlet.send(roomId, content, transactionId),
  });
  const doorkeeper = new Doorkeeper({ ...shared, direct, gestures });
  return { busy, names, direct, doorkeeper, interviews, outlet, conversation, decryption };
}
