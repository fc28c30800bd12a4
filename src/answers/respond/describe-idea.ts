import type { Idea } from '../../domain/program/idea.ts';
import type { Answer, AnswerContext } from '../answer.ts';
import { recogniseQuestion } from '../recognise/question.ts';
import { attributeAnswer } from './attribute-answer.ts';

/**
 * One idea by name, alias, number or words, or one attribute of it: "gstreamer", "2", "svq mentors".
 *
 * @returns null if the text names no idea.
 */
export function describeIdea(text: string, context: AnswerContext): Answer | null {
  const question = recogniseQuestion(text, context.index);
  const ideas = ideasNamed(text, context);
  if (ideas.length === 0) return null;
  const attribute = question.attributes.find((match) => match.value !== 'summary')?.value ?? 'summary';
  return attributeAnswer(ideas, attribute, [], question, context);
}

/** The ideas that a text names by slug, name, alias, number or words; more than one if it fits several. */
export function ideasNamed(text: string, context: AnswerContext): readonly Idea[] {
  const { index } = context;
  const exact = index.idea(text.trim().toLowerCase());
  if (exact) return [exact];
  const number = /^(?:#|no\.? ?|number )?(\d{1,5})\b/i.exec(text.trim());
  const numbered = number ? index.program.ideas[Number(number[1]) - 1] : undefined;
  if (numbered) return [numbered];
  const terms = index.analyser.terms(text, index.speller);
  const mention = index.ideaNames.find(terms);
  const slugs =
    mention?.slugs ??
    index.ideaSearch.find(
      terms.filter((term) => term.weight === 'content').map((term) => term.concept),
      'everything',
    );
  return slugs.slice(0, MAX_IDEAS).flatMap((slug) => index.idea(slug) ?? []);
}

const MAX_IDEAS = 4;
