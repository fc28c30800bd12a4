import type { AnswerContext } from '../answer.ts';
import { daySpanOf } from '../recognise/day-span.ts';
import { asksFor, type Question, says } from '../recognise/question.ts';

/** Whether a question is about now or days counted from now: what is kept with the program does not know which these are. */
export function isAboutNow(question: Question, context: AnswerContext): boolean {
  return (
    says(question, context.index, 'today') ||
    asksFor(question, 'open', 'closed') ||
    daySpanOf(question, context)?.isRelative === true
  );
}

/** Whether yes means that it is over; not in "I am late, can I still apply?". */
export function asksWhetherClosed(question: Question, { index }: AnswerContext): boolean {
  return asksFor(question, 'closed') && !says(question, index, 'notClosed') && !says(question, index, 'mayI');
}
