/** Lengths of time, each in the unit that its name ends with. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** Of the clock on the wall; a day on which the clocks change has others. */
export const DAY_MINUTES = 24 * 60;
