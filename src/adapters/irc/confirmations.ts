import type { IrcMessage } from 'irc-framework';
import type { Connection } from './connection.ts';
import { createDeliveryLedger, type LineReceipt } from './delivery-ledger.ts';
import { refusalOf } from './refusal.ts';

/**
 * More lines than this are not left unconfirmed; only a bot without limits gets there.
 *
 * Not many fewer: a server that leaves Nagle's algorithm on (InspIRCd) holds back what it says after a PONG until that is acknowledged,
 * which takes the system 40 ms. Not many more: what waits for its PONG outlives the garbage collector's quick rounds.
 */
const MAX_UNPINGED = 4_000;
/** With echo-message only lines that were not shown by then need a PING. */
const ECHO_WITHIN_MS = 5_000;

/** Finds out what became of the lines that were sent, and says when a PING is due for it. */
export class Confirmations {
  readonly #ledger = createDeliveryLedger();
  readonly #confirmAfterMs: number;
  #isPingWanted = false;

  constructor(confirmAfterMs: number) {
    this.#confirmAfterMs = confirmAfterMs;
  }

  /** Whether any line is unconfirmed. */
  get isWaiting(): boolean {
    return this.#ledger.size > 0;
  }

  /** @param place folded name of where it went. */
  sent(place: string, now: number, receipt: LineReceipt): void {
    this.#ledger.sent(place, now, receipt);
  }

  /** A PING is wanted in any case, to see whether the server is still there. */
  askForPing(): void {
    this.#isPingWanted = true;
  }

  pinged(token: string): void {
    this.#isPingWanted = false;
    this.#ledger.pinged(token);
  }

  ponged(token: string, connection: Connection): void {
    this.#ledger.ponged(token, connection.hasCap('echo-message'));
  }

  /** When a PING must go out before anything else; `Infinity` if none need. */
  pingDueAt(connection: Connection): number {
    if (this.#isPingWanted || this.#ledger.unpinged >= MAX_UNPINGED) return Number.NEGATIVE_INFINITY;
    const oldest = this.#ledger.oldestUnpinged;
    if (oldest === null) return Infinity;
    return oldest + (connection.hasCap('echo-message') ? ECHO_WITHIN_MS : this.#confirmAfterMs);
  }

  /** The server shows a line of the bot's own, or says that it did not deliver one. */
  onLine(line: IrcMessage, connection: Connection): void {
    const [target] = line.params;
    const isText = line.command === 'PRIVMSG' || line.command === 'NOTICE';
    if (isText && target !== undefined && connection.isOwn(line.nick)) {
      this.#ledger.echoed(connection.fold(target));
      return;
    }
    const refusal = refusalOf(line);
    if (refusal) this.#ledger.refused(connection.fold(refusal.place), refusal.reason);
  }

  /** The connection is gone. @param wasAnswered whether the server took everything that was sent: it answered the goodbye. */
  close(wasAnswered: boolean): void {
    this.#isPingWanted = false;
    if (wasAnswered) this.#ledger.confirmAll();
    else this.#ledger.loseAll();
  }
}
