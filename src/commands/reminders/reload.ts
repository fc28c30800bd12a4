import { textAnswer } from '../../answers/answer.ts';
import { type Command, UserError } from '../../bot/command.ts';

/** Joined, or "none". */
function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

export const reload: Command = {
  name: 'reload',
  aliases: [],
  summary:
    'reads the programs again, and what the configuration says of them; changed dates are announced, and their reminders planned anew',
  argument: null,
  role: 'admin',
  where: 'both',
  examples: [{ says: '!reload', hears: 'The data is read again' }],
  handle: async (_text, context) => {
    const { say, reminders } = context;
    const reload = await reminders.reload();
    if (reload.kind === 'faulty') throw new UserError(say('reloadFailed', { problems: reload.problems.join('; ') }));
    const { added, gone, dates, waiting } = reload;
    const changed = dates.reduce((sum, news) => sum + news.changed, 0);
    const places = [...new Set(dates.flatMap(({ announcedIn }) => announcedIn))];
    return textAnswer(
      say('reloaded', {
        count: reload.count,
        added: listed(added),
        gone: listed(gone),
        changed,
        places: listed(places),
        waiting: listed(waiting),
      }),
    );
  },
};
