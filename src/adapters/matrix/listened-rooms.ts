import type { DirectRooms } from './direct-rooms.ts';
import type { InterviewRooms } from './interview-rooms.ts';
import type { RoomEvent } from './room-event.ts';
import type { RoomKeeper } from './room-keeper.ts';

/** The rooms that the bot knows, each kind by those who look after it. */
interface KnownRooms {
  readonly keeper: RoomKeeper;
  readonly direct: DirectRooms;
  readonly interviews: InterviewRooms;
}

/**
 * What the core calls the room in which something was said: a channel by its name, null for a conversation with one person alone.
 *
 * @returns undefined for a room, or a person in it, that is not listened to. @throws MatrixRequestError
 */
export async function channelOf(
  { roomId, sender }: RoomEvent,
  { keeper, direct, interviews }: KnownRooms,
): Promise<string | null | undefined> {
  // After a restart the first events come before the rooms have been looked up.
  if (direct.partnerIn(roomId) === null) await keeper.allTried;
  const name = keeper.nameOf(roomId);
  if (name !== null) return name;
  if (direct.partnerIn(roomId) === null) return (await interviews.isInterview(roomId)) ? roomId : undefined;
  if (direct.partnerIn(roomId) !== sender) return undefined;
  return (await direct.isPrivate(roomId, sender)) ? null : undefined;
}
