import type { AnswerContext } from './answer.ts';
import { type Question, splitClauses } from './recognise/question.ts';
import { tokenize } from './text/tokenize.ts';
import { type Reading, understand } from './understand.ts';

/** The clauses of a message of several, as far as they say anything. */
export function partsOf(text: string, context: AnswerContext): readonly Reading[] {
  const clauses = splitClauses(text, context.index.patterns);
  const { questionWords } = context.index.language;
  // "can I bring my own idea? how?" is one question, whose second part says nothing alone.
  const isBare = (clause: string) => tokenize(clause).every((token) => questionWords.includes(token.text));
  if (clauses.length < 2 || clauses.some(isBare)) return [];
  return clauses
    .map((clause) => understand(clause, context))
    .filter(({ question }) =>
      question.terms.some((term) => term.weight !== 'stop' && !questionWords.includes(term.text)),
    );
}

/** Whether a clause asks something and does not only tell. */
export function isAsking(question: Question, { index }: AnswerContext): boolean {
  return question.isPolar || question.words.some((word) => index.language.questionWords.includes(word));
}
