import type { Courtesy } from '../../domain/language/language.ts';
import { type Answer, type AnswerContext, textAnswer } from '../answer.ts';
import { readCourtesies } from '../recognise/courtesy.ts';

/** In the order in which they decide what is said. */
const SAID = ['thanks', 'goodbye', 'greeting', 'complaint'] as const satisfies readonly Courtesy[];

const SIGNS = /^[\p{P}\p{S}\s]+$/u;
const SILENCE: Answer = { blocks: [], conversation: {}, isAside: true };

/**
 * A friendly word for a line that asks for nothing, or silence where none is expected ("ok", ":)"); null if it says anything else.
 *
 * Such a line never reaches the search: "cool, thanks" would find whatever fits the question before.
 */
export function courtesyAnswer(text: string, context: AnswerContext): Answer | null {
  const { courtesies, others } = readCourtesies(text, context.index.courtesies);
  const said = SAID.find((courtesy) => courtesies.includes(courtesy));
  const isGreeted = said === 'greeting' && others.length === 1 && isName(others[0] ?? '', context);
  if (others.length > 0 && !isGreeted) return null;
  if (said) return { ...textAnswer(context.say(said)), isAside: true };
  const isAsked = text.includes('?');
  if (courtesies.length === 0) {
    // ":)" wants no answer; "???" and what is no text at all cannot have one.
    if (!isAsked && SIGNS.test(text)) return SILENCE;
    return { ...textAnswer(context.say('complaint')), isAside: true };
  }
  // Fillers alone ("and then", "everything") may go on with what was asked.
  return courtesies.includes('nod') && !isAsked ? SILENCE : null;
}

/** Whether a word can be the name of whoever is greeted: it names nothing else that one can ask for. */
function isName(word: string, { index }: AnswerContext): boolean {
  const terms = index.analyser.terms(word);
  const found = [index.ideaNames.find(terms)?.slugs ?? [], index.keyDates.find(terms), index.asks.find(terms)];
  return (
    [...found, index.attributes.find(terms)].every((list) => list.length === 0) &&
    terms.length === 1 &&
    (!index.speller.has(word) || index.people.find(terms).length > 0)
  );
}
