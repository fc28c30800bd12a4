import type { Origin } from './heard-message.ts';
import type { Finding } from './inquiry.ts';

/** A proof is trusted this long at most, and a message can be proved this long. */
export const TRUST_MS = 60_000;

/** What was proved of nicks and may be used again for a while. */
export class Proofs {
  /** By folded nick. */
  readonly #proofs = new Map<string, Finding & { readonly at: number }>();

  add(nick: string, finding: Finding, now: number): void {
    this.#proofs.set(nick, { ...finding, at: now });
  }

  /** The account of a folded nick for somebody who spoke from there; null if it must be asked. */
  accountOf(nick: string, { user, host }: Origin, now: number): string | null {
    const proof = this.#proofs.get(nick);
    if (!proof || Math.abs(now - proof.at) > TRUST_MS) return null;
    return proof.user === user && proof.host === host ? proof.account : null;
  }

  forget(nick: string): void {
    this.#proofs.delete(nick);
  }

  clear(): void {
    this.#proofs.clear();
  }
}
