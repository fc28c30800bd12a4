import type { AnswerContext } from '../answer.ts';
import { daySpanOf } from '../recognise/day-span.ts';
import type { Question } from '../recognise/question.ts';
import { weekdayNamed } from '../remind/weekdays.ts';

/** "can I still upload a new version": what is done needs no words of its own where the question is whether there is time. */
export function deedTerms(question: Question, { index }: AnswerContext): readonly number[] {
  if (!question.isPolar) return [];
  return question.terms.flatMap((term, at) => (index.patterns.deeds.test(term.text) ? [at] : []));
}

/** Indexes of the terms that name days. */
export function dayTerms(question: Question, context: AnswerContext): number[] {
  const span = daySpanOf(question, context);
  if (span === null) return [];
  const relative = Object.values(context.index.language.relativeDays).flat();
  const today = question.terms.flatMap((term, at) =>
    relative.includes(term.text) || (term.text.length > 5 && weekdayNamed(term.text) !== null) ? [at] : [],
  );
  if (span.isRelative) return today;
  return question.terms.flatMap((term, at) =>
    /^(?:\d{1,2}(?:st|nd|rd|th)?|\d{4}|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)$/.test(
      term.text,
    )
      ? [at]
      : [],
  );
}
