import { reasonWith } from '../../domain/language/reasons.ts';
import type { Delivery } from '../../ports/chat-network.ts';

/** Who is told what became of a line. */
export interface LineReceipt {
  /** Called once for each line. */
  settle(delivery: Delivery): void;
}

/**
 * What has been sent and not yet confirmed, oldest first.
 *
 * A server handles the lines of a client in order, and so proves by its answer to a later one that it has taken those before:
 * a PONG confirms all that was sent before its PING. With echo-message it shows each line itself.
 */
export interface DeliveryLedger {
  /** @param place folded name of where it went. */
  sent(place: string, now: number, receipt: LineReceipt): void;
  /** A PING with this token goes out now; what was sent before depends on its PONG. */
  pinged(token: string): void;
  /** @param isEchoing whether the server would have shown each line that it passed on. */
  ponged(token: string, isEchoing: boolean): void;
  /** The server showed a line of the bot's own to `place`. */
  echoed(place: string): void;
  /** The server said that a line to `place` was not delivered. */
  refused(place: string, reason: string): void;
  /** The server took everything: it has answered QUIT, the last line. */
  confirmAll(): void;
  /** The connection is gone. */
  loseAll(): void;
  /** When the oldest line that no PING follows yet was sent; null if there is none. */
  readonly oldestUnpinged: number | null;
  /** How many lines no PING follows yet. */
  readonly unpinged: number;
  readonly size: number;
}

const CONFIRMED: Delivery = { kind: 'confirmed' };
const LOST: Delivery = { kind: 'lost' };
const NOT_ECHOED: Delivery = { kind: 'refused', reason: 'not-passed-on' };

export function createDeliveryLedger(): DeliveryLedger {
  /** Lines in the order they were sent, cut into stretches by the pings between them; the last stretch has no ping yet. */
  let pinged: { readonly token: string; readonly lines: Stretch }[] = [];
  let open = new Stretch();
  const takeFirst = (place: string) => {
    for (const { lines } of pinged) {
      const receipt = lines.take(place);
      if (receipt !== null) return receipt;
    }
    return open.take(place);
  };
  const settleAll = (delivery: Delivery) => {
    const all = [...pinged.map(({ lines }) => lines), open];
    pinged = [];
    open = new Stretch();
    for (const lines of all) lines.settle(delivery);
  };
  return {
    sent: (place, now, receipt) => open.add(place, now, receipt),
    pinged: (token) => {
      pinged.push({ token, lines: open });
      open = new Stretch();
    },
    ponged: (token, isEchoing) => {
      const at = pinged.findIndex((stretch) => stretch.token === token);
      const passed = pinged.slice(0, at + 1);
      pinged = pinged.slice(at + 1);
      for (const { lines } of passed) lines.settle(isEchoing ? NOT_ECHOED : CONFIRMED);
    },
    echoed: (place) => takeFirst(place)?.settle(CONFIRMED),
    refused: (place, reason) => takeFirst(place)?.settle({ kind: 'refused', reason: reasonWith('error', reason) }),
    confirmAll: () => settleAll(CONFIRMED),
    loseAll: () => settleAll(LOST),
    get oldestUnpinged() {
      return open.size === 0 ? null : open.firstSentAt;
    },
    get unpinged() {
      return open.size;
    },
    get size() {
      return pinged.reduce((sum, { lines }) => sum + lines.size, open.size);
    },
  };
}

/** Lines between two pings. Two plain arrays, not an object for each line: of these there are thousands under load. */
class Stretch {
  readonly #places: string[] = [];
  readonly #receipts: LineReceipt[] = [];
  /** Of a line that was since taken out, perhaps: then the PING that follows comes early and harms nobody. */
  firstSentAt = 0;

  get size(): number {
    return this.#places.length;
  }

  add(place: string, now: number, receipt: LineReceipt): void {
    if (this.size === 0) this.firstSentAt = now;
    this.#places.push(place);
    this.#receipts.push(receipt);
  }

  /** The receipt of the oldest line to a place, which is no longer waited for. */
  take(place: string): LineReceipt | null {
    const at = this.#places.indexOf(place);
    if (at === -1) return null;
    this.#places.splice(at, 1);
    return this.#receipts.splice(at, 1)[0] ?? null;
  }

  settle(delivery: Delivery): void {
    for (const receipt of this.#receipts) receipt.settle(delivery);
  }
}
