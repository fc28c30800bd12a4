import type { Attribute } from '../../domain/language/language.ts';
import type { Idea, IdeaTask } from '../../domain/program/idea.ts';
import type { ProgramLink } from '../../domain/program/place.ts';
import type { Block } from '../../ports/reply.ts';
import type { AnswerContext } from '../answer.ts';

/** An idea in a few words: title, what it is, its attributes as far as they are known, its mentors by name. */
export function ideaCard(idea: Idea, context: AnswerContext): string {
  const facts = [
    idea.languages.join(', '),
    idea.size?.written,
    idea.level === null ? undefined : context.say('cardLevel', { level: idea.level.written }),
  ].filter((fact) => fact !== undefined && fact !== '');
  return context.say('card', {
    title: idea.title,
    summary: idea.summary ?? context.say('incompleteIdea'),
    facts: facts.join(', '),
    hasFacts: String(facts.length > 0),
    mentors: namesOf(idea.mentors, context),
    count: idea.mentors.length,
    status: idea.status,
  });
}

/** Names of people by id, joined for reading. */
export function namesOf(ids: readonly string[], context: AnswerContext): string {
  return ids.map((id) => context.index.person(id)?.name ?? id).join(', ');
}

/** One attribute of one idea as blocks; null where the source does not give it. */
export function attributeBlocks(idea: Idea, attribute: Attribute, context: AnswerContext): readonly Block[] | null {
  const line = (value: string): readonly Block[] => [
    { kind: 'text', text: context.say('attribute', { idea: idea.title, attribute, value, count: 0 }) },
  ];
  const list = (items: readonly string[], isNumbered: boolean): readonly Block[] | null => {
    if (items.length === 0) return null;
    const intro = context.say('attribute', { idea: idea.title, attribute, value: '', count: items.length }).trim();
    return [{ kind: 'list', intro, items, isNumbered }];
  };
  switch (attribute) {
    case 'summary':
      return [{ kind: 'text', text: ideaCard(idea, context) }];
    case 'level':
      return idea.level && line(idea.level.written);
    case 'size':
      return idea.size && line(idea.size.written);
    case 'languages':
      return idea.languages.length > 0 ? line(idea.languages.join(', ')) : null;
    case 'mentors':
      return idea.mentors.length > 0 ? line(namesOf(idea.mentors, context)) : null;
    case 'suggestedBy':
      return idea.suggestedBy.length > 0 ? line(namesOf(idea.suggestedBy, context)) : null;
    case 'inserted':
      return idea.inserted === null ? null : line(idea.inserted);
    case 'skills':
      return skillLine(idea, context, line);
    case 'outcomes':
      return list(idea.outcomes, false);
    case 'stretchGoals':
      return list(idea.stretchGoals, false);
    case 'links':
      return list(idea.links.map(formatLink), false);
    case 'tasks':
      return list(taskTexts(idea, 'internship'), !idea.tasks.some((task) => task.label !== null));
    case 'applicationTasks':
      return list(taskTexts(idea, 'application'), true);
    case 'reviews':
      return list(
        idea.reviews.map((review) => `${review.by} (${review.at}): ${review.text}`),
        false,
      );
  }
}

/** The skills; where none are listed, what the language and the level say of them. */
function skillLine(
  idea: Idea,
  context: AnswerContext,
  line: (value: string) => readonly Block[],
): readonly Block[] | null {
  if (idea.skills.length > 0) return line(idea.skills.join('; '));
  const implied = [
    ...idea.languages,
    ...(idea.level === null ? [] : [context.say('cardLevel', { level: idea.level.written })]),
  ];
  return implied.length > 0 ? line(implied.join(', ')) : null;
}

export function formatLink(link: ProgramLink): string {
  return link.url === null ? link.title : link.url.includes(link.title) ? link.url : `${link.title}: ${link.url}`;
}

function taskTexts(idea: Idea, phase: IdeaTask['phase']): string[] {
  return idea.tasks
    .filter((task) => task.phase === phase)
    .map((task) => (task.label === null ? task.text : `${task.label}: ${task.text}`));
}
