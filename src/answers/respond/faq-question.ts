import type { AnswerContext } from '../answer.ts';
import type { FaqQuery } from '../faq/faq-query.ts';
import { type Question, range } from '../recognise/question.ts';
import { isOrdinaryWord } from '../text/english-words.ts';
import { meaningfulTerms, type Term } from '../text/term.ts';
import { subjectOf } from './subject.ts';

/** What the ranking is to know of a question. */
export function queryOf(question: Question, context: AnswerContext): FaqQuery {
  const { conversation } = context;
  const hasContent = question.terms.some((term) => term.weight === 'content');
  // "why not?" has no words of its own; it asks about those of the question before.
  const borrowed: readonly [string, Term['weight']][] = hasContent
    ? []
    : conversation.topic.map((concept) => [concept, 'content']);
  const concepts = new Map([
    ...meaningfulTerms(question.terms).map((term): [string, Term['weight']] => [term.concept, term.weight]),
    ...borrowed,
  ]);
  const subject = subjectOf(question, context);
  const ideas =
    subject && !subject.isFromConversation ? subject.ideas.map((idea) => idea.slug) : (question.ideas?.slugs ?? []);
  const named = [
    ...(subject && !subject.isFromConversation ? subject.terms : (question.ideas?.terms ?? [])),
    ...question.people.flatMap((mention) => range(mention.from, mention.to)),
    ...question.keyDates.flatMap((mention) => range(mention.from, mention.to)),
  ];
  return {
    concepts,
    common: new Set(question.terms.filter((term) => isOrdinaryWord(term.text)).map((term) => term.concept)),
    hasContent: hasContent || borrowed.length > 0,
    dates: new Set(context.index.program.keyDates.map((date) => date.id)),
    surface: new Set(question.terms.map((term) => term.concept)),
    topic: new Set(leansOnTopic(question) ? conversation.topic : []),
    named: {
      subjects: new Set([
        ...ideas,
        ...question.people.flatMap((mention) => mention.ids),
        ...question.keyDates.flatMap((mention) => mention.ids),
      ]),
      concepts: new Set(named.map((at) => question.terms[at]?.concept ?? '')),
      isSure: question.people.length > 0 || (question.ideas === null ? ideas.length > 0 : question.ideas.isWhole),
    },
    hasGuideFocus: conversation.guide !== null,
    isAboutGuide: conversation.subject === 'guide' || conversation.subject === 'keyDate',
    focus: new Set([...conversation.ideas, ...conversation.people, ...relatedGuides(conversation.guide)]),
  };
}

/** Applying is one subject, whichever of its steps was spoken of. */
const APPLYING: readonly string[] = ['apply', 'proposal', 'contribution-task', 'interview'];

function relatedGuides(guide: string | null): readonly string[] {
  if (guide === null) return [];
  return APPLYING.includes(guide) ? APPLYING : [guide];
}

/** Short questions and those with a pronoun go on with what was spoken of. */
function leansOnTopic(question: Question): boolean {
  const content = question.terms.filter((term) => term.weight === 'content');
  return question.ideas === null && question.people.length === 0 && (question.hasPronoun || content.length <= 2);
}
