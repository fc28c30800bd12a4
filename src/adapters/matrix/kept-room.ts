import type { Reason } from '../../domain/language/reasons.ts';
import type { NetworkStatus } from '../../ports/chat-network.ts';
import { type Absence, absenceReason } from './join-policy.ts';
import type { MatrixEncryption } from './settings.ts';

/** A room of the configuration and how the bot stands with it. */
export interface KeptRoom {
  /** As the configuration has it: an alias or an id. */
  readonly name: string;
  /** Null until it was joined once. */
  roomId: string | null;
  /** Where it moved to; what is joined in place of the name. */
  successor: { readonly roomId: string; readonly via: string } | null;
  isJoined: boolean;
  joinedAt: number;
  absence: Absence | null;
  detail: string;
  tries: number;
  kicks: number;
  /** `Infinity`: not before an admin says so. */
  notBefore: number;
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
    isJoined: false,
    joinedAt: 0,
    absence: null,
    detail: '',
    tries: 0,
    kicks: 0,
    notBefore: 0,
    speech: null,
    isWrongCipher: false,
    cancel: () => {},
  };
}

/** How the bot stands with a room. */
export function statusOf(room: KeptRoom, encryption: MatrixEncryption): NetworkStatus['channels'][number] {
  return { name: room.name, isJoined: room.isJoined, problem: problemOf(room, encryption) };
}

function problemOf({ absence, detail, speech, isWrongCipher }: KeptRoom, encryption: MatrixEncryption): Reason | null {
  if (absence !== null) return absenceReason(absence, detail);
  if (!isWrongCipher) return speech;
  return encryption === 'off' ? 'room-no-keys' : 'room-not-encrypted';
}
