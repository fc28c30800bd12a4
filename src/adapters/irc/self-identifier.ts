import type { IrcMessage } from 'irc-framework';
import { type Reason, reasonWith } from '../../domain/language/reasons.ts';
import type { Log } from '../../ports/log.ts';
import type { Timers } from '../../ports/timers.ts';
import { cleanText } from './clean-text.ts';
import type { Connection } from './connection.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import { isFromServices } from './nickserv-status.ts';
import type { IrcNickServ, IrcSettings } from './settings.ts';

export interface SelfIdentifierContext {
  readonly settings: IrcSettings;
  readonly timers: Timers;
  readonly log: Log;
  command(line: OutboundLine | null): void;
  /** Services vouch for the bot now. */
  onIdentified(): void;
}

/** Tries to identify while services do not answer become rarer, up to so many times the first pause. */
const MAX_PATIENCE_FACTOR = 16;

/**
 * Has the services vouch for the bot after it connected.
 *
 * Without SASL a network identifies a certificate only after 001, and a channel for identified people refuses a JOIN before; so
 * channels wait for it, but not for long: an unidentified bot in a channel is of more use than none.
 */
export class SelfIdentifier {
  readonly #context: SelfIdentifierContext;
  #connection: Connection | null = null;
  #vouchers = 0;
  #goOn: (() => void) | null = null;
  #cancels: (() => void)[] = [];
  /** What NickServ said last. */
  #lastWords = '';

  constructor(context: SelfIdentifierContext) {
    this.#context = context;
  }

  /** Why services do not vouch for the bot, though the configuration gives it something to be known by; null while they may still. */
  get problem(): Reason | null {
    const connection = this.#connection;
    if (connection === null || connection.own.isIdentified || this.#goOn !== null || !this.#canIdentify) return null;
    return reasonWith('not-identified', connection.saslProblem ?? this.#lastWords);
  }

  /** @param goOn is called once: when the bot is identified, or when waiting for it any longer makes no sense. */
  open(connection: Connection, goOn: () => void): void {
    const { settings, timers } = this.#context;
    this.#connection = connection;
    this.#vouchers = 0;
    this.#lastWords = '';
    this.#goOn = goOn;
    // SASL that failed at registration will not succeed within seconds.
    const isHopeless = settings.nickserv === null && connection.saslProblem !== null;
    if (connection.own.isIdentified || !this.#canIdentify || isHopeless) this.#proceed();
    else this.#cancels.push(timers.after(settings.patience.identificationMs, () => this.#proceed()));
    this.#askNickServ();
    this.#tryAgain(settings.patience.identifyAgainMs);
    this.onChange(connection);
  }

  close(): void {
    this.#connection = null;
    this.#goOn = null;
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }

  /** NickServ says in its own words what it thinks of a password. Should it repeat one, nobody is to read it. */
  onLine(line: IrcMessage, connection: Connection): void {
    const { nickserv } = this.#context.settings;
    if (line.command !== 'NOTICE' || !nickserv?.password || connection.own.isIdentified) return;
    const isSame = (one: string, other: string) => connection.fold(one) === connection.fold(other);
    if (!isFromServices(line, nickserv.address, isSame)) return;
    this.#lastWords = cleanText(line.params.at(-1) ?? '').replaceAll(nickserv.password, '***');
  }

  /** To be called after each line. */
  onChange(connection: Connection): void {
    const { vouchers } = connection.own;
    if (vouchers === this.#vouchers) return;
    const isMore = vouchers > this.#vouchers;
    this.#vouchers = vouchers;
    this.#context.log.info(
      { network: this.#context.settings.name, isIdentified: vouchers > 0 },
      'identification changed',
    );
    if (!isMore) return;
    this.#proceed();
    this.#context.onIdentified();
  }

  #proceed(): void {
    const goOn = this.#goOn;
    this.#goOn = null;
    if (goOn === null) return;
    this.#warn();
    goOn();
  }

  get #canIdentify(): boolean {
    const { sasl, nickserv, clientCertificate } = this.#context.settings;
    return sasl !== null || Boolean(nickserv?.password) || clientCertificate !== null;
  }

  #warn(): void {
    const { problem } = this;
    if (problem !== null)
      this.#context.log.warn({ network: this.#context.settings.name, reason: problem }, 'not identified');
  }

  /** The log never sees this line. */
  #askNickServ(): void {
    const { nickserv } = this.#context.settings;
    if (!nickserv?.password || this.#connection === null || this.#connection.own.isIdentified) return;
    this.#context.command(formatLine('PRIVMSG', [nickserv.address], identifyText(nickserv)));
  }

  /** Services may come back at any time, and not every server (InspIRCd 3.15) says that SASL came with them: the bot asks for it. */
  #askSasl(): void {
    if (this.#context.settings.sasl === null || this.#connection === null || this.#connection.own.isIdentified) return;
    this.#context.command(formatLine('CAP', ['REQ'], 'sasl'));
  }

  #tryAgain(afterMs: number): void {
    const longestMs = this.#context.settings.patience.identifyAgainMs * MAX_PATIENCE_FACTOR;
    const cancel = this.#context.timers.after(afterMs, () => {
      this.#askNickServ();
      this.#askSasl();
      this.#tryAgain(Math.min(afterMs * 2, longestMs));
    });
    this.#cancels = [...this.#cancels.slice(-1), cancel];
  }
}

/** What NickServ is told, in the order that this network takes. Source: OFTC's IDENTIFY takes the password first, atheme's last. */
export function identifyText({ password, account, arguments: order }: IrcNickServ): string {
  if (order === 'password') return `IDENTIFY ${password}`;
  return order === 'account password' ? `IDENTIFY ${account} ${password}` : `IDENTIFY ${password} ${account}`;
}
