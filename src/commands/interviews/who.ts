import type { Answer } from '../../answers/answer.ts';
import { ideasNamed } from '../../answers/respond/describe-idea.ts';
import { type CommandContext, UserError } from '../../bot/command.ts';
import { partyOf } from '../../bot/interviews/party-of.ts';
import type { ProgramPeople } from '../../bot/mentor-of.ts';
import { unproved } from '../../bot/proved-account.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { foldPersonName } from '../../domain/people/fold-name.ts';
import type { Person } from '../../domain/people/person-id.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import type { Idea } from '../../domain/program/idea.ts';
import type { Block } from '../../ports/reply.ts';
import type { Sender } from '../../ports/sender.ts';

/**
 * Who speaks, as the network proves it.
 *
 * @param program that of what they speak of; under one id programs may name different people.
 * @throws UserError if the network proves nothing; it tells how to become known.
 */
export async function actorOf(context: CommandContext, program: ProgramPeople = context.index.program): Promise<Actor> {
  return actorIn(program, await speakerOf(context), context);
}

interface Speaker {
  readonly sender: Sender;
  readonly account: string;
  readonly person: Person;
}

async function speakerOf(context: CommandContext): Promise<Speaker> {
  const { message, people } = context;
  const sender = await context.proveSender();
  const { account } = sender;
  if (account === null) throw unproved(context);
  return {
    sender,
    account,
    person: await people.personOf({ network: message.network, account: foldPersonName(account) }),
  };
}

function actorIn(
  program: ProgramPeople,
  { sender, account, person }: Speaker,
  { message, roleOf }: CommandContext,
): Actor {
  const { network } = message;
  return {
    party: partyOf(network, sender, account, person, program),
    isAdmin: roleOf(sender) === 'admin',
  };
}

/**
 * What stands under the name of who speaks in all programs that the bot has.
 *
 * @param find what stands under an id, which may be somebody else's in some of the programs.
 */
export async function ownOf<Row extends { readonly program: string }>(
  context: CommandContext,
  find: (id: string) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const speaker = await speakerOf(context);
  const ids = new Map(
    context.programs.map((program) => [program.id, actorIn(program, speaker, context).party.id] as const),
  );
  const ofEach = [...new Set(ids.values())].map(async (id) =>
    (await find(id)).filter(({ program }) => ids.get(program) === id),
  );
  return (await Promise.all(ofEach)).flat();
}

/** The ideas, by program, that who speaks may act on as a mentor or org admin. */
export async function managedIdeas(
  context: CommandContext,
): Promise<readonly { readonly program: string; readonly ideas: readonly string[] }[]> {
  const speaker = await speakerOf(context);
  return context.programs.map((program) => {
    const { party, isAdmin } = actorIn(program, speaker, context);
    const ideas = program.ideas.filter(({ mentors }) => isAdmin || mentors.includes(party.id));
    return { program: program.id, ideas: ideas.map(({ slug }) => slug) };
  });
}

/** The idea that the words name. @throws UserError if none or several are named. */
export function ideaFor(text: string, context: CommandContext): Idea {
  const ideas = ideasNamed(text, context);
  const [idea] = ideas;
  if (!idea) throw new UserError(context.say('ideaNotFound', { name: text, prefix: context.prefix }));
  if (ideas.length > 1)
    throw new UserError(context.say('ideaAmbiguous', { name: text, ideas: ideas.map(({ slug }) => slug).join(', ') }));
  return idea;
}

/** An answer for the person alone: names, times and results of interviews are nobody else's business. */
export function alone(...texts: readonly (string | Block)[]): Answer {
  return {
    blocks: [],
    privately: texts.map((text) => (typeof text === 'string' ? { kind: 'text', text } : text)),
    conversation: {},
  };
}

/** The key of an idea of the season that is spoken of. */
export function keyOf({ slug }: Idea, { index }: CommandContext): IdeaKey {
  return { program: index.program.id, idea: slug };
}
