import type { Answer } from '../../answers/answer.ts';
import { type Argument, type Command, type CommandContext, type Example, UserError } from '../../bot/command.ts';
import type { Role } from '../../bot/role.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { actorOf } from './who.ts';

/** A command about interviews. */
export interface InterviewCommand {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly argument?: Argument;
  readonly role?: Role;
  readonly where?: Command['where'];
  readonly examples: readonly Example[];
  /** @param actor who speaks, proved. */
  run(text: string, actor: Actor, context: CommandContext): Promise<Answer>;
}

/** Makes it a command that asks the network who speaks, and tells those it does not know how to become known. */
export function interviewCommand(definition: InterviewCommand): Command {
  const { run, aliases = [], argument = null, role = 'anyone', where = 'both', ...rest } = definition;
  return {
    ...rest,
    aliases,
    argument,
    role,
    where,
    handle: async (text, context) => {
      try {
        return await run(text, await actorOf(context), context);
      } catch (error) {
        // What somebody gets wrong about their interviews is nobody else's business.
        throw error instanceof UserError ? new UserError(error.message, { isPrivate: true }) : error;
      }
    },
  };
}
