import type { Idea } from '../../domain/program/idea.ts';
import type { ProgramPerson } from '../../domain/program/person.ts';
import type { AnswerContext } from '../answer.ts';

export function mailText(person: ProgramPerson, context: AnswerContext): string {
  if (person.mails.length === 0)
    return context.say('personNoMail', {
      name: person.name,
      nicks: nicksOf(person),
      hasNick: String(nicksOf(person) !== ''),
    });
  return context.say('personMails', { name: person.name, mails: person.mails.join(', ') });
}

export function nickText(person: ProgramPerson, context: AnswerContext): string {
  const nicks = nicksOf(person);
  if (nicks === '')
    return context.say('personNoNick', {
      name: person.name,
      mails: person.mails.join(', '),
      hasMail: mailVisibility(person, context),
    });
  return context.say('personNick', { name: person.name, nicks });
}

/** Where a mail address was not asked for. */
function mailVisibility(person: ProgramPerson, { isPublic }: AnswerContext): 'true' | 'hidden' | 'false' {
  if (person.mails.length === 0) return 'false';
  return isPublic ? 'hidden' : 'true';
}

function nicksOf(person: ProgramPerson): string {
  return Object.entries(person.nicks)
    .map(([network, nick]) => `${nick} (${network})`)
    .join(', ');
}

export function ideasText(person: ProgramPerson, context: AnswerContext): string {
  const ideas = mentoredIdeas(person.id, context);
  if (ideas.length === 0) return context.say('personNoIdeas', { name: person.name });
  return context.say('personIdeas', {
    name: person.name,
    count: ideas.length,
    ideas: ideas.map((idea) => idea.title).join('; '),
  });
}

/** The ideas that somebody mentors, in the order of the page. */
export function mentoredIdeas(id: string, context: AnswerContext): readonly Idea[] {
  return context.index.program.ideas.filter((idea) => idea.mentors.includes(id));
}

/** Everything about a person that is not only asked for by itself: no mail address without the word. */
export function personCard(person: ProgramPerson, context: AnswerContext): string {
  const ideas = mentoredIdeas(person.id, context);
  const nicks = nicksOf(person);
  return context.say('personCard', {
    name: person.name,
    mails: person.mails.join(', '),
    hasMail: mailVisibility(person, context),
    nicks,
    hasNick: String(nicks !== ''),
    count: ideas.length,
    ideas: ideas.map((idea) => idea.title).join('; '),
    contact: context.index.program.contacts.find((contact) => contact.person === person.id)?.title ?? '',
    isContact: String(context.index.program.contacts.some((contact) => contact.person === person.id)),
  });
}
