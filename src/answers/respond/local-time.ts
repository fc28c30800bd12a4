import type { AnswerContext, Candidate } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { whenText } from '../compose/date-text.ts';
import { edgeOf, targetsOf } from '../recognise/date-target.ts';
import { asksFor, type Question, says, termsOf } from '../recognise/question.ts';
import { clockScore, type Score } from './score.ts';

/**
 * "and in my timezone?", "so what is that in IST": the date named or spoken of, in the zone of the place named, else in the asker's; if
 * neither is known, with how to set one.
 *
 * @param hasPlace whether a place is named; the context has its zone.
 */
export function localTimeCandidates(
  question: Question,
  context: AnswerContext,
  hasPlace: boolean,
  score: Score,
): Candidate[] {
  const { index, conversation, say, zone } = context;
  const isLocal = hasPlace || asksFor(question, 'timezone') || says(question, index, 'localTime');
  if (!isLocal || question.isPolar || question.ideas !== null || question.people.length > 0) return [];
  const [named] = targetsOf(question, context);
  const isSpokenOf = conversation.subject === 'keyDate' || conversation.subject === 'guide';
  const date = named ? named.date : isSpokenOf ? index.keyDate(conversation.keyDate ?? '') : null;
  if (!date) return [];
  const edge = edgeOf(question, date, context);
  const answer = () => {
    const when = whenText(date, edge, context);
    const text = zone === null ? `${when} ${say('timezone', { zone: 'UTC', hasZone: 'false' })}` : when;
    return textAnswer(text, { keyDate: date.id, edge, source: date.source });
  };
  return [{ score: clockScore(score(...termsOf(question.asks, 'timezone', 'hour', 'when')), 1), answer }];
}
