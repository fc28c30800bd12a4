import type { Reason } from '../../domain/language/reasons.ts';
import { absenceReason, isGone, neverTried, type Stay } from '../../domain/limits/stay.ts';
import type { NetworkStatus } from '../../ports/chat-network.ts';
import { ABSENCES, type Absence } from './join-policy.ts';
import type { MatrixEncryption } from './settings.ts';

/** A room of the configuration and how the bot stands with it. */
export interface KeptRoom {
  /** As the configuration has it: an alias or an id. */
  readonly name: string;
  /** Null until it was joined once. */
  roomId: string | null;
  /** Where it moved to; what is joined in place of the name. */
  successor: { readonly roomId: string; readonly via: string } | null;
  /** How often it has moved since it was joined. */
  moves: number;
  stay: Stay<Absence>;
  /** Why it can't speak there though it is there. */
  speech: Reason | null;
  isWrongCipher: boolean;
  cancel: () => void;
}

export function newKeptRoom(name: string): KeptRoom {
  return {
    name,
    roomId: name.startsWith('!') ? name : null,
    successor: null,
    moves: 0,
    stay: neverTried(),
    speech: null,
    isWrongCipher: false,
    cancel: () => {},
  };
}

/** How the bot stands with a room. */
export function statusOf(room: KeptRoom, encryption: MatrixEncryption): NetworkStatus['channels'][number] {
  return { name: room.name, isJoined: room.stay.isJoined, problem: problemOf(room, encryption) };
}

/** Why the bot stays out of a room until an admin acts; null if it is there or will try. */
export function whyGone({ stay }: KeptRoom): Reason | null {
  return isGone(stay) ? absenceReason(stay, ABSENCES) : null;
}

function problemOf({ stay, speech, isWrongCipher }: KeptRoom, encryption: MatrixEncryption): Reason | null {
  if (stay.absence !== null) return absenceReason(stay, ABSENCES);
  if (!isWrongCipher) return speech;
  return encryption === 'off' ? 'room-no-keys' : 'room-not-encrypted';
}
