/** How the bot trusts the server it connects to. */
export type IrcTls =
  /** The certificate must be signed for the host by an authority that is known: those of the system, or `ca`. */
  | {
      readonly kind: 'verified' /** PEM text of the only authorities to trust; null for those of the system. */;
      readonly ca: string | null;
    }
  /** Just this certificate counts, whoever signed it. */
  | {
      readonly kind: 'pinned' /** SHA-256 of the certificate: 64 hexadecimal digits, colons allowed. */;
      readonly sha256: string;
    }
  /** No encryption. Only by this explicit word: everybody on the way can read and change what is said, passwords too. */
  | { readonly kind: 'plain' };

/** How the bot signs in while it connects. OFTC has no SASL; there a client certificate or NickServ does it. */
export type IrcSasl =
  | { readonly mechanism: 'PLAIN'; readonly account: string; readonly password: string }
  /** By the client certificate. */
  | { readonly mechanism: 'EXTERNAL' };

/** Signing in by a message to NickServ after connecting. */
export interface IrcNickServ {
  /** Empty where the client certificate identifies the bot and NickServ is needed for `regain` only. */
  readonly password: string;
  /** Where it is written to. With a server (`NickServ@services.oftc.net`) nobody else can take the password while services are down. */
  readonly address: string;
  /** Order of what follows IDENTIFY: atheme and anope take `account password`, OFTC takes `password account`. */
  readonly arguments: 'password' | 'account password' | 'password account';
  readonly account: string;
  /** The command that takes the nick back from a ghost of ours; null where there is none. OFTC: REGAIN. */
  readonly regain: 'REGAIN' | 'GHOST' | 'RECOVER' | null;
}

/** A channel that the bot lives in. */
export interface IrcChannel {
  readonly name: string;
  /** The key (mode +k); null if it has none. */
  readonly key: string | null;
}

/** How much and how fast. */
export interface IrcLimits {
  /** Lines that may be sent at once after a pause. ircd-hybrid and OFTC kill a client that sends more than 5. */
  readonly burst: number;
  /** Lines a second in the long run; `Infinity` lifts the limit, for benchmarks. OFTC kills at 1.7 and delays at 1.25. */
  readonly linesPerSecond: number;
  /** Lines of one reply; what is more is left out, the core pages. */
  readonly linesPerReply: number;
  /** Messages that may wait; a further answer is refused, a further announcement is not. */
  readonly maxQueued: number;
  /** How often within `repeatWindowMs` the same line may be said in one place before it is taken for a loop of two bots. */
  readonly maxRepeats: number;
  readonly repeatWindowMs: number;
}

/** How long things may take, in milliseconds. */
export interface IrcPatience {
  /** From the first packet to the end of registration. */
  readonly registrationMs: number;
  /** For the services to answer SASL; without an answer the bot goes on unidentified. */
  readonly saslMs: number;
  /** After registration until the services have identified the bot; then channels are joined all the same. */
  readonly identificationMs: number;
  /** Before services are asked again while they do not identify the bot; doubles up to sixteen times that. */
  readonly identifyAgainMs: number;
  /** Between two pings. */
  readonly pingEveryMs: number;
  /** Without an answer to a ping the connection counts as dead. */
  readonly pongWithinMs: number;
  /** From a line to the PING that confirms it; what is sent meanwhile is confirmed by the same one. */
  readonly confirmAfterMs: number;
  /** For the proof of who speaks. */
  readonly proofMs: number;
  /** Before the first try to connect again; doubles with each up to `backOffMaxMs`. */
  readonly backOffMinMs: number;
  readonly backOffMaxMs: number;
  /** Before the first try after the network threw the bot out (K-line, KILL, flood); doubles up to eight times that. */
  readonly backOffBannedMs: number;
  /** A connection that lasted this long makes the next back-off begin anew. */
  readonly stableAfterMs: number;
  /** Between two looks whether the wanted nick is free, where the network does not tell. */
  readonly nickPollMs: number;
  /** Before joining again after a kick. */
  readonly kickPauseMs: number;
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
  /** Nicks of other bots, which are never answered. */
  readonly bots: readonly string[];
  /** How answers to one person are sent; some networks expect NOTICE of bots, many clients show it badly. */
  readonly directAs: 'PRIVMSG' | 'NOTICE';
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

export const DEFAULT_LIMITS: IrcLimits = {
  burst: 4,
  linesPerSecond: 1,
  linesPerReply: 3,
  maxQueued: 500,
  maxRepeats: 5,
  repeatWindowMs: 120_000,
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const DEFAULT_PATIENCE: IrcPatience = {
  registrationMs: 60 * SECOND,
  saslMs: 15 * SECOND,
  identificationMs: 15 * SECOND,
  identifyAgainMs: MINUTE,
  pingEveryMs: 30 * SECOND,
  pongWithinMs: 55 * SECOND,
  confirmAfterMs: SECOND,
  proofMs: 10 * SECOND,
  backOffMinMs: 5 * SECOND,
  backOffMaxMs: 15 * MINUTE,
  backOffBannedMs: 15 * MINUTE,
  stableAfterMs: 5 * MINUTE,
  nickPollMs: MINUTE,
  kickPauseMs: MINUTE,
};
