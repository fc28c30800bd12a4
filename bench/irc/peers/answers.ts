/** What the peers say: one line, and three, about as long as gsocbot's own. */
export const ONE = '!dates';
export const THREE = '!ideas';
export const ANSWER =
  `Contributor applications close on 2 April 2024 at 18:00 UTC, in 12 days. ${'See the timeline for the rest. '.repeat(3)}`.trim();
export const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  [ONE]: [ANSWER],
  [THREE]: [ANSWER, ANSWER, ANSWER],
};
