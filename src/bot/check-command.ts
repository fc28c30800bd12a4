import { type Command, type CommandContext, UserError, usageOf } from './command.ts';
import type { Intent } from './interpret.ts';
import { mayUse, roleOf } from './permit.ts';

/** Why the sender may not use a command here, in words for them; null if they may. @param admins accounts of the org admins. */
export function refusalOf(command: Command, context: CommandContext, admins: readonly string[]): string | null {
  const { message, say } = context;
  const role = roleOf(message.sender, context.index.program, admins);
  if (!mayUse(role, command.role)) return say('notAllowed', { command: command.name, role: command.role });
  const place = message.channel === null ? 'direct' : 'channel';
  if (command.where !== 'both' && command.where !== place)
    return say('wrongPlace', { command: command.name, where: command.where });
  return null;
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
