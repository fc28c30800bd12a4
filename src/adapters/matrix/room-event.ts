import { isObject, type JsonObject, numberIn, objectIn, stringIn } from './json.ts';

/** Something that happened in a room, as far as it has the shape that it should. */
export interface RoomEvent {
  readonly roomId: string;
  readonly id: string;
  readonly type: string;
  /** Matrix id; the homeserver vouches for it. */
  readonly sender: string;
  /** Null for what is not state. */
  readonly stateKey: string | null;
  readonly content: JsonObject;
  /** How long ago it was said by its own server's clock, in milliseconds; null if nobody tells. */
  readonly ageMs: number | null;
  /** The event that this one removes; null for none. */
  readonly redacts: string | null;
  readonly raw: JsonObject;
}

const MAX_ID_LENGTH = 255;

/** @param now for the age of events that don't tell theirs. @returns null for what is no event. */
export function parseRoomEvent(raw: JsonObject, roomId: string, now: number): RoomEvent | null {
  const [id, type, sender] = [stringIn(raw, 'event_id'), stringIn(raw, 'type'), stringIn(raw, 'sender')];
  if (!id || !type || !sender || id.length > MAX_ID_LENGTH || !isObject(raw['content'])) return null;
  const sentAt = numberIn(raw, 'origin_server_ts');
  const content = objectIn(raw, 'content');
  return {
    roomId,
    id,
    type,
    sender,
    stateKey: stringIn(raw, 'state_key'),
    content,
    ageMs: numberIn(objectIn(raw, 'unsigned'), 'age') ?? (sentAt === null ? null : now - sentAt),
    // Room versions from 11 on have it in the content.
    redacts: type === 'm.room.redaction' ? (stringIn(raw, 'redacts') ?? stringIn(content, 'redacts')) : null,
    raw,
  };
}
