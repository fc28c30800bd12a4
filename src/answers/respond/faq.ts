import type { FaqEntry, Pointer } from '../../domain/program/faq.ts';
import { GUIDE_KINDS } from '../../domain/program/guide.ts';
import type { Block } from '../../ports/reply.ts';
import type { Answer, AnswerContext, Candidate, Responder } from '../answer.ts';
import { guideBlocks } from '../compose/guide-text.ts';
import { pointerText } from '../compose/pointer-text.ts';
import { answerTypeFit } from '../faq/answer-type.ts';
import type { FaqHit } from '../faq/faq-index.ts';
import type { FaqQuery } from '../faq/faq-query.ts';
import { guideKindOf } from '../faq/guide-entries.ts';
import { type Question, range } from '../recognise/question.ts';
import { isOrdinaryWord } from '../text/english-words.ts';
import { meaningfulTerms, type Term } from '../text/term.ts';
import { dateOfGuide } from './guide-dates.ts';
import { subjectOf } from './subject.ts';

const MAX_CANDIDATES = 6;
/** A yes or no is said only by an entry that speaks of this much of what was asked. */
const VERDICT_SHARE = 0.85;

/** Answers from the questions and answers kept with the program. */
export const respondWithFaq: Responder = (question, context) => {
  const hits = context.index.faq.search(queryOf(question, context));
  return hits.slice(0, MAX_CANDIDATES).map(
    (hit): Candidate => ({
      score:
        capped(hit, context) *
        answerTypeFit(question, hit.entry, context.index) *
        generalFit(question, hit, hits, context) *
        personFit(question, hit.entry, context) *
        languageFit(question, hit.entry, context),
      answer: () => faqAnswer(hit, question, context),
    }),
  );
};

/** That a question is worded just as one of no program says nothing against an answer that the program has. */
function capped({ score, entry }: FaqHit, { index }: AnswerContext): number {
  return index.language.faq.includes(entry) && entry.unknown !== null ? Math.min(1, score) : score;
}

/** What the program itself says or leaves open counts for more than what pages of its kind leave open as a rule. */
const GENERAL_OPEN_PRIOR = 0.94;

/** Who names a person hardly wants an answer that says nothing of people. */
const OTHER_THAN_PERSON = 0.8;

function personFit(question: Question, entry: FaqEntry, context: AnswerContext): number {
  return entry.unknown !== null || speaksOfPeople(question, entry, context) ? 1 : OTHER_THAN_PERSON;
}

/** Whether an entry speaks of somebody whom the question names; of course if it names nobody. */
function speaksOfPeople(question: Question, entry: FaqEntry, { index }: AnswerContext): boolean {
  const people = question.people.flatMap((mention) => mention.ids).flatMap((id) => index.person(id) ?? []);
  return (
    people.length === 0 || people.some((person) => entry.about === person.id || entry.answer.includes(person.name))
  );
}

/** "do I have to know Rust before?" is not answered by what an idea in C needs. */
const OTHER_LANGUAGE = 0.6;

function languageFit(question: Question, entry: FaqEntry, { index }: AnswerContext): number {
  const idea = entry.about === null || question.ideas !== null ? undefined : index.idea(entry.about);
  if (!idea || idea.languages.length === 0) return 1;
  const asked = question.words.filter((word) => index.language.languageNames.includes(word));
  const theirs = idea.languages.map((language) => language.toLowerCase());
  return asked.length === 0 || asked.some((word) => theirs.includes(word)) ? 1 : OTHER_LANGUAGE;
}

/** Entries of no program: who names an idea, a person or a date is not making small talk. */
function generalFit(question: Question, hit: FaqHit, hits: readonly FaqHit[], context: AnswerContext): number {
  const { faq } = context.index.language;
  if (!faq.includes(hit.entry)) return 1;
  if (hit.entry.unknown === null) {
    if (question.ideas !== null || question.people.length > 0 || question.keyDates.length > 0) return 0;
    // "how does it work" after an idea is not about the bot.
    return question.hasPronoun && context.conversation.subject !== null ? SMALL_TALK_PRIOR : 1;
  }
  const isAnswered = hits.some(
    (other) => !faq.includes(other.entry) && other.accounted >= 1 && other.score >= ANSWERED * capped(hit, context),
  );
  return isAnswered ? ANSWERED_PRIOR : GENERAL_OPEN_PRIOR;
}

const SMALL_TALK_PRIOR = 0.6;
/** An entry of the program that speaks of all that is asked, and is this near, answers it. */
const ANSWERED = 0.6;
const ANSWERED_PRIOR = 0.55;

function queryOf(question: Question, context: AnswerContext): FaqQuery {
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

function faqAnswer(hit: FaqHit, question: Question, context: AnswerContext): Answer {
  const { entry } = hit;
  const kind = guideKindOf(entry);
  const guide = kind === null ? undefined : context.index.guide(kind);
  const verdict =
    question.isPolar &&
    !question.isChoice &&
    entry.unknown === null &&
    hit.accounted >= VERDICT_SHARE &&
    // "is Stefano on holiday in July" is not answered with the yes to whether one may take one.
    speaksOfPeople(question, entry, context)
      ? hit.polarity
      : null;
  const lead = verdict === null ? '' : `${context.say(verdict)} `;
  const answer =
    entry.unknown === null
      ? `${lead}${titleOf(entry, question, context)}${entry.answer}`
      : context.say('unknownFaq', {
          answer: entry.answer,
          pointer: whomToAsk(entry, entry.unknown, question, context),
        });
  const blocks: readonly Block[] = guide ? guideBlocks(guide) : [{ kind: 'text', text: answer }];
  return { blocks, conversation: { ...peopleIn(entry, context), ...focusOf(entry.about, entry.source, context) } };
}

/** What pages leave open of an idea as a rule, its mentors can tell. */
function whomToAsk(entry: FaqEntry, pointer: Pointer, question: Question, context: AnswerContext): string {
  const slugs = question.ideas?.isWhole ? question.ideas.slugs : [];
  const isOfIdea = context.index.language.faq.includes(entry) && slugs.length === 1;
  return isOfIdea ? pointerText('mentors', slugs[0] ?? null, context) : pointerText(pointer, entry.about, context);
}

/** The title of the idea that an answer is about, where the person has not named it, for a misreading to be seen. */
function titleOf(entry: FaqEntry, question: Question, context: AnswerContext): string {
  const idea = entry.about === null ? undefined : context.index.idea(entry.about);
  if (!idea || question.ideas?.slugs.includes(idea.slug) || context.conversation.ideas.includes(idea.slug)) return '';
  return `${idea.title}: `;
}

/** The people whom an answer names, so that "his mail?" finds them. */
function peopleIn(entry: FaqEntry, context: AnswerContext): Answer['conversation'] {
  const people = context.index.program.people
    .filter((person) => entry.answer.includes(person.name))
    .map((person) => person.id);
  return people.length > 0 ? { people } : {};
}

function focusOf(about: string | null, source: string, context: AnswerContext): Answer['conversation'] {
  const base = { source };
  if (about === null) return base;
  if (context.index.idea(about)) return { ...base, ideas: [about], attribute: null };
  if (context.index.person(about)) return { ...base, people: [about] };
  if (context.index.keyDate(about)) return { ...base, keyDate: about, edge: 'whole' };
  if (!(GUIDE_KINDS as readonly string[]).includes(about)) return base;
  const keyDate = dateOfGuide(about, context);
  return { ...base, guide: about, ...(keyDate === null ? {} : { keyDate, edge: 'whole' as const }) };
}
