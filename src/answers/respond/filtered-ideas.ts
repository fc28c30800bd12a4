import type { Idea } from '../../domain/program/idea.ts';
import type { AnswerContext } from '../answer.ts';
import { type Criterion, createIdeaTest } from '../recognise/criterion.ts';

/** The ideas that meet every criterion, in the order of the page. Free words must all stand in the subject of an idea, or else in its text. */
export function ideasThatMeet(criteria: readonly Criterion[], context: AnswerContext): readonly Idea[] {
  const { ideaSearch, program } = context.index;
  const wanted = criteria.flatMap((criterion) =>
    criterion.kind === 'words' && !criterion.isNegated ? [criterion.concept] : [],
  );
  const bySubject = wanted.length === 0 ? null : searchWords(wanted, context);
  const others = criteria.filter((criterion) => criterion.kind !== 'words' || criterion.isNegated);
  // Each word is searched once, not once for every idea.
  const slugsWith = new Map<string, ReadonlySet<string>>();
  const hasWords = (idea: Idea, concept: string) => {
    const slugs = slugsWith.get(concept) ?? new Set(ideaSearch.find([concept], 'subject'));
    slugsWith.set(concept, slugs);
    return slugs.has(idea.slug);
  };
  const isFitting = createIdeaTest(others, hasWords);
  return program.ideas.filter((idea) => (bySubject?.has(idea.slug) ?? true) && isFitting(idea));
}

function searchWords(concepts: readonly string[], context: AnswerContext): ReadonlySet<string> {
  const found = context.index.ideaSearch.find(concepts, 'subject');
  return new Set(found.length > 0 ? found : context.index.ideaSearch.find(concepts, 'everything'));
}
