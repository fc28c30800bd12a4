/** How much of the question is accounted for, with these terms besides those about dates. */
export type Score = (...more: readonly number[]) => number;

/** What only the clock can tell ("can I still apply?") is never left to a text kept with the program. */
const CLOCK_PRIOR = 1.4;

/** A question of which less is accounted for may be about something else. */
const CLEARLY = 0.85;

/** The score of a reading as one that only the clock can answer. @param prior where less of it is accounted for. */
export function clockScore(share: number, prior: number): number {
  return share * (share >= CLEARLY ? CLOCK_PRIOR : prior);
}
