import type { Log } from '../../ports/log.ts';
import type { Timers } from '../../ports/timers.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import type { Session } from './session.ts';
import type { IrcNickServ, IrcSettings } from './settings.ts';

export interface SelfIdentifierContext {
  readonly settings: IrcSettings;
  readonly timers: Timers;
  readonly log: Log;
  command(line: OutboundLine | null): void;
  /** Services vouch for the bot now. */
  onIdentified(): void;
}

/** Between two tries to identify while services do not answer; doubles up to sixteen times that. */
const AGAIN_MS = 60_000;

/**
 * Has the services vouch for the bot after it connected.
 *
 * Without SASL a network identifies a certificate only after 001, and a channel for identified people refuses a JOIN before; so
 * channels wait for it, but not for long: an unidentified bot in a channel is of more use than none.
 */
export class SelfIdentifier {
  readonly #context: SelfIdentifierContext;
  #session: Session | null = null;
  #wasIdentified = false;
  #goOn: (() => void) | null = null;
  #cancels: (() => void)[] = [];

  constructor(context: SelfIdentifierContext) {
    this.#context = context;
  }

  /** @param goOn is called once: when the bot is identified, or when waiting for it any longer makes no sense. */
  open(session: Session, goOn: () => void): void {
    const { settings, timers } = this.#context;
    this.#session = session;
    this.#wasIdentified = false;
    this.#goOn = goOn;
    const canIdentify = settings.sasl !== null || settings.nickserv !== null || settings.clientCertificate !== null;
    // SASL that failed at registration will not succeed within seconds.
    const isHopeless = settings.nickserv === null && session.saslProblem !== null;
    if (session.own.isIdentified || !canIdentify || isHopeless) {
      this.#proceed();
    } else {
      this.#cancels.push(timers.after(settings.patience.identificationMs, () => this.#proceed()));
      this.#ask(settings.nickserv, AGAIN_MS);
    }
    this.onChange(session);
  }

  close(): void {
    this.#session = null;
    this.#goOn = null;
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }

  /** To be called after each line. */
  onChange(session: Session): void {
    const { isIdentified } = session.own;
    if (isIdentified === this.#wasIdentified) return;
    this.#wasIdentified = isIdentified;
    this.#context.log.info({ network: this.#context.settings.name, isIdentified }, 'identification changed');
    if (!isIdentified) return;
    this.#proceed();
    this.#context.onIdentified();
  }

  #proceed(): void {
    const goOn = this.#goOn;
    this.#goOn = null;
    goOn?.();
  }

  /** The log never sees this line. */
  #ask(nickserv: IrcNickServ | null, againMs: number): void {
    if (!nickserv?.password || this.#session === null || this.#session.own.isIdentified) return;
    this.#context.command(formatLine('PRIVMSG', [nickserv.address], identifyText(nickserv)));
    this.#cancels.push(
      this.#context.timers.after(againMs, () => this.#ask(nickserv, Math.min(againMs * 2, AGAIN_MS * 16))),
    );
  }
}

/** What NickServ is told, in the order that this network takes. Source: OFTC's IDENTIFY takes the password first, atheme's last. */
export function identifyText({ password, account, arguments: order }: IrcNickServ): string {
  if (order === 'password') return `IDENTIFY ${password}`;
  return order === 'account password' ? `IDENTIFY ${account} ${password}` : `IDENTIFY ${password} ${account}`;
}
