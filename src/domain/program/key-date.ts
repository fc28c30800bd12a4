/** A UTC instant in milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly __brand?: 'Instant' };

/**
 * One end of a span of time, as exact as its source and no more.
 *
 * - `instant`: a moment, known to the minute.
 * - `day`: a calendar day (`YYYY-MM-DD`) whose hour the source leaves open.
 * - `month`: a calendar month (`YYYY-MM`) whose day the source leaves open ("from May to August").
 */
export type TimePoint =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'month'; readonly month: string };

/** When a key date is: a moment, a whole day, or a range between two points. The kinds are never mixed up. */
export type When = TimePoint | { readonly kind: 'range'; readonly from: TimePoint; readonly to: TimePoint };

/** What a key date means for the season, whatever an organisation calls it. */
export const KEY_DATE_KINDS = [
  'org-applications',
  'orgs-announced',
  'applications',
  'contribution-task',
  'rankings',
  'results',
  'bonding',
  'coding',
  'midterm',
  'final',
  'other',
] as const;
export type KeyDateKind = (typeof KEY_DATE_KINDS)[number];

/** For whom a key date matters; reminders and lists go by it. */
export const AUDIENCES = ['everyone', 'applicants', 'mentors', 'admins'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** One line of a programme's timeline. */
export interface KeyDate {
  readonly id: string;
  readonly title: string;
  readonly kind: KeyDateKind;
  readonly when: When;
  readonly audience: Audience;
  /** Other names people use for it. */
  readonly aliases: readonly string[];
  /** What follows when a person acts on it, e.g. what opens; empty if nothing needs saying. */
  readonly note: string | null;
  /** The section of the source page it was read from. */
  readonly source: string;
}
