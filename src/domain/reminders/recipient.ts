/** Whom a message that the bot says unasked is for. */
export type Recipient =
  | { readonly kind: 'channel'; readonly network: string; readonly channel: string }
  | {
      readonly kind: 'person';
      readonly network: string;
      /** Who may read it: the account that must be proved before it is said. */
      readonly account: string;
      /** The nick that the account had when it was last seen; a hint where to look, no proof. */
      readonly nick: string;
    };

/** A recipient in the key of a message: "oftc/#qemu-gsoc", "oftc/@ann". */
export function recipientKey(recipient: Recipient): string {
  return `${recipient.network}/${recipient.kind === 'channel' ? recipient.channel : `@${recipient.account}`}`;
}
