import type { FaqEntry } from '../program/faq.ts';
import type { Level } from '../program/idea.ts';
import type { KeyDateKind } from '../program/key-date.ts';
import type { ReplyName } from './replies.ts';

/** What can be asked of an idea; each is answered from a field of its own. */
export const ATTRIBUTES = [
  'level',
  'size',
  'languages',
  'skills',
  'mentors',
  'links',
  'tasks',
  'applicationTasks',
  'outcomes',
  'stretchGoals',
  'suggestedBy',
  'inserted',
  'reviews',
  'summary',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Everything else that a phrase can show to be asked. */
export const ASKS = [
  'mail',
  'nick',
  'when',
  'open',
  'closed',
  'left',
  'phase',
  'next',
  'after',
  'before',
  'between',
  'howLong',
  'start',
  'finish',
  'howMany',
  'list',
  'other',
  'hardest',
  'easiest',
  'largest',
  'smallest',
  'mostMentors',
  'mostIdeas',
  'easier',
  'harder',
  'bigger',
  'smaller',
  'who',
  'review',
  'reviewed',
  'places',
  'channel',
  'lists',
  'timezone',
  'timeline',
  'hour',
  'happens',
  'now',
] as const;
export type Ask = (typeof ASKS)[number];

/** What people say in too many ways for a list of phrases; each is a regular expression on the words of a question. */
export const PATTERNS = [
  'awaited',
  'ownInterview',
  'changesInterview',
  'openTimes',
  'wantsInterview',
  'plural',
  'pluralIdeas',
  'anyIdea',
  'explains',
  'isThere',
  'quantifier',
  'gives',
  'givesNot',
  'amongThem',
  'soleMentor',
  'furtherIdeas',
  'onlyThis',
  'otherOne',
  'again',
  'mentorCount',
  'allMentors',
  'most',
  'negated',
  'person',
  'today',
  'beforeAfter',
  'notClosed',
  'span',
  'fromStart',
  'before',
  'after',
  'request',
  'choice',
  'asksWho',
  'asksWhen',
  'asksHowMuch',
  'answersWho',
  'answersWhen',
  'answersHowMuch',
  'asksVersion',
  'answersVersion',
  'nothingToDo',
  'narrow',
  'sinceWhen',
  'mentorsAct',
  'identifies',
  'mailing',
  'fromThere',
  'expletive',
  'page',
  'ideaNoun',
  'clauseBreak',
  'looseBreak',
  'demands',
  'guides',
  'originates',
  'manyDates',
  'asksWhich',
  'bareList',
  'weakness',
  'atMost',
  'atLeast',
  'moreThan',
  'lessThan',
  'whichIs',
  'whichOf',
  'myFate',
  'oneIdeaOnly',
  'nextOne',
  'previousOne',
  'joined',
  'optional',
  'required',
  'ideaNouns',
  'proposes',
  'acts',
  'deeds',
  'anyDate',
  'ago',
  'obligesTo',
  'permits',
  'countsToIt',
  'bothEnds',
  'hasOpened',
  'untilOpen',
  'orNotNow',
  'tooEarly',
  'exactDay',
  'countsTime',
  'manyLanguages',
  'defines',
  'areTheyOut',
  'localTime',
  'tooLate',
  'obliges',
  'mayI',
  'asksWhat',
  'wasAsked',
  'nextDeadline',
  'laterThan',
] as const;
export type PatternName = (typeof PATTERNS)[number];

/** What people say to a bot that asks for nothing; the first of these in a line decides what it hears, `nod` is met with silence. */
export const COURTESIES = ['thanks', 'goodbye', 'greeting', 'complaint', 'nod', 'filler'] as const;
export type Courtesy = (typeof COURTESIES)[number];

/** How people of one language ask, and what the bot says to them. Phrases are as typed; they are compared by their stems. */
export interface Language {
  readonly stopWords: readonly string[];
  /** What chat shortens a word to, by the short form. */
  readonly shorthand: Readonly<Record<string, string>>;
  readonly lightWords: readonly string[];
  /** Words that keep their own form where the stem would confuse them with another word. */
  readonly ownStems: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
  readonly attributes: Readonly<Record<Attribute, readonly string[]>>;
  readonly asks: Readonly<Record<Ask, readonly string[]>>;
  readonly keyDates: Readonly<Partial<Record<KeyDateKind, readonly string[]>>>;
  readonly levels: Readonly<Record<Level, readonly string[]>>;
  /** Phrases by the hours they stand for. */
  readonly sizes: Readonly<Record<string, readonly string[]>>;
  readonly languageNames: readonly string[];
  readonly negations: readonly string[];
  /** Names of key dates that count only in questions about whether they are open, or until when. */
  readonly weakDateNames: readonly string[];
  /** Words that are a programming language only behind "in", "with" and the like. */
  readonly ambiguousLanguages: readonly string[];
  /** Words of titles that are no subject to look for. */
  readonly notSubjects: readonly string[];
  readonly patterns: Readonly<Record<PatternName, string>>;
  /** First words of a yes/no question. */
  readonly auxiliaries: readonly string[];
  /** Last words that make one: "two on one idea possible?". */
  readonly polarEndings: readonly string[];
  /** Words that may stand before a question. */
  readonly openers: readonly string[];
  readonly pronouns: readonly string[];
  /** Words that a question can begin with: what, which, who. */
  readonly questionWords: readonly string[];
  /** Words for days by their distance from today. */
  readonly relativeDays: Readonly<Record<string, readonly string[]>>;
  /** Phrases for weeks by their distance from this one. */
  readonly relativeWeeks: Readonly<Record<string, readonly string[]>>;
  /** Phrases for months by their distance from this one. */
  readonly relativeMonths: Readonly<Record<string, readonly string[]>>;
  /** Places where people live, by the zone of the tz database that is kept there. */
  readonly zonesOfPlaces: Readonly<Record<string, readonly string[]>>;
  /** Words and phrases of courtesy; a `filler` says nothing by itself, and counts only beside another. */
  readonly courtesies: Readonly<Record<Courtesy, readonly string[]>>;
  /** Words by the place they name, counted from 1; -1 is the last. */
  readonly ordinals: Readonly<Record<string, readonly string[]>>;
  /** Templates in ICU message syntax by name. */
  readonly replies: Readonly<Record<ReplyName, string>>;
  /** Small talk: answers that belong to no program. */
  readonly faq: readonly FaqEntry[];
}
