import type { ProgramLink } from './place.ts';

/** One piece of the work of an idea, in the order of the source. */
export interface IdeaTask {
  readonly text: string;
  /** As the source names it: "Phase 1", "Task 2b"; null where it has no name. */
  readonly label: string | null;
  /** `application`: to be done before applying; `internship`: the work itself. */
  readonly phase: 'application' | 'internship';
  readonly optional: boolean;
}

/** A size in hours: what the source wrote, and the whole hours that it allows (empty if it names none). */
export interface Size {
  readonly written: string;
  readonly hours: readonly number[];
}

/** From the easiest to the hardest. */
export const LEVELS = ['beginner', 'intermediate', 'advanced'] as const;
export type Level = (typeof LEVELS)[number];

/** A skill level: what the source wrote, and the range of levels that it spans, easiest first. */
export interface SkillLevel {
  readonly written: string;
  readonly from: Level;
  readonly to: Level;
}

/** A remark that a reviewer left on the idea. */
export interface ReviewComment {
  readonly by: string;
  /** As written in the source. */
  readonly at: string;
  readonly text: string;
}

/** How far an idea has come: `listed` for applicants, `unreviewed`, or `incomplete` (a title and little else). */
export const IDEA_STATUSES = ['listed', 'unreviewed', 'incomplete'] as const;
export type IdeaStatus = (typeof IDEA_STATUSES)[number];

/** A project idea. Unknown stays unknown: a value that the source does not give is null or empty, never guessed. */
export interface Idea {
  readonly slug: string;
  readonly title: string;
  readonly aliases: readonly string[];
  /** Words for what the idea is about, for finding it by subject. */
  readonly topics: readonly string[];
  readonly status: IdeaStatus;
  /** One sentence. */
  readonly summary: string | null;
  readonly description: readonly string[];
  readonly tasks: readonly IdeaTask[];
  readonly stretchGoals: readonly string[];
  readonly outcomes: readonly string[];
  readonly links: readonly ProgramLink[];
  readonly size: Size | null;
  readonly level: SkillLevel | null;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  /** Ids of people. */
  readonly mentors: readonly string[];
  /** Ids of people. */
  readonly suggestedBy: readonly string[];
  /** The day the idea was added to the page, as the source writes it. */
  readonly inserted: string | null;
  readonly reviews: readonly ReviewComment[];
  readonly source: string;
}
