import type { Idea, IdeaTask } from '../../domain/program/idea.ts';
import type { AnswerContext, Candidate, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { asksFor, type Question, says, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';
import { ordinalTerms, subjectOf } from './subject.ts';

/** A step among the steps of an idea, as a message points to it. */
interface Pointer {
  /** Index of the step meant. */
  readonly at: number;
  /** Indexes of the terms that point to it. */
  readonly terms: readonly number[];
}

/** A step that is pointed to is meant, and not the whole list of them. */
const TASK_PRIOR = 1.3;
const NOUN = /^(?:step|steps|phase|phases|task|tasks|stage|part)$/;

/** Answers what one step of an idea is: "phase 2 of hotplug", "last task?", "what comes after task 3". */
export const respondWithTasks: Responder = (question, context) => {
  const subject = subjectOf(question, context);
  const [idea] = subject?.ideas ?? [];
  if (!subject || !idea || subject.ideas.length > 1) return [];
  const tasks = idea.tasks.filter((task) => task.phase === 'internship');
  const pointer =
    pointerIn(question, tasks, context) ??
    ordinalPointer(question, tasks, context) ??
    neighbourPointer(question, context);
  if (!pointer || tasks.length === 0) return [];
  const optionality = optionalityAsked(question, context);
  const text = taskText(idea, tasks, pointer.at, context.say, optionality.wants);
  const candidate: Candidate = {
    score: TASK_PRIOR * coverage(question, context.index, [...subject.terms, ...pointer.terms, ...optionality.terms]),
    answer: () => textAnswer(text, { ideas: [idea.slug], attribute: 'tasks', task: pointer.at, source: idea.source }),
  };
  return [candidate];
};

/** Whether the question is if a step is optional, or if it is required. */
function optionalityAsked(
  question: Question,
  { index }: AnswerContext,
): { readonly wants: 'optional' | 'required' | null; readonly terms: readonly number[] } {
  const { optional, required } = index.patterns;
  const terms = question.terms.flatMap((term, at) =>
    optional.test(term.text) || required.test(term.text) ? [at] : [],
  );
  if (!question.isPolar || terms.length === 0) return { wants: null, terms: [] };
  return { wants: says(question, index, 'optional') ? 'optional' : 'required', terms };
}

/** "and the last one?" after the tasks were listed. */
function ordinalPointer(question: Question, tasks: readonly IdeaTask[], context: AnswerContext): Pointer | null {
  const { ordinal } = question;
  if (ordinal === null || context.conversation.attribute !== 'tasks' || question.ideas !== null) return null;
  return { at: ordinal < 0 ? tasks.length + ordinal : ordinal - 1, terms: ordinalTerms(question, context) };
}

/** "and after that?" where a step was spoken of. */
function neighbourPointer(question: Question, context: AnswerContext): Pointer | null {
  const { task, attribute } = context.conversation;
  if (task === null || attribute !== 'tasks' || !asksFor(question, 'after', 'before', 'next')) return null;
  return {
    at: task + (asksFor(question, 'before') ? -1 : 1),
    terms: termsOf(question.asks, 'after', 'before', 'next'),
  };
}

function pointerIn(question: Question, tasks: readonly IdeaTask[], context: AnswerContext): Pointer | null {
  const words = question.terms.map((term) => term.text);
  for (const [at, word] of words.entries()) {
    if (!NOUN.test(word)) continue;
    const label = /^\d{1,2}[a-z]?$/.exec(words[at + 1] ?? '')?.[0];
    const order = ORDER[words[at - 1] ?? ''];
    const index =
      label !== undefined
        ? indexOfLabel(tasks, label)
        : order !== undefined
          ? order < 0
            ? tasks.length + order
            : order
          : null;
    if (index === null) continue;
    const { patterns } = context.index;
    const earlier = words.slice(0, at).join(' ');
    const before = patterns.before.test(earlier);
    const after = patterns.after.test(earlier);
    const terms = question.terms.flatMap((term, place) =>
      [at - 1, at, at + 1].includes(place) || patterns.before.test(term.text) || patterns.after.test(term.text)
        ? [place]
        : [],
    );
    return { at: index + (before ? -1 : after ? 1 : 0), terms };
  }
  return null;
}

const ORDER: Readonly<Record<string, number>> = {
  first: 0,
  '1st': 0,
  initial: 0,
  starting: 0,
  second: 1,
  '2nd': 1,
  third: 2,
  '3rd': 2,
  fourth: 3,
  '4th': 3,
  fifth: 4,
  '5th': 4,
  sixth: 5,
  '6th': 5,
  seventh: 6,
  eighth: 7,
  last: -1,
  final: -1,
};

function indexOfLabel(tasks: readonly IdeaTask[], label: string): number | null {
  const labelled = tasks.findIndex((task) => task.label?.toLowerCase().endsWith(` ${label}`));
  if (labelled >= 0) return labelled;
  return tasks.some((task) => task.label !== null) ? null : Number.parseInt(label, 10) - 1;
}

function taskText(
  idea: Idea,
  tasks: readonly IdeaTask[],
  at: number,
  say: Parameters<Responder>[1]['say'],
  wants: 'optional' | 'required' | null,
): string {
  const task = tasks[at];
  if (!task) return say('noTask', { idea: idea.title, edge: at < 0 ? 'first' : 'last' });
  const label = task.label ?? say('taskNumber', { number: at + 1, total: tasks.length });
  const text = say('task', { idea: idea.title, label, text: task.text, isOptional: String(task.optional) });
  // What the page does not mark as optional may still not be required.
  return wants === null || !task.optional ? text : `${say(wants === 'optional' ? 'yes' : 'no')} ${text}`;
}
