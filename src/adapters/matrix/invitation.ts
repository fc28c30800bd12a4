import { type JsonObject, objectIn, objectsIn, stringIn } from './json.ts';
import type { MatrixEncryption } from './settings.ts';

/** An invitation to a room, by what the homeserver shows of it before joining. */
export interface Invitation {
  readonly roomId: string;
  readonly inviter: string;
  readonly isDirect: boolean;
  readonly isEncrypted: boolean;
  readonly alias: string | null;
}

/** @returns null if it does not say who invites. */
export function parseInvitation(roomId: string, room: JsonObject, ownId: string): Invitation | null {
  const events = objectsIn(objectIn(room, 'invite_state'), 'events');
  const own = events.find((one) => stringIn(one, 'type') === 'm.room.member' && stringIn(one, 'state_key') === ownId);
  const inviter = own === undefined ? null : stringIn(own, 'sender');
  if (own === undefined || inviter === null) return null;
  const aliased = events.find((one) => stringIn(one, 'type') === 'm.room.canonical_alias');
  return {
    roomId,
    inviter,
    isDirect: objectIn(own, 'content')['is_direct'] === true,
    isEncrypted: events.some((one) => stringIn(one, 'type') === 'm.room.encryption'),
    alias: aliased === undefined ? null : stringIn(objectIn(aliased, 'content'), 'alias'),
  };
}

/**
 * What to do with an invitation: rooms of the configuration and direct conversations are accepted, others are declined.
 *
 * @param isConfigured whether the bot lives in that room.
 */
export function judgeInvitation(
  { isDirect, isEncrypted }: Invitation,
  isConfigured: boolean,
  encryption: MatrixEncryption,
): 'room' | 'direct' | 'decline' {
  if (isConfigured) return 'room';
  if (!isDirect) return 'decline';
  if (isEncrypted && encryption === 'off') return 'decline';
  // The room may be encrypted once it is joined, but what was not said when inviting is not relied on.
  return !isEncrypted && encryption === 'required' ? 'decline' : 'direct';
}
