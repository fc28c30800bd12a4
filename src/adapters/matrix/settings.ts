/** How the bot signs in. */
export type MatrixLogin =
  /** With the token of a session that was made elsewhere; its device must be the bot's alone. */
  | { readonly kind: 'token'; readonly accessToken: string }
  /** With a password, once: the session and its device are kept in the folder. */
  | {
      readonly kind: 'password';
      /** Localpart or full Matrix id. */
      readonly user: string;
      readonly password: string;
    };

/**
 * What the bot does about encryption.
 *
 * - `required`: it hears and speaks in encrypted rooms only.
 * - `allowed`: each room by what it is.
 * - `off`: it has no keys, and stays out of encrypted rooms.
 */
export type MatrixEncryption = 'required' | 'allowed' | 'off';

/** How much. */
export interface MatrixLimits {
  /** Messages that may wait; a further answer is refused, a further announcement is not. */
  readonly maxQueued: number;
  /** Characters of a message that are read; what is longer is cut. */
  readonly maxTextLength: number;
  /** How often within `repeatWindowMs` the same may be said in one place before it is taken for a loop of two bots. */
  readonly maxRepeats: number;
  readonly repeatWindowMs: number;
  /** Direct invitations by one person that are accepted within a minute. */
  readonly invitationsPerMinute: number;
}

/** How long things may take, in milliseconds. */
export interface MatrixPatience {
  /** For the answer to a request; a sync may take `syncMs` longer. */
  readonly requestMs: number;
  /** How long the server may hold a sync until something happens. */
  readonly syncMs: number;
  /** Before the first try to connect again; doubles with each up to `backOffMaxMs`. */
  readonly backOffMinMs: number;
  readonly backOffMaxMs: number;
  /** Before joining again after a kick. */
  readonly kickPauseMs: number;
  /** The bot is shown as typing when an answer takes longer. */
  readonly typingAfterMs: number;
  /** Messages older than this when they arrive are not answered. */
  readonly staleAfterMs: number;
  /** How long the key of a message may come after it, before its sender is told that it can't be read. */
  readonly lateKeyMs: number;
}

/** One Matrix account. Secrets are here by value, and nothing of this is ever logged as a whole. */
export interface MatrixSettings {
  /** Name of the network in the configuration. */
  readonly name: string;
  /** `https://matrix.example.org`, or the name of a server (`example.org`) whose .well-known tells the address. */
  readonly homeserver: string;
  readonly login: MatrixLogin;
  /** What the bot's device is called in people's lists. */
  readonly deviceName: string;
  /** Where session, place in the stream of events and keys are kept; nobody else may read it, and no other process use it. */
  readonly folder: string;
  readonly encryption: MatrixEncryption;
  /** Aliases (`#gsoc:example.org`) or ids (`!abc:example.org`) of the rooms it lives in. */
  readonly rooms: readonly string[];
  /** Whether it makes a private room for each interview; left out: no. */
  readonly interviewRooms?: boolean;
  /** Matrix ids of other bots, which are never answered. */
  readonly bots: readonly string[];
  /** Patterns with `*` for the Matrix ids that a bridge makes for people elsewhere (`@oftc_*:example.org`): nothing proves who they are. */
  readonly ghosts: readonly string[];
  readonly texts: {
    /** Told once to somebody whose message in a direct conversation can't be decrypted: how to go on. */
    readonly cannotRead: string;
    /** What the room of an interview is called; left out: by its label alone. */
    readonly interviewRoom?: (label: string) => string;
  };
  readonly limits: MatrixLimits;
  readonly patience: MatrixPatience;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const DEFAULT_LIMITS: MatrixLimits = {
  maxQueued: 500,
  maxTextLength: 2_000,
  maxRepeats: 5,
  repeatWindowMs: 2 * MINUTE,
  invitationsPerMinute: 3,
};

export const DEFAULT_PATIENCE: MatrixPatience = {
  requestMs: 20 * SECOND,
  syncMs: 30 * SECOND,
  backOffMinMs: SECOND,
  backOffMaxMs: MINUTE,
  kickPauseMs: MINUTE,
  typingAfterMs: 300,
  staleAfterMs: 5 * MINUTE,
  lateKeyMs: 10 * SECOND,
};
