import type { ProgramLink } from './place.ts';

/** What a guide is about. Commands such as `!apply` show the guide of their kind. */
export const GUIDE_KINDS = [
  'apply',
  'proposal',
  'contribution-task',
  'interview',
  'custom-idea',
  'idea-template',
  'getting-started',
  'mentoring',
  'idea-authors',
  'peer-review',
  'list-goals',
  'status',
] as const;
export type GuideKind = (typeof GUIDE_KINDS)[number];

export interface GuideItem {
  /** A few words; null where the text is short enough to stand alone. */
  readonly title: string | null;
  readonly text: string;
}

/** A piece of the programme's process: steps in order, or points in any order. */
export interface Guide {
  readonly kind: GuideKind;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  /** Whether the items are steps, one after the other. */
  readonly ordered: boolean;
  readonly items: readonly GuideItem[];
  readonly notes: readonly string[];
  readonly links: readonly ProgramLink[];
  readonly source: string;
}
