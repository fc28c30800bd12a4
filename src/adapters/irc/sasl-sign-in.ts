import type { IrcMessage } from 'irc-framework';
import { type Reason, reasonWith } from '../../domain/language/reasons.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import type { IrcSettings } from './settings.ts';

/** ERR_NICKLOCKED, ERR_SASLFAIL, ERR_SASLTOOLONG, RPL_SASLMECHS. Source: the IRCv3 specification of SASL. */
const REFUSED = new Set(['902', '904', '905', '908']);

export interface SaslContext {
  readonly settings: IrcSettings;
  after(ms: number, callback: () => void): void;
  write(line: OutboundLine | null): void;
  isRegistering(): boolean;
  isIdentified(): boolean;
}

/**
 * What irc-framework leaves undone of signing in: to go on when services do not answer, and to sign in when they come back.
 *
 * The exchange itself is the library's.
 */
export class SaslSignIn {
  readonly #context: SaslContext;
  #isSigningIn = false;
  /** Why it did not work; null if it did or was not asked for. */
  problem: Reason | null = null;

  constructor(context: SaslContext) {
    this.#context = context;
  }

  /** What the library makes of it; the server's own words, if there are any, say more. */
  failed(reason: string): void {
    this.problem ??= reasonWith('sasl-refused', reason.replaceAll('_', ' '));
  }

  onLine({ command, params }: IrcMessage): void {
    if (REFUSED.has(command)) this.problem = reasonWith('sasl-refused', params.at(-1) ?? '');
    else if (command === '903') this.problem = null;
    const { sasl } = this.#context.settings;
    const isGranted = command === 'CAP' && params[1] === 'ACK' && (params.at(-1) ?? '').split(' ').includes('sasl');
    if (sasl === null || !isGranted) return;
    if (this.#context.isRegistering()) this.#waitForServices();
    else this.#again(sasl.mechanism);
  }

  #waitForServices(): void {
    const { settings, after, write, isRegistering } = this.#context;
    after(settings.patience.saslMs, () => {
      if (!isRegistering()) return;
      this.problem = 'services-silent';
      write(formatLine('AUTHENTICATE', ['*']));
      // InspIRCd does not answer that either when services went down in the middle; without it the registration would never end.
      write(formatLine('CAP', ['END']));
    });
  }

  /** Services are back: the capability came by CAP NEW or because it was asked for, and irc-framework leaves it at that. */
  #again(mechanism: string): void {
    const { settings, after, write, isIdentified } = this.#context;
    // A second exchange in the middle of the first would break both.
    if (this.#isSigningIn || isIdentified()) return;
    this.#isSigningIn = true;
    after(settings.patience.saslMs, () => {
      this.#isSigningIn = false;
    });
    write(formatLine('AUTHENTICATE', [mechanism]));
  }
}
