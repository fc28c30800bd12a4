import { describe, expect, it } from 'vitest';
import { type Command, usageOf } from '../../src/bot/command.ts';
import { allCommands } from '../../src/commands/all-commands.ts';
import type { IncomingMessage } from '../../src/ports/incoming-message.ts';
import { startConversation } from '../support/conversation.ts';
import { bundledProgram } from '../support/programs.ts';
import { quietNetwork } from '../support/quiet-network.ts';

const program = await bundledProgram('qemu-2024');
const start = () =>
  startConversation({
    program,
    now: '2024-03-25T10:00:00Z',
    admins: ['test/root'],
    networks: [quietNetwork('2024-03-22T10:00:00Z')],
  });
const examples = allCommands.flatMap((command) =>
  command.examples.map(
    ({ says, hears, by = command.role }) => [command.name, says, hears, speakerOf(by, command)] as const,
  ),
);

/** Somebody who may use the command, where it may be used. */
function speakerOf(role: Command['role'], { where }: Command): Partial<IncomingMessage> {
  return {
    channel: where === 'direct' ? null : '#orchard',
    sender: role === 'anyone' ? { nick: 'alice', account: 'alice' } : { nick: 'root', account: 'root' },
  };
}

describe('an example in the help of a command', () => {
  it.each(examples)('%s: says "%s", hears "%s"', async (_, says, hears, from) => {
    expect((await start().says(says, from)).join(' ')).toContain(hears);
  });

  it('stands at every command', () => {
    expect(allCommands.filter((command) => command.examples.length === 0).map((command) => command.name)).toEqual([]);
    expect(examples.length).toBeGreaterThan(20);
  });
});

describe('help', () => {
  it('lists every command that anybody may use', async () => {
    const heard = await start().hears(['!help']);
    const names = allCommands.filter((command) => command.role === 'anyone').map((command) => command.name);

    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(heard))).toEqual([]);
  });

  it.each(allCommands.map((command) => [command.name, command] as const))('explains %s', async (name, command) => {
    const heard = (await start().says(`!help ${name}`)).join(' ');

    expect(heard).toContain(`!${usageOf(command)}: ${command.summary}`);
    expect(heard).toContain(command.examples[0]?.says ?? '');
    expect(command.aliases.filter((alias) => !heard.includes(alias))).toEqual([]);
  });

  it('explains a command named with its prefix or an alias', async () => {
    expect(await start().hears(['gsocbot: help !next'])).toContain('!next: tells the next key date');
    expect(await start().hears(['!help upcoming'])).toContain('!next: tells the next key date');
  });
});

describe('the names of commands', () => {
  it('are each used once', () => {
    const names = allCommands.flatMap((command) => [command.name, ...command.aliases]);

    expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
  });
});
