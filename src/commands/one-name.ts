import { placeRefusal, roleRefusal } from '../bot/check-command.ts';
import { type Command, type CommandContext, UserError } from '../bot/command.ts';

/** Two commands of one name that act on different things. */
export interface Namesakes {
  /** For mentors or org admins. */
  readonly privileged: Command;
  readonly ordinary: Command;
  /** What both do, in the help. */
  readonly summary: string;
  /** What stands behind the name, in the help. */
  readonly argument: Command['argument'];
  /** Whether it is the privileged one that is meant. */
  isPrivileged(text: string, context: CommandContext): boolean;
}

/**
 * One command of two namesakes: what stands behind the name, and where it was said, tells which is meant.
 *
 * People type "cancel b7" and "cancel a12", and do not care that a booking and an announcement are different things.
 */
export function oneName({ privileged, ordinary, summary, argument, isPrivileged }: Namesakes): Command {
  return {
    name: privileged.name,
    aliases: [...privileged.aliases, ...ordinary.aliases],
    summary,
    argument,
    role: 'anyone',
    where: 'both',
    examples: [
      // What not everybody can say is no example for everybody.
      ...(ordinary.role === 'anyone' ? ordinary.examples : []),
      ...privileged.examples.map((example) => ({ ...example, by: 'admin' as const })),
    ],
    handle: async (text, context) => {
      const command = isPrivileged(text, context) ? privileged : ordinary;
      const refusal = placeRefusal(command, context) ?? (await denial(command, context));
      if (refusal !== null) throw new UserError(refusal);
      return command.handle(text, context);
    },
  };
}

async function denial(command: Command, context: CommandContext): Promise<string | null> {
  return command.role === 'anyone' ? null : roleRefusal(command, context);
}
