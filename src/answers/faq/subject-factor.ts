import type { FaqEntry } from '../../domain/program/faq.ts';
import type { FaqQuery } from './faq-query.ts';

const OTHER_SUBJECT_PENALTY = 0.35;
const OTHER_FOCUS_PENALTY = 0.8;
const FOCUS_BONUS = 1.03;
/** A question that leans on the one before goes on with the piece of the process that it was about. */
const GOES_ON_BONUS = 1.15;
/** Who goes on about proposing an idea does not mean the proposal. */
const OTHER_GUIDE_PENALTY = 0.85;
/** An idea's own entry is less likely meant by who names no idea than a general one. */
const UNNAMED_FACTOR = 0.97;
/** How much of a score depends on the question before, if this one leans on it. */
const TOPIC_SHARE = 0.45;

/**
 * What the subject of an entry does to its score: one about another idea than the one named is hardly ever meant, one about
 * the subject at hand often is.
 *
 * @param hasNames whether the entry's subject is one that questions name: an idea.
 */
export function subjectFactor(entry: FaqEntry, query: FaqQuery, hasNames: boolean): number {
  if (entry.about === null) return 1;
  if (query.named.subjects.has(entry.about)) return FOCUS_BONUS;
  if (!hasNames) {
    if (query.focus.has(entry.about)) return query.topic.size > 0 && query.isAboutGuide ? GOES_ON_BONUS : FOCUS_BONUS;
    return query.topic.size > 0 && query.hasGuideFocus ? OTHER_GUIDE_PENALTY : 1;
  }
  if (query.named.isSure) return OTHER_SUBJECT_PENALTY;
  if (query.focus.has(entry.about)) return FOCUS_BONUS;
  return query.focus.size > 0 ? OTHER_FOCUS_PENALTY : UNNAMED_FACTOR;
}

/** An entry that has words of the question before continues the conversation. @param shared how many of its concepts the entry has. */
export function topicFactor(shared: number, query: FaqQuery): number {
  return query.topic.size === 0 ? 1 : 1 - TOPIC_SHARE / 2 + (TOPIC_SHARE * shared) / query.topic.size;
}
