import type { AnswerContext } from './answer.ts';
import { mentoredIdeas } from './compose/person-text.ts';
import type { Conversation } from './conversation.ts';
import { type Question, says, splitClauses, splitLoosely } from './recognise/question.ts';
import { tokenize } from './text/tokenize.ts';
import { type Reading, understand } from './understand.ts';

/** The clauses of a message of several, as far as they say anything. */
export function partsOf(text: string, context: AnswerContext): readonly Reading[] {
  return readingsOf(splitClauses(text, context.index.patterns), context);
}

/** Parts of a sentence that ask something and may be questions of their own. */
export function loosePartsOf(text: string, context: AnswerContext): readonly Reading[] {
  return readingsOf(splitLoosely(text, context.index.patterns), context).filter(({ question }) =>
    isAsking(question, context),
  );
}

/** "can I replace it" says too little by itself; "is it sure that you take part" and "what do you offer this year" do not. */
export function isLeaning(question: Question, { index }: AnswerContext): boolean {
  const { terms } = question;
  const isPronoun = (at: number) => index.language.pronouns.includes(terms[at]?.text ?? '');
  const leans = terms.some((_, at) => isPronoun(at) && (terms[at + 1]?.weight ?? 'stop') === 'stop');
  return leans && !says(question, index, 'expletive') && terms.filter((term) => term.weight === 'content').length < 2;
}

function readingsOf(clauses: readonly string[], context: AnswerContext): readonly Reading[] {
  const { questionWords } = context.index.language;
  // "can I bring my own idea? how?" is one question, whose second part says nothing alone.
  const isBare = (clause: string) => tokenize(clause).every((token) => questionWords.includes(token.text));
  if (clauses.length < 2 || clauses.some(isBare)) return [];
  const readings: Reading[] = [];
  let { conversation } = context;
  for (const clause of clauses) {
    const reading = understand(clause, { ...context, conversation });
    conversation = { ...conversation, ...namedIn(reading.question, context) };
    readings.push(reading);
  }
  return readings.filter(({ question }) =>
    question.terms.some((term) => term.weight !== 'stop' && !questionWords.includes(term.text)),
  );
}

/** What a clause names is what the next one goes on about: "I like gstreamer, who mentors it?". */
function namedIn({ ideas, people }: Question, context: AnswerContext): Partial<Conversation> {
  if (ideas?.isWhole && ideas.slugs.length === 1) return { ideas: ideas.slugs, people: [], subject: 'ideas' };
  const [person] = people;
  const [id] = person?.ids ?? [];
  if (id === undefined || person?.ids.length !== 1) return {};
  const theirs = mentoredIdeas(id, context).map((idea) => idea.slug);
  return { people: [id], subject: 'people', ...(theirs.length > 0 ? { ideas: theirs } : {}) };
}

/** Whether a clause asks something and does not only tell. */
export function isAsking(question: Question, { index }: AnswerContext): boolean {
  const { questionWords } = index.language;
  return (
    question.isPolar || question.words.some((word) => questionWords.includes(word)) || says(question, index, 'demands')
  );
}
