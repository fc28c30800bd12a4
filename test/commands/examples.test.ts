import { describe, expect, it } from 'vitest';
import { type Command, TOPICS, usageOf } from '../../src/bot/command.ts';
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
  it('names what can be asked about the season in two lines, and where the rest is', async () => {
    const lines = await start().says('!help');
    const heard = lines.join(' ');
    const names = allCommands.filter(({ topic, role }) => topic === 'season' && role === 'anyone');

    expect(lines.length).toBeLessThanOrEqual(2);
    expect(names.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(heard))).toEqual([]);
    expect(heard).toContain('!help interviews, !help reminders, !help you, !help bot');
  });

  it('lists every command under its subject, and whom it is for', async () => {
    const lists = await Promise.all(TOPICS.map((topic) => start().hears([`!help ${topic}`])));

    const missing = allCommands.filter(({ name, topic }) => {
      const list = lists[TOPICS.indexOf(topic ?? 'bot')] ?? '';
      return !new RegExp(`\\b${name}\\b`).test(list);
    });

    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(lists[1]).toMatch(/For mentors: .*\boffer\b/);
    expect(lists[4]).toMatch(/For org admins: .*\bstatus\b/);
  });

  it('explains a command whose name is a subject as well, and lists the subject', async () => {
    const heard = await start().hears(['!help reminders']);

    expect(heard).toContain('!reminders: lists');
    expect(heard).toContain('snooze');
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
