import { listIdeas } from '../answers/respond/idea-lists.ts';
import type { Command } from '../bot/command.ts';

export const ideas: Command = {
  name: 'ideas',
  aliases: ['projects', 'list'],
  summary: 'lists the project ideas, all or those that fit',
  argument: {
    name: 'filters',
    summary: 'languages, levels, hours, "mentor NAME", free words; "not" before what must not be',
    isRequired: false,
  },
  role: 'anyone',
  where: 'both',
  examples: [
    { says: '!ideas', hears: '3 ideas' },
    { says: '!ideas rust', hears: 'Rust: GStreamer Backend' },
    { says: '!ideas c 350', hears: 'vhost-user memory isolation' },
    { says: '!ideas not c', hears: 'GStreamer' },
    { says: '!ideas mentor stefano', hears: '2 ideas' },
  ],
  handle: (text, context) => listIdeas(text, context),
};
