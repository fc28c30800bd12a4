import { formatInstant } from '../../answers/compose/times.ts';
import { type CommandContext, UserError } from '../../bot/command.ts';
import { mayManage } from '../../domain/interviews/party.ts';
import { inOrder, placeIn } from '../../domain/interviews/queue.ts';
import type { Idea } from '../../domain/program/idea.ts';
import type { IdeaKey } from '../../ports/interview-store.ts';
import { interviewCommand } from './define.ts';
import { actorOf, alone, ideaFor, ownOf } from './who.ts';
import { answerOf, titleOf } from './words.ts';

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

function keyOf({ slug }: Idea, { index }: CommandContext): IdeaKey {
  return { program: index.program.id, idea: slug };
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

export const place = interviewCommand({
  name: 'place',
  summary: 'tells your place in the queues you are in',
  examples: [{ says: '!place', hears: 'no queue' }],
  run: (_, _actor, context) => showPlaces(context),
});

async function showPlaces(context: CommandContext) {
  const keys = await ownQueues(context);
  if (keys.length === 0) return alone(context.say('placeNone'));
  const lines = await Promise.all(
    keys.map(async (key) =>
      context.say('placeIs', {
        idea: titleOf(key.idea, context, key.program),
        place: placeIn(await context.interviews.store.queue(key), key.applicant) ?? 0,
      }),
    ),
  );
  return alone(lines.join(' '));
}

/** The queues somebody is in, of whatever program, each with the id that they have there. */
function ownQueues(context: CommandContext): Promise<readonly (IdeaKey & { readonly applicant: string })[]> {
  return ownOf(context, async (applicant) =>
    (await context.interviews.store.queuesOf(applicant)).map((key) => ({ ...key, applicant })),
  );
}

export const leave = interviewCommand({
  name: 'leave',
  summary: 'takes you out of the queue for an interview',
  argument: {
    name: 'idea',
    summary: 'name of the idea; may be left out if you wait for only one',
    isRequired: false,
  },
  examples: [{ says: '!leave gstreamer', hears: 'do not wait' }],
  run: async (text, _actor, context) => {
    const key = text === '' ? await onlyQueueOf(context) : keyOf(ideaFor(text, context), context);
    const who = await actorOf(
      context,
      context.programs.find(({ id }) => id === key.program),
    );
    return answerOf(await context.interviews.leave(who, key), context, () =>
      alone(context.say('queueLeft', { idea: titleOf(key.idea, context, key.program) })),
    );
  },
});

/** @throws UserError if they are in none, or in several. */
async function onlyQueueOf(context: CommandContext): Promise<IdeaKey> {
  const { say } = context;
  const [key, ...others] = await ownQueues(context);
  if (key === undefined) throw new UserError(say('placeNone'));
  if (others.length > 0)
    throw new UserError(say('leaveWhich', { ideas: [key, ...others].map(({ idea }) => idea).join(', ') }));
  return key;
}
