import type { Account } from './person-id.ts';

/** An account as people write it: "oftc/anna", "matrix/@anna:example.org". A Matrix id may hold slashes; the name of a network never does. */
export function parseAccount(text: string): Account | null {
  const [, network = '', account = ''] = /^([^\s/]+)\/(\S+)$/.exec(text.trim()) ?? [];
  return network === '' ? null : { network, account };
}
