import type { Pointer } from '../../domain/program/faq.ts';
import type { AnswerContext } from '../answer.ts';
import { namesOf } from './idea-text.ts';

/** Whom to ask about what the program leaves open. @param about slug of the idea in question, or null. */
export function pointerText(pointer: Pointer, about: string | null, context: AnswerContext): string {
  const { program } = context.index;
  const idea = about === null ? undefined : context.index.idea(about);
  switch (pointer) {
    case 'mentors':
      return idea && idea.mentors.length > 0
        ? context.say('pointMentors', { names: namesOf(idea.mentors, context), count: idea.mentors.length })
        : pointerText('contacts', null, context);
    case 'programme':
      return context.say('pointProgramme', {
        name: program.programme.name,
        url: program.programme.url,
        ...channelOf(context),
      });
    case 'lists': {
      const list = program.mailingLists[0];
      return list
        ? context.say('pointLists', { list: list.address ?? list.name })
        : pointerText('contacts', null, context);
    }
    case 'contacts': {
      const contacts = contactNames(context);
      const hasContacts = String(contacts !== '');
      return context.say('pointContacts', {
        contacts,
        hasContacts,
        url: program.page.url ?? program.programme.url,
        ...channelOf(context),
      });
    }
  }
}

function channelOf(context: AnswerContext): { readonly channel: string; readonly hasChannel: string } {
  const channel = context.index.program.channels[0]?.name ?? '';
  return { channel, hasChannel: String(channel !== '') };
}

function contactNames(context: AnswerContext): string {
  const { contacts } = context.index.program;
  return [
    ...new Set(
      contacts.map((contact) =>
        contact.person === null ? (contact.mail ?? contact.title) : namesOf([contact.person], context),
      ),
    ),
  ].join(', ');
}
