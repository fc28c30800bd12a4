import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/bot/command.ts';
import { allCommands } from '../../src/commands/all-commands.ts';
import type { PreferenceStore } from '../../src/ports/preference-store.ts';
import { StoreError } from '../../src/ports/store-error.ts';
import { startConversation } from '../support/conversation.ts';

const broken: Command = {
  name: 'explode',
  aliases: [],
  summary: 'breaks',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [],
  handle: () => {
    throw new TypeError('a secret detail');
  },
};
const brokenStore: PreferenceStore = {
  zoneOf: async () => {
    throw new StoreError('the disk is full');
  },
  setZone: async () => {
    throw new StoreError('the disk is full');
  },
};

describe('a failure of our own', () => {
  it('is told with a reference that stands in the log, and without details', async () => {
    const talk = startConversation({ commands: [...allCommands, broken] });

    const heard = await talk.hears(['!explode']);

    expect(heard).toContain('00000001');
    expect(heard).not.toContain('secret');
    expect(talk.log).toEqual([
      {
        level: 'error',
        message: 'message failed',
        fields: { err: new TypeError('a secret detail'), reference: '00000001', network: 'test', channel: '#orchard' },
      },
    ]);
  });

  it('does not stop the next message', async () => {
    const talk = startConversation({ commands: [...allCommands, broken] });
    await talk.says('!explode');

    expect(await talk.hears(['!next'])).toContain('2030');
  });

  it('of the store is told in the same way', async () => {
    const talk = startConversation({ preferences: brokenStore });

    const heard = await talk.hears(['!tz Asia/Kolkata']);

    expect(heard).toContain('00000001');
    expect(talk.log.map((entry) => entry.fields)).toMatchObject([
      { err: new StoreError('the disk is full') },
      { err: new StoreError('the disk is full'), reference: '00000001' },
    ]);
  });

  it('of the store does not keep a question from being answered, in UTC', async () => {
    const talk = startConversation({ preferences: brokenStore });

    const heard = await talk.hears(['!next']);

    expect(heard).toContain('2030');
    expect(talk.log).toHaveLength(1);
  });

  it('keeps what people said out of the log', async () => {
    const talk = startConversation({ commands: [...allCommands, broken] });

    await talk.says('!explode please');

    expect(JSON.stringify(talk.log)).not.toContain('please');
  });
});

describe('a mistake of the person', () => {
  it('is told as it is, and is none of the log’s business', async () => {
    const talk = startConversation();

    const heard = await talk.hears(['!tz Mars/Olympus']);

    expect(heard).toContain('"Mars/Olympus"');
    expect(talk.log).toEqual([]);
  });
});

describe('silence is kept', () => {
  it.each([
    'when is the deadline?',
    'I think gsocbot is down again',
    '!= NULL',
    '!strcmp(a, b)',
    '!ptr->next',
    '!important: rebase first',
    '!next = p->next;',
    '!date && !time',
    '!hello world',
    'which ideas are in rust?',
    '\u0001ACTION waves\u0001',
    '',
  ])('at "%s"', async (text) => {
    expect(await startConversation().says(text)).toEqual([]);
  });
});

describe('a line with anything in it', () => {
  it.each([
    ['of control characters', '\u0002\u0003\u0000'],
    ['of one character many times', 'a'.repeat(10_000)],
    ['of many words', 'rust '.repeat(2_000)],
    ['of broken surrogates', '\ud800 \udc00'],
    ['of markup', '{count, plural, one {x}} <b> %s $& __proto__'],
    ['of another script', 'какие идеи есть на rust?'],
  ])('%s is answered without failing', async (_, text) => {
    const talk = startConversation();

    const heard = await talk.hears([`gsocbot: ${text}`]);

    expect(heard).not.toBe('');
    expect(talk.log).toEqual([]);
  });

  it('and a name made of markup is shown as it was typed', async () => {
    const heard = await startConversation().hears(['gsocbot: mentor {name} <b>']);

    expect(heard).toContain('{name} <b>');
  });
});
