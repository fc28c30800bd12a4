/** Why something was not said, or why the bot is not where it should be; a language has words for each. */
export const REASONS = [
  // A message of the outbox.
  'superseded',
  'time-over',
  'paused',
  'quiet-hours',
  'enough-late',
  'no-such-network',
  'not-connected',
  'not-configured',
  'not-in-channel',
  'unsent',
  'unconfirmed',
  'refused',
  'away',
  'away-too-long',
  'gone',
  'date-gone',
  'date-moved',
  'place-lost',
  'cancelled',
  'changed',
  'forgotten',
  // A message that a network does not take.
  'no-such-channel',
  'no-such-nick',
  'said-too-often',
  'too-much-waiting',
  'unsayable',
  'not-passed-on',
  'had-to-leave',
  'question-gone',
  'no-keys',
  'not-encrypted',
  // A network.
  'connecting',
  'stopped',
  'server-silent',
  'server-closed',
  'server-held-on',
  'registration-late',
  'nicks-taken',
  'services-silent',
  'sasl-refused',
  // Connected, but not as the configuration wants it.
  'not-identified',
  'other-nick',
  // A channel.
  'not-joined-yet',
  'renamed',
  'kicked',
  'removed',
  'full',
  'invite-only',
  'banned',
  'bad-key',
  'needs-identification',
  'unavailable',
  'unknown-channel',
  'too-many-channels',
  'tls-only',
  'forwarded',
  'no-answer',
  'room-invite-only',
  'room-banned',
  'unknown-room',
  'room-unreachable',
  'room-no-keys',
  'room-not-encrypted',
  'may-not-speak',
  // Whatever else, in the words of the outside.
  'error',
] as const;
export type ReasonCode = (typeof REASONS)[number];

/** A code, and where it needs one a detail: what the outside said of it, or another reason. It is stored as it is. */
export type Reason = ReasonCode | `${ReasonCode}: ${string}`;

/** @param detail empty for none. */
export function reasonWith(code: ReasonCode, detail: string): Reason {
  return detail === '' ? code : `${code}: ${detail}`;
}

/** A reason taken apart; a text without a known code (databases from before there were codes hold sentences) counts as the outside's words. */
export function readReason(stored: string): { readonly code: ReasonCode; readonly detail: string } {
  const [, typed = '', detail = ''] = /^([a-z-]+)(?:: (.*))?$/s.exec(stored) ?? [];
  const code = REASONS.find((known) => known === typed);
  return code === undefined ? { code: 'error', detail: stored } : { code, detail };
}

/** A stored text as a reason. */
export function keptReason(stored: string): Reason {
  const { code, detail } = readReason(stored);
  return reasonWith(code, detail);
}
