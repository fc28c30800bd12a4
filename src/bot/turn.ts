import type { Instant } from '../domain/program/key-date.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { ProveAccount } from './bot-parts.ts';

/** A message that is to be answered. */
export interface Turn {
  readonly message: IncomingMessage;
  readonly prove: ProveAccount;
  readonly now: Instant;
}

/** A turn that knows whom the network has proved in it. */
export interface WitnessedTurn extends Turn {
  /** The account that was proved since the turn began; null if nobody asked, or nothing was proved. */
  provedAs(): string | null;
}

/** The same turn, which keeps in mind what `prove` came to. */
export function witnessed(turn: Turn): WitnessedTurn {
  let proved: string | null = null;
  const prove = async () => {
    const account = await turn.prove();
    proved = account ?? proved;
    return account;
  };
  return { ...turn, prove, provedAs: () => proved };
}
