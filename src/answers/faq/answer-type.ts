import type { FaqEntry } from '../../domain/program/faq.ts';
import type { Question } from '../recognise/question.ts';

/** What the form of a question lets one expect in its answer. */
const EXPECTATIONS: readonly (readonly [question: RegExp, answer: RegExp])[] = [
  [
    /^(?:\S+ ){0,3}?(?:who|whom|whose)\b/,
    /\b(?:mentors?|students?|applicants?|interns?|candidates?|maintainers?|contributors?|managers?|google|you|both|everybody|anybody|nobody|community|people|users?|they)\b|[A-Z][a-z]+ [A-Z][a-z]+|@/,
  ],
  [/^(?:\S+ ){0,3}?when\b|\bwhat (?:date|day|time)\b/, /\d|\b(?:before|after|until|during|while|once|as soon|at the end|later|now|at present|early|then)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/],
  [
    /\bhow (?:many|much|long|often)\b/,
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|several|all|both|none|no|every|each|some|most|millions|half)\b/i,
  ],
];

/** An answer of another kind than the question wants is most likely about something else. */
const MISFIT = 0.85;

/** How well the answer of an entry fits the form of the question: 1, or less if it is of another kind. */
export function answerTypeFit(question: Question, entry: FaqEntry): number {
  if (entry.unknown !== null) return 1;
  const text = question.words.join(' ');
  const isMisfit = EXPECTATIONS.some(([asked, answered]) => asked.test(text) && !answered.test(entry.answer));
  return isMisfit ? MISFIT : 1;
}
