import { channelsAnswer, contactsAnswer } from '../answers/respond/places.ts';
import type { Command } from '../bot/command.ts';

export const contact: Command = {
  name: 'contact',
  aliases: ['contacts', 'admins'],
  summary: 'tells whom to ask, and where',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!contact', hears: 'Stefan Hajnoczi' }],
  handle: (_text, context) => {
    const contacts = contactsAnswer(context);
    return { ...contacts, blocks: [...contacts.blocks, ...channelsAnswer(context).blocks] };
  },
};
