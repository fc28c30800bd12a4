import type { AnswerContext, Candidate, Responder } from './answer.ts';
import { type Question, recogniseQuestion } from './recognise/question.ts';
import { respondWithComparisons } from './respond/comparisons.ts';
import { respondWithFaq } from './respond/faq.ts';
import { respondWithIdeaAttributes } from './respond/idea-attributes.ts';
import { respondWithIdeaLists } from './respond/idea-lists.ts';
import { respondWithSuperlatives } from './respond/idea-superlatives.ts';
import { respondWithKeyDates } from './respond/key-dates.ts';
import { respondWithLinks } from './respond/links.ts';
import { respondWithMentors } from './respond/mentors.ts';
import { respondWithPeople } from './respond/people.ts';
import { respondWithPlaces } from './respond/places.ts';
import { respondWithTasks } from './respond/tasks.ts';
import { respondWithUnlistedIdea } from './respond/unlisted-idea.ts';

/** In order of precedence where two account for a question equally well. */
export const RESPONDERS: readonly Responder[] = [
  respondWithTasks,
  respondWithComparisons,
  respondWithSuperlatives,
  respondWithMentors,
  respondWithPeople,
  respondWithKeyDates,
  respondWithIdeaAttributes,
  respondWithIdeaLists,
  respondWithUnlistedIdea,
  respondWithPlaces,
  respondWithLinks,
  respondWithFaq,
];
/** What a text is taken to ask. */
export interface Reading {
  readonly text: string;
  readonly question: Question;
  /** The best of all ways to understand it; null if nothing in it means anything. */
  readonly candidate: Candidate | null;
}

/** The reading that accounts for most of a text. */
export function understand(text: string, context: AnswerContext): Reading {
  const question = recogniseQuestion(text, context.index);
  let best: Candidate | null = null;
  for (const respond of RESPONDERS) {
    for (const candidate of respond(question, context)) {
      if (candidate.score > (best?.score ?? 0)) best = candidate;
    }
  }
  return { text, question, candidate: best };
}
