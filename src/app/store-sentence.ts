import type { StoreError } from '../ports/store-error.ts';

/** Why the database cannot be used, in one sentence for whoever started the command. */
export function storeSentence({ message, cause }: StoreError): string {
  return `${message}${cause instanceof Error ? ` (${cause.message})` : ''}\n`;
}
