import type { AnswerContext, Candidate, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import type { Question } from '../recognise/question.ts';
import { asksFor } from '../recognise/question.ts';
import { isOrdinaryWord } from '../text/english-words.ts';

/** What is asked of an idea that is not there has no answer, whatever else has a word of it. */
const PRIOR = 0.9;
/** Words of a name before "project". */
const MAX_WORDS = 3;

/** "who is the coach of the RISC-V project?" where there is none: says so, instead of an answer about something else. */
export const respondWithUnlistedIdea: Responder = (question, context): Candidate[] => {
  if (question.ideas !== null || (question.attributes.length === 0 && !asksFor(question, 'who'))) return [];
  const name = unlistedName(question, context);
  if (name === null) return [];
  const filter = context.say('criterion', { kind: 'words', value: name, isNegated: 'false' });
  const text = context.say('noneFit', {
    total: context.index.program.ideas.length,
    filter,
    values: '',
    hasValues: 'false',
  });
  return [{ score: PRIOR, answer: () => textAnswer(text) }];
};

/** The words between "the" and "project" that no idea has and that are no common English; null if there are none. */
function unlistedName(question: Question, { index }: AnswerContext): string | null {
  const { terms } = question;
  const end = terms.findIndex((term) => index.patterns.ideaNoun.test(term.text));
  const from = terms
    .slice(Math.max(0, end - MAX_WORDS - 1), Math.max(0, end))
    .findLastIndex((term) => term.text === 'the');
  if (from < 0) return null;
  const words = terms.slice(Math.max(0, end - MAX_WORDS - 1) + from + 1, end);
  const isUnlisted = words.some(
    ({ text, concept, weight }) =>
      weight === 'content' && !isOrdinaryWord(text) && index.ideaSearch.find([concept], 'everything').length === 0,
  );
  return isUnlisted ? words.map((term) => term.text).join(' ') : null;
}
