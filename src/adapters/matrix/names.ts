import { matchesWildcard } from '../../domain/limits/wildcard.ts';
import { isPlainUserId, nickOf } from './matrix-id.ts';

/** What the core calls people, and which of their accounts are proved. */
export class Names {
  readonly #ownServer: string;
  readonly #ghosts: readonly string[];

  /** @param ghosts Matrix ids or patterns of those whom a bridge speaks for. */
  constructor(ownServer: string, ghosts: readonly string[]) {
    this.#ownServer = ownServer;
    this.#ghosts = ghosts;
  }

  /** Ghosts are known by their whole id, for by that the configuration tells them from people. */
  nickOf(userId: string): string {
    return this.#isGhost(userId) ? userId : nickOf(userId, this.#ownServer);
  }

  /** The homeserver vouches for the sender; but behind a bridge's ghost is somebody of whom it knows nothing. */
  accountOf(userId: string): string | null {
    return isPlainUserId(userId) && !this.#isGhost(userId) ? userId : null;
  }

  #isGhost(userId: string): boolean {
    return matchesWildcard(userId, this.#ghosts);
  }
}
