import type { FaqEntry } from '../../domain/program/faq.ts';
import type { ProgramIndex } from '../program-index.ts';
import { type Question, says } from '../recognise/question.ts';

/** What the form of a question lets one expect in its answer. */
const EXPECTATIONS = [
  ['asksWho', 'answersWho'],
  ['asksWhen', 'answersWhen'],
  ['asksHowMuch', 'answersHowMuch'],
] as const;

/** An answer of another kind than the question wants is most likely about something else. */
const MISFIT = 0.85;

/** How well the answer of an entry fits the form of the question: 1, or less if it is of another kind. */
export function answerTypeFit(question: Question, entry: FaqEntry, index: ProgramIndex): number {
  if (entry.unknown !== null) return 1;
  const isMisfit = EXPECTATIONS.some(
    ([asks, answers]) => says(question, index, asks) && !index.patterns[answers].test(entry.answer),
  );
  return isMisfit ? MISFIT : 1;
}
