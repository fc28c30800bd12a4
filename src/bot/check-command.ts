import { type Command, type CommandContext, UserError, usageOf } from './command.ts';
import type { Intent } from './interpret.ts';
import { mayUse } from './permit.ts';

/** Why a command may not be used where it was said, in words for the person; null if it may. */
export function placeRefusal(command: Command, { message, say }: CommandContext): string | null {
  const place = message.channel === null ? 'direct' : 'channel';
  if (command.where === 'both' || command.where === place) return null;
  return say('wrongPlace', { command: command.name, where: command.where });
}

/** Why the sender may not use a command that needs a role, in words for them; null if they may. */
export async function roleRefusal(command: Command, context: CommandContext): Promise<string | null> {
  if (mayUse(await context.proveRole(), command.role)) return null;
  return context.say('notAllowed', {
    command: command.name,
    role: command.role,
    season: seasonMeant(command, context),
  });
}

/** Where there are several seasons, the one whose mentors are meant: a mentor of another one knows not why they are refused. */
function seasonMeant({ role }: Command, { programs, index }: CommandContext): string {
  const { organisation, year } = index.program;
  return role === 'mentor' && programs.length > 1 ? `${organisation.name} ${year}` : 'none';
}

/** What stands behind the command. @throws UserError if it must have an argument and has none. */
export function argumentOf(intent: Extract<Intent, { kind: 'command' }>, context: CommandContext): string {
  const { command, text } = intent;
  if (text === '' && command.argument?.isRequired) {
    throw new UserError(
      context.say('usage', {
        argument: command.argument.name,
        usage: `${context.prefix}${usageOf(command)}`,
        example: (command.examples[0]?.says ?? '').replace(/^!/, context.prefix),
      }),
    );
  }
  return text;
}
