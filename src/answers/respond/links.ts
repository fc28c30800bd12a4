import type { ProgramLink } from '../../domain/program/place.ts';
import type { AnswerContext, Responder } from '../answer.ts';
import { formatLink } from '../compose/idea-text.ts';
import { pointerText } from '../compose/pointer-text.ts';
import type { IndexedLink } from '../link-index.ts';
import type { Question } from '../recognise/question.ts';
import { coverage } from './coverage.ts';

/** Without such a word this many telling words of a title must be there. */
const MIN_TELLING_WORDS = 2;

/** Answers where a certain page is: "the article with the headjack and the phone". */
export const respondWithLinks: Responder = (question, context) => {
  const pageTerms = question.terms.flatMap((term, at) =>
    term.text.split(' ').some((word) => context.index.patterns.page.test(word)) ? [at] : [],
  );
  const ranked = matches(question, pageTerms, context);
  const best = Math.max(0, ...ranked.map((match) => match.weight));
  const winners = ranked.filter((match) => match.weight === best);
  const [first] = winners;
  if (!first || (pageTerms.length === 0 && first.terms.length < MIN_TELLING_WORDS)) return [];
  const nameTerms =
    question.ideas && winners.some(({ entry }) => question.ideas?.slugs.includes(entry.idea ?? ''))
      ? question.ideas.terms
      : [];
  const links = winners.map(({ entry }) => entry);
  const idea = first.entry.idea;
  return [
    {
      score:
        (pageTerms.length > 0 ? 1 : 0.9) *
        coverage(question, context.index, [...pageTerms, ...first.terms, ...nameTerms]),
      answer: () => ({
        blocks: [...new Set(links.map(({ link }) => linkText(link, context)))].map((text) => ({ kind: 'text', text })),
        conversation: idea === null ? {} : { ideas: [idea] },
      }),
    },
  ];
};

function linkText(link: ProgramLink, context: AnswerContext): string {
  return link.url === null
    ? context.say('linkWithoutUrl', { title: link.title, pointer: pointerText('contacts', null, context) })
    : formatLink(link);
}

interface Match {
  readonly entry: IndexedLink;
  /** Indexes of the terms that its name has. */
  readonly terms: readonly number[];
  readonly weight: number;
}

/** Links whose names share telling words with the question. */
function matches(question: Question, pageTerms: readonly number[], context: AnswerContext): readonly Match[] {
  const found = new Map<IndexedLink, { readonly terms: number[]; readonly concepts: Set<string>; weight: number }>();
  question.terms.forEach((term, at) => {
    if (term.weight !== 'content' || pageTerms.includes(at)) return;
    for (const entry of context.index.links.withConcept(term.concept)) {
      const match = found.get(entry) ?? { terms: [], concepts: new Set<string>(), weight: 0 };
      match.terms.push(at);
      if (!match.concepts.has(term.concept)) match.weight += context.index.faq.weightOf(term.concept, 'content', false);
      match.concepts.add(term.concept);
      found.set(entry, match);
    }
  });
  return [...found].map(([entry, { terms, weight }]) => ({ entry, terms, weight }));
}
