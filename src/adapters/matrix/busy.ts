import type { MatrixDeps } from './deps.ts';
import { persist } from './persist.ts';
import { reasonOf } from './request-error.ts';
import type { MatrixSettings } from './settings.ts';

/** What is under way beside the stream: the core thinks, invitations are followed. The next events are taken in while it goes on. */
export class Busy {
  readonly #settings: MatrixSettings;
  readonly #deps: MatrixDeps;
  readonly #all = new Set<Promise<void>>();

  constructor(settings: MatrixSettings, deps: MatrixDeps) {
    this.#settings = settings;
    this.#deps = deps;
  }

  /** Never throws: what can't be dealt with is logged. */
  begin(work: () => Promise<void>): void {
    const done = persist(work, this.#deps, this.#settings.patience).catch((error: unknown) => {
      this.#deps.log.error({ network: this.#settings.name, reason: reasonOf(error) }, 'event could not be dealt with');
    });
    this.#all.add(done);
    void done.then(() => this.#all.delete(done));
  }

  /** Resolves when all that was begun so far is done with. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#all);
  }
}
