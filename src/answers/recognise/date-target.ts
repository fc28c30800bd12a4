import type { Ask } from '../../domain/language/language.ts';
import type { KeyDate, KeyDateKind } from '../../domain/program/key-date.ts';
import type { AnswerContext } from '../answer.ts';
import type { PhraseMatch } from '../text/phrase-matcher.ts';
import type { KeyDateMention } from './key-date-names.ts';
import { asksFor, type Question } from './question.ts';

/** What shows that a date is asked for. */
export const DATE_ASKS = ['when', 'open', 'closed', 'left', 'howLong', 'start', 'finish', 'hour'] as const;

/** What the question says about one date: which, and which end of it. */
export interface Target {
  readonly date: KeyDate | null;
  readonly kind: string;
}

/** The dates that a question names, the likeliest meant first. */
export function targetsOf(question: Question, context: AnswerContext): Target[] {
  // "last day of the contribution task" names one date and asks for its end with a word that is the name of another.
  const isCue = (mention: KeyDateMention) =>
    question.asks.some((ask) => ask.from <= mention.from && mention.to <= ask.to && ask.value === 'finish');
  const specific = question.keyDates.filter((mention) => !isCue(mention));
  const mentions = (specific.length > 0 ? specific : question.keyDates).toSorted(
    (a, b) => distanceToAsk(a, question) - distanceToAsk(b, question),
  );
  return mentions.map((mention) => {
    const id = mention.ids[0];
    return { date: (id === undefined ? undefined : context.index.keyDate(id)) ?? null, kind: mention.kind };
  });
}

/** "I have submitted, when do results come?": of two dates the one next to the word that asks is meant, and rather the one behind it. */
function distanceToAsk(mention: KeyDateMention, question: Question): number {
  const asks = question.asks.filter((ask) => (DATE_ASKS as readonly string[]).includes(ask.value));
  const distances = asks.map((ask) =>
    mention.from >= ask.to ? mention.from - ask.to : 2 * (1 + ask.from - mention.to),
  );
  return Math.min(2 * question.terms.length, ...distances);
}

/** Without a name the last date spoken of is meant, else the applications, which nearly everybody asks about, or what there is. */
export function impliedTarget(context: AnswerContext): Target {
  const spokenOf =
    context.conversation.keyDate === null ? undefined : context.index.keyDate(context.conversation.keyDate);
  const { keyDates } = context.index.program;
  const dateOf = (kind: KeyDateKind) => keyDates.find((keyDate) => keyDate.kind === kind);
  const date = spokenOf ?? dateOf('applications') ?? dateOf('coding') ?? null;
  return { date, kind: date?.kind ?? 'applications' };
}

const START = 'start';
const UNTIL = /^(?:until|till)$/;

/** "how long until coding begins": the word for the end belongs to the waiting, not to what is waited for. */
function asksHowLongUntilStart(question: Question): boolean {
  const textsOf = (match: PhraseMatch<Ask>) => question.terms.slice(match.from, match.to);
  const starts = question.asks.some(
    (match) => match.value === 'start' && textsOf(match).some((term) => term.concept === START),
  );
  const finishes = question.asks.some(
    (match) => match.value === 'finish' && !textsOf(match).every((term) => UNTIL.test(term.text)),
  );
  return starts && !finishes;
}

/** Which end of a range is asked for; "deadline" and "until" mean the end, "open" in a when-question the start. */
export function edgeOf(question: Question, date: KeyDate, context: AnswerContext): 'start' | 'end' | 'whole' {
  if (date.when.kind !== 'range') return 'whole';
  if (asksHowLongUntilStart(question)) return 'start';
  if (asksFor(question, 'finish', 'closed', 'left') || (asksFor(question, 'open') && question.isPolar)) return 'end';
  if (asksFor(question, 'start') || (asksFor(question, 'open') && asksFor(question, 'when'))) return 'start';
  const isSame = context.conversation.keyDate === date.id && question.keyDates.length === 0;
  return isSame ? context.conversation.edge : 'whole';
}
