import type { Attribute } from '../../domain/language/language.ts';
import type { Idea } from '../../domain/program/idea.ts';
import type { Answer, AnswerContext } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { filterText } from '../compose/filter-text.ts';
import { ideaCard, namesOf } from '../compose/idea-text.ts';
import type { Criterion } from '../recognise/criterion.ts';
import { asksFor, type Question, says } from '../recognise/question.ts';
import { withVerdict } from './verdict.ts';

/** The ideas that fit: as a list, as a number, or one of them whole; or that there are none. */
export function listAnswer(
  fitting: readonly Idea[],
  criteria: readonly Criterion[],
  status: Idea['status'] | null,
  question: Question,
  context: AnswerContext,
): Answer {
  const { program } = context.index;
  if (program.ideas.length === 0) return textAnswer(context.say('noIdeas'));
  const filter = filterText(criteria, status, context);
  if (asksFor(question, 'howMany')) return countAnswer(fitting, filter, context);
  if (fitting.length === 0) return noneAnswer(filter, criteria, question, context);
  const verdict = verdictOn(fitting, question, context);
  const [only] = fitting;
  if (only && fitting.length === 1 && program.ideas.length > 1 && verdict === null) {
    const text = context.say('theOne', { filter, hasFilter: String(filter !== ''), card: ideaCard(only, context) });
    return textAnswer(text, listedConversation(fitting));
  }
  const isAll = filter === '' && fitting.length === program.ideas.length;
  const intro = isAll
    ? context.say('allIdeas', { count: fitting.length, organisation: program.organisation.name, year: program.year })
    : context.say('listed', { count: fitting.length, filter, hasFilter: String(filter !== '') });
  const blocks = [
    { kind: 'list', intro, items: fitting.map(itemOf(criteria, question, context)), isNumbered: true },
  ] as const;
  return {
    blocks: verdict === null ? blocks : withVerdict(blocks, context.say(verdict)),
    conversation: listedConversation(fitting),
  };
}

/** An idea in a list: its title, with the value that was asked for beside it ("projects and their languages"). */
function itemOf(criteria: readonly Criterion[], question: Question, context: AnswerContext): (idea: Idea) => string {
  const asked = question.attributes.map((match) => match.value).find((attribute) => attribute in VALUES);
  const value = asked === undefined || criteria.length > 0 ? undefined : VALUES[asked];
  return (idea) => {
    const written = value?.(idea, context) ?? '';
    return written === '' ? idea.title : `${idea.title} (${written})`;
  };
}

const VALUES: Readonly<Partial<Record<Attribute, (idea: Idea, context: AnswerContext) => string>>> = {
  languages: (idea) => idea.languages.join(', '),
  level: (idea) => idea.level?.written ?? '',
  size: (idea) => idea.size?.written ?? '',
  mentors: (idea, context) => namesOf(idea.mentors, context),
};

/** "is every idea in C?" is answered by all of them, "is there one in C?" by any. */
function verdictOn(fitting: readonly Idea[], question: Question, context: AnswerContext): 'yes' | 'no' | null {
  if (!question.isPolar || question.isChoice) return null;
  if (!says(question, context.index, 'quantifier')) return 'yes';
  return fitting.length === context.index.program.ideas.length ? 'yes' : 'no';
}

function countAnswer(fitting: readonly Idea[], filter: string, context: AnswerContext): Answer {
  const unreviewed = fitting.filter((idea) => idea.status === 'unreviewed').length;
  const text =
    filter === ''
      ? context.say('howManyIdeas', { count: fitting.length, unreviewed, reviewed: fitting.length - unreviewed })
      : context.say('howManyFit', {
          count: fitting.length,
          filter,
          titles: fitting.map((idea) => idea.title).join('; '),
        });
  return textAnswer(text, listedConversation(fitting));
}

/** That nothing fits, and what there is instead. */
function noneAnswer(
  filter: string,
  criteria: readonly Criterion[],
  question: Question,
  context: AnswerContext,
): Answer {
  const { ideas } = context.index.program;
  const kinds = new Set(criteria.map((criterion) => criterion.kind));
  const there = [
    ...(kinds.has('level') ? ideas.map((idea) => idea.level?.written.toLowerCase()) : []),
    ...(kinds.has('language') ? ideas.flatMap((idea) => idea.languages) : []),
    ...(kinds.has('hours') ? ideas.map((idea) => idea.size?.written) : []),
  ].filter((value) => value !== undefined);
  const values = [...new Set(there)].join(', ');
  const lead = question.isPolar ? `${context.say('no')} ` : '';
  return textAnswer(
    `${lead}${context.say('noneFit', { total: ideas.length, filter, values, hasValues: String(values !== '') })}`,
  );
}

/** After a list, "the second one" and "which of them" are about it. */
export function listedConversation(ideas: readonly Idea[]): Answer['conversation'] {
  const slugs = ideas.map((idea) => idea.slug);
  return { listed: slugs, ideas: slugs, people: [], attribute: null };
}
