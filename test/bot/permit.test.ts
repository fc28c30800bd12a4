import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/bot/command.ts';
import { mayUse, roleOf } from '../../src/bot/permit.ts';
import { allCommands } from '../../src/commands/all-commands.ts';
import { startConversation } from '../support/conversation.ts';
import { orchard } from '../support/programs.ts';

describe('the role of a sender', () => {
  it.each([
    ['somebody without an account', { nick: 'zed', account: null }, 'anyone'],
    ['somebody who took a mentor’s nick', { nick: 'appletree', account: null }, 'anyone'],
    ['somebody who took an admin’s nick', { nick: 'root', account: null }, 'anyone'],
    ['a mentor by the account of the nick', { nick: 'x', account: 'appletree' }, 'mentor'],
    ['a mentor in other capitals', { nick: 'x', account: 'AppleTree' }, 'mentor'],
    ['an admin', { nick: 'x', account: 'root' }, 'admin'],
    ['an admin in other capitals', { nick: 'x', account: 'Root' }, 'admin'],
    ['an account that nobody knows', { nick: 'appletree', account: 'mallory' }, 'anyone'],
    ['an account with the name of a person', { nick: 'x', account: 'ann-lee' }, 'anyone'],
  ])('%s', (_, sender, role) => {
    expect(roleOf('oftc', sender, orchard, ['oftc/root'])).toBe(role);
  });

  it('is that of a mentor by Matrix id, on Matrix', () => {
    expect(roleOf('matrix', { nick: 'x', account: '@Bob:example.org' }, orchard, [])).toBe('mentor');
    expect(roleOf('matrix', { nick: 'x', account: '@bob:evil.example' }, orchard, [])).toBe('anyone');
    expect(roleOf('oftc', { nick: 'x', account: '@bob:example.org' }, orchard, [])).toBe('anyone');
  });

  it('is not that of a mentor or admin for the same account on another network', () => {
    expect(roleOf('elsewhere', { nick: 'x', account: 'appletree' }, orchard, ['oftc/root'])).toBe('anyone');
    expect(roleOf('elsewhere', { nick: 'x', account: 'root' }, orchard, ['oftc/root'])).toBe('anyone');
  });

  it('is not that of an admin whose name another letter only looks like in small letters', () => {
    expect(roleOf('oftc', { nick: 'x', account: '\u212Aim' }, orchard, ['oftc/kim'])).toBe('anyone');
    expect(roleOf('oftc', { nick: 'x', account: 'Kim' }, orchard, ['oftc/kim'])).toBe('admin');
  });

  it('is not that of a mentor for a person who mentors nothing', () => {
    const program = { ...orchard, ideas: [] };

    expect(roleOf('oftc', { nick: 'x', account: 'appletree' }, program, [])).toBe('anyone');
  });
});

describe('a command', () => {
  it.each([
    ['anyone', 'anyone', true],
    ['mentor', 'anyone', true],
    ['admin', 'mentor', true],
    ['anyone', 'mentor', false],
    ['mentor', 'admin', false],
    ['admin', 'admin', true],
  ] as const)('may be used by %s where it is for %s: %s', (has, needed, may) => {
    expect(mayUse(has, needed)).toBe(may);
  });

  const secret: Command = {
    name: 'unveil',
    aliases: [],
    summary: 'tells a secret',
    argument: null,
    role: 'mentor',
    where: 'direct',
    examples: [],
    handle: () => ({ blocks: [{ kind: 'text', text: 'the secret' }], conversation: {} }),
  };

  it.each([
    ['anybody else', { sender: { nick: 'appletree', account: null }, channel: null, network: 'oftc' }],
    ['a mentor in a channel', { sender: { nick: 'x', account: 'appletree' }, channel: '#orchard', network: 'oftc' }],
  ])('for mentors in private is not done for %s, who is told why', async (_, from) => {
    const talk = startConversation({ commands: [...allCommands, secret] });

    const heard = await talk.hears(['!unveil'], from);

    expect(heard).not.toContain('the secret');
    expect(heard).toContain('unveil');
  });

  it('for mentors in private is done for a mentor in private', async () => {
    const talk = startConversation({ commands: [...allCommands, secret] });

    const heard = await talk.hears(['unveil'], {
      sender: { nick: 'x', account: 'appletree' },
      channel: null,
      network: 'oftc',
    });

    expect(heard).toBe('the secret');
  });
});
