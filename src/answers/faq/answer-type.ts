import type { FaqEntry } from '../../domain/program/faq.ts';
import type { ProgramIndex } from '../program-index.ts';
import { type Question, says } from '../recognise/question.ts';

/** An answer of another kind than the question wants is most likely about something else. */
const MISFIT = 0.85;

/** What the form of a question lets one expect in its answer. */
const EXPECTATIONS = [
  ['asksWho', 'answersWho', MISFIT],
  ['asksWhen', 'answersWhen', MISFIT],
  ['asksHowMuch', 'answersHowMuch', MISFIT],
  // What is said of a thing says nothing of its version.
  ['asksVersion', 'answersVersion', 0.6],
] as const;

/** How well the answer of an entry fits the form of the question: 1, or less if it is of another kind. */
export function answerTypeFit(question: Question, entry: FaqEntry, index: ProgramIndex): number {
  if (entry.unknown !== null) return 1;
  const misfits = EXPECTATIONS.filter(
    ([asks, answers]) => says(question, index, asks) && !index.patterns[answers].test(entry.answer),
  );
  return Math.min(1, ...misfits.map(([, , factor]) => factor));
}
