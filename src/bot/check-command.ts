import { type Command, type CommandContext, type Role, UserError, usageOf } from './command.ts';
import type { Intent } from './interpret.ts';
import { mayUse, roleOf } from './permit.ts';

/** Why a command may not be used where it was said, in words for the person; null if it may. */
export function placeRefusal(command: Command, { message, say }: CommandContext): string | null {
  const place = message.channel === null ? 'direct' : 'channel';
  if (command.where === 'both' || command.where === place) return null;
  return say('wrongPlace', { command: command.name, where: command.where });
}

/**
 * Why the sender may not use a command that needs a role, in words for them; null if they may.
 *
 * @param admins the org admins, as `network/account`.
 */
export async function roleRefusal(
  command: Command,
  context: CommandContext,
  admins: readonly string[],
): Promise<string | null> {
  if (await hasRole(command.role, context, admins)) return null;
  return context.say('notAllowed', { command: command.name, role: command.role });
}

/** By the account that the network proves, or by another that its owner has linked to it. */
async function hasRole(needed: Role, context: CommandContext, admins: readonly string[]): Promise<boolean> {
  const { message, people, index } = context;
  const sender = await context.proveSender();
  if (sender.account === null) return false;
  if (mayUse(roleOf(message.network, sender, index.program, admins), needed)) return true;
  const { accounts } = await people.personOf({ network: message.network, account: sender.account });
  return accounts.some(({ network, account }) =>
    mayUse(roleOf(network, { nick: account, account }, index.program, admins), needed),
  );
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
