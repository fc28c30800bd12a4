import { placeRefusal, roleRefusal } from '../bot/check-command.ts';
import { type Command, type CommandContext, UserError } from '../bot/command.ts';

/** Two commands of one name that act on different things. */
export interface Namesakes {
  /** For org admins; its examples are said by one. */
  readonly forAdmins: Command;
  readonly forOthers: Command;
  /** What stands behind the name, in the help. */
  readonly argument: Command['argument'];
  /** Whether it is the one for org admins that is meant. */
  isForAdmins(text: string, context: CommandContext): boolean;
}

/**
 * One command of two namesakes: what stands behind the name, and where it was said, tells which is meant.
 *
 * People type "cancel b7" and "cancel a12", and do not care that a booking and an announcement are different things.
 */
export function oneName({ forAdmins, forOthers, argument, isForAdmins }: Namesakes): Command {
  return {
    name: forAdmins.name,
    aliases: [...forAdmins.aliases, ...forOthers.aliases],
    summary: `${forOthers.summary}; for org admins: ${forAdmins.summary}`,
    argument,
    role: 'anyone',
    where: 'both',
    examples: forAdmins.examples.map((example) => ({ ...example, by: 'admin' })),
    handle: async (text, context) => {
      const command = isForAdmins(text, context) ? forAdmins : forOthers;
      const refusal = placeRefusal(command, context) ?? (await denial(command, context));
      if (refusal !== null) throw new UserError(refusal);
      return command.handle(text, context);
    },
  };
}

async function denial(command: Command, context: CommandContext): Promise<string | null> {
  return command.role === 'anyone' ? null : roleRefusal(command, context);
}
