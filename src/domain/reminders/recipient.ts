import type { Account } from '../people/person-id.ts';

/** One person, by the account that a message was written for. */
export interface PersonRecipient extends Account {
  readonly kind: 'person';
  /** The nick that the account had when it was last seen; a hint where to look, no proof. */
  readonly nick: string;
}

/** Whom a message that the bot says unasked is for; a person only reads it who has proved the account, or one linked to it. */
export type Recipient =
  | { readonly kind: 'channel'; readonly network: string; readonly channel: string }
  | PersonRecipient;

/** A recipient in the key of a message: "oftc/#qemu-gsoc", "oftc/@ann". */
export function recipientKey(recipient: Recipient): string {
  return `${recipient.network}/${recipient.kind === 'channel' ? recipient.channel : `@${recipient.account}`}`;
}
