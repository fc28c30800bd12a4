import type { FaqEntry } from '../../domain/program/faq.ts';
import type { AnswerContext } from '../answer.ts';
import type { FaqHit } from '../faq/faq-index.ts';
import type { Question } from '../recognise/question.ts';

/** That a question is worded just as one of no program says nothing against an answer that the program has. */
export function capped({ score, entry }: FaqHit, { index }: AnswerContext): number {
  return index.language.faq.includes(entry) && entry.unknown !== null ? Math.min(1, score) : score;
}

/** What the program itself says or leaves open counts for more than what pages of its kind leave open as a rule. */
const GENERAL_OPEN_PRIOR = 0.94;

/** Who names a person hardly wants an answer that says nothing of people. */
const OTHER_THAN_PERSON = 0.8;

export function personFit(question: Question, entry: FaqEntry, context: AnswerContext): number {
  return entry.unknown !== null || speaksOfPeople(question, entry, context) ? 1 : OTHER_THAN_PERSON;
}

/** Whether an entry speaks of somebody whom the question names; of course if it names nobody. */
export function speaksOfPeople(question: Question, entry: FaqEntry, { index }: AnswerContext): boolean {
  const people = question.people.flatMap((mention) => mention.ids).flatMap((id) => index.person(id) ?? []);
  return (
    people.length === 0 || people.some((person) => entry.about === person.id || entry.answer.includes(person.name))
  );
}

/** "do I have to know Rust before?" is not answered by what an idea in C needs. */
const OTHER_LANGUAGE = 0.6;

export function languageFit(question: Question, entry: FaqEntry, { index }: AnswerContext): number {
  const idea = entry.about === null || question.ideas !== null ? undefined : index.idea(entry.about);
  if (!idea || idea.languages.length === 0) return 1;
  const asked = question.words.filter((word) => index.language.languageNames.includes(word));
  const theirs = idea.languages.map((language) => language.toLowerCase());
  return asked.length === 0 || asked.some((word) => theirs.includes(word)) ? 1 : OTHER_LANGUAGE;
}

/** Entries of no program: who names an idea, a person or a date is not making small talk. */
export function generalFit(question: Question, hit: FaqHit, hits: readonly FaqHit[], context: AnswerContext): number {
  const { faq } = context.index.language;
  if (!faq.includes(hit.entry)) return 1;
  if (hit.entry.unknown === null) {
    if (question.ideas !== null || question.people.length > 0 || question.keyDates.length > 0) return 0;
    // "how does it work" after an idea is not about the bot.
    return question.hasPronoun && context.conversation.subject !== null ? SMALL_TALK_PRIOR : 1;
  }
  const isAnswered = hits.some(
    (other) =>
      !faq.includes(other.entry) &&
      other.accounted >= 1 &&
      other.score >= (hit.score >= 1 ? ANSWERED_EXACT : ANSWERED) * capped(hit, context),
  );
  return isAnswered ? ANSWERED_PRIOR : GENERAL_OPEN_PRIOR;
}

const SMALL_TALK_PRIOR = 0.6;
/** An entry of the program that speaks of all that is asked, and is this near, answers it. */
const ANSWERED = 0.6;
/** The same where the question is worded just as one that is left open. */
const ANSWERED_EXACT = 0.7;
const ANSWERED_PRIOR = 0.55;
