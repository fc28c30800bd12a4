import type { Ask } from '../../domain/language/language.ts';
import type { KeyDate, KeyDateKind } from '../../domain/program/key-date.ts';
import { isToBeDone } from '../../domain/program/to-be-done.ts';
import type { AnswerContext } from '../answer.ts';
import type { PhraseMatch } from '../text/phrase-matcher.ts';
import type { KeyDateMention } from './key-date-names.ts';
import { asksFor, type Question, says } from './question.ts';

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
  const named = specific.length > 0 ? specific : question.keyDates;
  // "can I still hand in my task": what is handed in names the date, not the handing in.
  const isOfObject = (mention: KeyDateMention) =>
    isWeakName(mention, question, context) &&
    named.some((other) => other.from > mention.from && other.kind !== mention.kind);
  const mentions = named
    .filter((mention) => !isOfObject(mention))
    .toSorted((a, b) => distanceToAsk(a, question) - distanceToAsk(b, question));
  return mentions.map((mention) => {
    const id = mention.ids[0];
    return { date: (id === undefined ? undefined : context.index.keyDate(id)) ?? null, kind: mention.kind };
  });
}

/** Whether a name of a date is more often spoken of for another reason. */
export function isWeakName({ from, to }: KeyDateMention, question: Question, { index }: AnswerContext): boolean {
  const said = question.terms.slice(from, to).filter((term) => term.weight !== 'stop');
  return (
    said.length === 1 &&
    index.language.weakDateNames.some((name) => index.analyser.terms(name)[0]?.concept === said[0]?.concept)
  );
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
export function impliedTarget(question: Question, context: AnswerContext): Target {
  const before =
    context.conversation.keyDate === null ? undefined : context.index.keyDate(context.conversation.keyDate);
  // One is late for a deadline, and not for what begins or is announced.
  const isLate = says(question, context.index, 'tooLate');
  const spokenOf = isLate && before !== undefined && !isToBeDone(before) ? undefined : before;
  const { keyDates } = context.index.program;
  const isOfIdea = context.conversation.subject === 'ideas' && startsOrEnds(question);
  const dateOf = (kind: KeyDateKind) => keyDates.find((keyDate) => keyDate.kind === kind);
  const date =
    (isOfIdea ? dateOf('coding') : spokenOf) ?? dateOf('applications') ?? (isLate ? null : dateOf('coding')) ?? null;
  return { date, kind: date?.kind ?? 'applications' };
}

/** "when does it start" */
export function startsOrEnds(question: Question): boolean {
  return question.hasPronoun && asksFor(question, 'when') && asksFor(question, 'start', 'finish');
}

const START = 'start';
const UNTIL = /^(?:until|till)$/;

/** "how long until coding begins": the word for the end belongs to the waiting, not to what is waited for. */
function asksHowLongUntilStart(question: Question, { index }: AnswerContext): boolean {
  if (says(question, index, 'untilOpen')) return true;
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
  if (says(question, context.index, 'bothEnds')) return 'whole';
  if (asksHowLongUntilStart(question, context)) return 'start';
  if (asksFor(question, 'finish', 'closed', 'left') || (asksFor(question, 'open') && question.isPolar)) return 'end';
  if (asksFor(question, 'start') || (asksFor(question, 'open') && asksFor(question, 'when'))) return 'start';
  const isSame = context.conversation.keyDate === date.id && question.keyDates.length === 0;
  return isSame ? context.conversation.edge : 'whole';
}
