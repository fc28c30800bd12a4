import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Lines that a client may send at once, and a second; what is more waits. Source: oftc-hybrid's packet.c, as measured. */
const BURST = 5;
const LINES_PER_SECOND = 1;
/** More than this waiting kills the client. Source: CLIENT_FLOOD of oftc-hybrid. */
const MAX_WAITING_BYTES = 2_560;

/** One client of the server that speaks like OFTC. */
export class OftcUser {
  readonly socket: Socket | TLSSocket;
  nick = '*';
  user = '';
  realname = '';
  isRegistered = false;
  isNegotiating = false;
  /** User mode +R: services have identified the nick's owner. */
  isIdentified = false;
  readonly channels = new Set<string>();
  readonly #onLine: (line: string) => void;
  #rest = '';
  #waiting: string[] = [];
  #tokens = BURST;
  #timer: NodeJS.Timeout | null = null;

  constructor(socket: Socket | TLSSocket, onLine: (line: string) => void) {
    this.socket = socket;
    this.#onLine = onLine;
    socket.setNoDelay(true);
    socket.on('data', (data) => this.#take(data.toString('utf8')));
  }

  /** SHA-1 of the certificate that the client showed, as OFTC counts it; null if it showed none. */
  get fingerprint(): string | null {
    if (!('getPeerCertificate' in this.socket)) return null;
    return this.socket.getPeerCertificate().fingerprint?.replaceAll(':', '').toLowerCase() ?? null;
  }

  get prefix(): string {
    return `${this.nick}!~${this.user}@host-of-${this.user}.example`;
  }

  send(line: string): void {
    if (!this.socket.destroyed) this.socket.write(`${line}\r\n`);
  }

  close(reason: string): void {
    this.send(`ERROR :Closing Link: ${this.nick} (${reason})`);
    this.socket.end();
  }

  dispose(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#waiting = [];
  }

  #take(text: string): void {
    const parts = (this.#rest + text).split(/\r?\n/);
    this.#rest = parts.pop() ?? '';
    this.#waiting.push(...parts.filter((line) => line !== ''));
    this.#work();
    if (this.#waiting.join('\r\n').length > MAX_WAITING_BYTES) {
      this.#waiting = [];
      this.close('Excess Flood');
    }
  }

  #work(): void {
    while (this.#waiting.length > 0 && (this.#tokens > 0 || !this.isRegistered)) {
      if (this.isRegistered) this.#tokens -= 1;
      this.#onLine(this.#waiting.shift() ?? '');
    }
    this.#timer ??= setInterval(() => {
      this.#tokens = Math.min(BURST, this.#tokens + 1);
      this.#work();
    }, 1_000 / LINES_PER_SECOND).unref();
  }
}
