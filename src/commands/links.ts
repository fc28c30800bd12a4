import { linksAnswer } from '../answers/respond/places.ts';
import type { Command } from '../bot/command.ts';

export const links: Command = {
  name: 'links',
  aliases: ['urls'],
  summary: 'lists the pages of the programme',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!links', hears: 'https://wiki.qemu.org/Google_Summer_of_Code_2024' }],
  handle: (_text, context) => linksAnswer(context),
};
