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
