import type { FaqEntry, Pointer } from '../../domain/program/faq.ts';
import { GUIDE_KINDS } from '../../domain/program/guide.ts';
import type { Block } from '../../ports/reply.ts';
import type { Answer, AnswerContext, Candidate, Responder } from '../answer.ts';
import { guideBlocks } from '../compose/guide-text.ts';
import { pointerText } from '../compose/pointer-text.ts';
import { answerTypeFit } from '../faq/answer-type.ts';
import type { FaqHit } from '../faq/faq-index.ts';
import { guideKindOf } from '../faq/guide-entries.ts';
import type { Question } from '../recognise/question.ts';
import { capped, generalFit, languageFit, personFit, speaksOfPeople } from './faq-fit.ts';
import { queryOf } from './faq-question.ts';
import { dateOfGuide } from './guide-dates.ts';

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
