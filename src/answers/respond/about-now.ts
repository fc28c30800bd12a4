import type { AnswerContext } from '../answer.ts';
import { daySpanOf } from '../recognise/day-span.ts';
import { asksFor, type Question, says } from '../recognise/question.ts';

/** Whether a question is about now or certain days: what is kept with the program does not know which these are. */
export function isAboutNow(question: Question, context: AnswerContext): boolean {
  return (
    says(question, context.index, 'today') ||
    asksFor(question, 'open', 'closed') ||
    daySpanOf(question, context) !== null
  );
}
