import type { IrcLimits } from './limits.ts';
import type { IrcNickServ, IrcSasl, IrcTls } from './login.ts';
import type { IrcPatience } from './patience.ts';

// Whoever makes the settings finds all of them here.
export { DEFAULT_LIMITS, type IrcLimits } from './limits.ts';
export type { IrcNickServ, IrcSasl, IrcTls } from './login.ts';
export { DEFAULT_PATIENCE, type IrcPatience } from './patience.ts';

/** A channel that the bot lives in. */
export interface IrcChannel {
  readonly name: string;
  /** The key (mode +k); null if it has none. */
  readonly key: string | null;
}

/** One IRC network. Secrets are here by value, and nothing of this is ever logged as a whole. */
export interface IrcSettings {
  /** Name of the network in the configuration. */
  readonly name: string;
  readonly host: string;
  /** 6697 with TLS, 6667 without, by custom. */
  readonly port: number;
  readonly tls: IrcTls;
  /** The name that the bot wants. */
  readonly nick: string;
  /** What it is called while the wanted name is taken, tried in this order; then `nick_`, `nick__`, and so on. */
  readonly alternativeNicks: readonly string[];
  /** The "ident" before the @; at most 10 letters on most networks. */
  readonly username: string;
  /** Names the owner and where the source is, so that people know whom to ask (Libera demands it of bots). */
  readonly realname: string;
  /** The PASS of a server that asks everybody for one, or of a bouncer; null for none. Never a NickServ password. */
  readonly serverPassword: string | null;
  /** PEM texts of the certificate that identifies the bot (CertFP); null for none. */
  readonly clientCertificate: { readonly certificate: string; readonly privateKey: string } | null;
  readonly sasl: IrcSasl | null;
  readonly nickserv: IrcNickServ | null;
  readonly channels: readonly IrcChannel[];
  /** Name of the channels that are made for interviews, with `{booking}` where their number goes; null or left out: none are. */
  readonly interviewChannels?: string | null;
  /** Nicks of other bots, which are never answered. */
  readonly bots: readonly string[];
  /** How one person is told what was wrong with what they typed; some networks want NOTICE for that. Answers are always PRIVMSGs. */
  readonly errorsAs: 'PRIVMSG' | 'NOTICE';
  /** Whether the intro of a list is bold; nothing else ever is. */
  readonly formatting: boolean;
  /**
   * How a speaker is proved. `auto`: by what the network offers (account-tag, WHOX, WHOIS). `nickserv`: by asking NickServ for
   * its STATUS of a nick, on networks whose WHOIS says nothing.
   */
  readonly identity: 'auto' | 'nickserv';
  /**
   * How the bot learns that the server took a line. `ping`: by the answer to a PING a moment later. `echo`: by echo-message where
   * it is offered, which also shows lines that a filter swallowed; but a server that leaves Nagle's algorithm on (InspIRCd) then
   * holds back the next question for 40 ms, until the echo is acknowledged.
   */
  readonly confirmBy: 'ping' | 'echo';
  /** What CTCP VERSION is answered with. */
  readonly version: string;
  /** What CTCP SOURCE is answered with: where the source is. */
  readonly source: string;
  readonly limits: IrcLimits;
  readonly patience: IrcPatience;
}
