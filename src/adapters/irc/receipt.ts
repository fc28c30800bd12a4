import type { Delivery } from '../../ports/chat-network.ts';

const CONFIRMED: Delivery = { kind: 'confirmed' };
const GRAVITY: Readonly<Record<Delivery['kind'], number>> = { confirmed: 0, refused: 1, expired: 2, lost: 3 };

/**
 * Collects what became of each line of a message: lost outweighs expired, expired refused, refused confirmed.
 *
 * It is what is kept of a message until the server has confirmed it, so it holds no text.
 */
export class Receipt {
  readonly #resolve: (delivery: Delivery) => void;
  #open: number;
  #worst: Delivery = CONFIRMED;

  /** @param lines how many times `settle` will be called. */
  constructor(lines: number, resolve: (delivery: Delivery) => void) {
    this.#open = lines;
    this.#resolve = resolve;
  }

  /** Told once for each line, in any order. */
  settle(delivery: Delivery): void {
    this.#open -= 1;
    if (GRAVITY[delivery.kind] > GRAVITY[this.#worst.kind]) this.#worst = delivery;
    if (this.#open === 0) this.#resolve(this.#worst);
  }

  /** The same for all lines that are not sent. */
  settleAll(delivery: Delivery): void {
    for (let line = this.#open; line > 0; line -= 1) this.settle(delivery);
  }
}
