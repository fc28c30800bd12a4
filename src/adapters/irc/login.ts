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
