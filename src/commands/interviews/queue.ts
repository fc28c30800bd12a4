import { formatInstant } from '../../answers/compose/times.ts';
import type { CommandContext } from '../../bot/command.ts';
import { mayManage } from '../../domain/interviews/party.ts';
import { inOrder } from '../../domain/interviews/queue.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import { interviewCommand } from './define.ts';
import { showPlaces } from './place.ts';
import { alone, ideaFor, keyOf } from './who.ts';
import { answerOf } from './words.ts';

export const queue = interviewCommand({
  name: 'queue',
  aliases: ['enqueue'],
  summary: 'puts you in the queue for an interview; shows mentors who waits',
  argument: { name: 'idea', summary: 'name of the idea; left out: your places', isRequired: false },
  examples: [{ says: '!queue gstreamer', hears: 'GStreamer' }],
  run: async (text, actor, context) => {
    if (text === '') return showPlaces(context);
    const idea = ideaFor(text, context);
    const key = keyOf(idea, context);
    if (mayManage(actor, { program: key.program, slug: idea.slug, mentors: idea.mentors }))
      return showQueue(key, idea.title, context);
    return answerOf(await context.interviews.join(actor, key), context, async ({ place }) =>
      alone(
        context.say('queueJoined', {
          idea: idea.title,
          slug: idea.slug,
          place,
          hasOpen: String(await hasOpen(key, context)),
        }),
      ),
    );
  },
});

/** Nobody need wait who can have a slot at once. */
async function hasOpen({ program, idea }: IdeaKey, { interviews, now }: CommandContext): Promise<boolean> {
  return (await interviews.store.openSlots(program, idea, now + interviews.rules.bookNoticeMs, 1)).length > 0;
}

async function showQueue(key: IdeaKey, title: string, { interviews, say, zone }: CommandContext) {
  const entries = inOrder(await interviews.store.queue(key));
  if (entries.length === 0) return alone(say('queueEmpty', { idea: title }));
  return alone({
    kind: 'list',
    intro: say('queueList', { idea: title, count: entries.length }),
    items: entries.map(({ applicant, joinedAt }) => `${applicant.nick} (${formatInstant(joinedAt, zone)})`),
    isNumbered: true,
  });
}
