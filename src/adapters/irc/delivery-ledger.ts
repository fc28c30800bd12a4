import type { Delivery } from '../../ports/chat-network.ts';

/** One line that was sent and that the server has not been seen to take. */
interface SentLine {
  /** Folded name of where it went. */
  readonly place: string;
  readonly sentAt: number;
  readonly settle: (delivery: Delivery) => void;
}

/**
 * What has been sent and not yet confirmed, oldest first.
 *
 * A server handles the lines of a client in order, and so proves by its answer to a later one that it has taken those before:
 * a PONG confirms all that was sent before its PING. With echo-message it shows each line itself.
 */
export interface DeliveryLedger {
  /** @param settle is called once. */
  sent(place: string, now: number, settle: (delivery: Delivery) => void): void;
  /** A PING with this token goes out now; what was sent before depends on its PONG. */
  pinged(token: string): void;
  /** @param isEchoing whether the server would have shown each line that it passed on. @returns false for a token never sent. */
  ponged(token: string, isEchoing: boolean): boolean;
  /** The server showed a line of the bot's own to `place`. */
  echoed(place: string): void;
  /** The server said that a line to `place` was not delivered. @returns false if none is waiting. */
  refused(place: string, reason: string): boolean;
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
const NOT_ECHOED: Delivery = { kind: 'refused', reason: 'the server did not pass it on' };

export function createDeliveryLedger(): DeliveryLedger {
  /** Lines in the order they were sent, cut into stretches by the pings between them; the last stretch has no ping yet. */
  let stretches: { readonly token: string; readonly lines: SentLine[] }[] = [];
  let open: SentLine[] = [];
  const takeFirst = (place: string): SentLine | null => {
    for (const lines of [...stretches.map((stretch) => stretch.lines), open]) {
      const at = lines.findIndex((line) => line.place === place);
      if (at !== -1) return lines.splice(at, 1)[0] ?? null;
    }
    return null;
  };
  const settleAll = (delivery: Delivery) => {
    const lines = [...stretches.flatMap((stretch) => stretch.lines), ...open];
    stretches = [];
    open = [];
    for (const line of lines) line.settle(delivery);
  };
  return {
    sent: (place, now, settle) => {
      open.push({ place, sentAt: now, settle });
    },
    pinged: (token) => {
      stretches.push({ token, lines: open });
      open = [];
    },
    ponged: (token, isEchoing) => {
      const at = stretches.findIndex((stretch) => stretch.token === token);
      if (at === -1) return false;
      const passed = stretches.slice(0, at + 1);
      stretches = stretches.slice(at + 1);
      for (const line of passed.flatMap(({ lines }) => lines)) line.settle(isEchoing ? NOT_ECHOED : CONFIRMED);
      return true;
    },
    echoed: (place) => takeFirst(place)?.settle(CONFIRMED),
    refused: (place, reason) => {
      const line = takeFirst(place);
      line?.settle({ kind: 'refused', reason });
      return line !== null;
    },
    confirmAll: () => settleAll(CONFIRMED),
    loseAll: () => settleAll(LOST),
    get oldestUnpinged() {
      return open[0]?.sentAt ?? null;
    },
    get unpinged() {
      return open.length;
    },
    get size() {
      return open.length + stretches.reduce((sum, { lines }) => sum + lines.length, 0);
    },
  };
}
