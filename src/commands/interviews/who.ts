import type { Answer } from '../../answers/answer.ts';
import { ideasNamed } from '../../answers/respond/describe-idea.ts';
import { type CommandContext, UserError } from '../../bot/command.ts';
import { partyOf } from '../../bot/interviews/party-of.ts';
import { unproved } from '../../bot/proved-account.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import type { Idea } from '../../domain/program/idea.ts';
import type { IdeaKey } from '../../ports/interview-store.ts';
import type { Block } from '../../ports/reply.ts';
import { foldPersonName } from '../../ports/sender.ts';

/** Who speaks, as the network proves it. @throws UserError if it proves nothing; it tells how to become known. */
export async function actorOf(context: CommandContext): Promise<Actor> {
  const { message, index, people } = context;
  const sender = await context.proveSender();
  const { account } = sender;
  if (account === null) throw unproved(context);
  const { network } = message;
  const person = await people.personOf({ network, account: foldPersonName(account) });
  return {
    party: partyOf(network, sender, account, person, index.program),
    isAdmin: context.roleOf(sender) === 'admin',
  };
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
