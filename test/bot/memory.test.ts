import { describe, expect, it } from 'vitest';
import { EMPTY_CONVERSATION } from '../../src/answers/conversation.ts';
import { createMemory, type Remembered } from '../../src/bot/memory.ts';
import { incoming, startConversation } from '../support/conversation.ts';

const about = (slug: string): Remembered => ({
  conversation: { ...EMPTY_CONVERSATION, ideas: [slug] },
  rest: [],
  owner: null,
});
const ideasOf = (remembered: Remembered) => remembered.conversation.ideas;
const NOON = Date.parse('2030-03-18T12:00:00.000Z');
const TEN_MINUTES = 600_000;

describe('what was spoken of', () => {
  it('is remembered for ten minutes, to the millisecond', () => {
    const memory = createMemory();
    memory.keep(incoming('hi'), about('pear'), NOON);

    expect(ideasOf(memory.recall(incoming('hi'), NOON + TEN_MINUTES))).toEqual(['pear']);
    expect(ideasOf(memory.recall(incoming('hi'), NOON + TEN_MINUTES + 1))).toEqual([]);
  });

  it('is remembered for ten minutes from the last word, not the first', () => {
    const memory = createMemory();
    memory.keep(incoming('hi'), about('pear'), NOON);
    memory.keep(incoming('hi'), about('plum'), NOON + TEN_MINUTES);

    expect(ideasOf(memory.recall(incoming('hi'), NOON + 2 * TEN_MINUTES))).toEqual(['plum']);
  });

  it('is forgotten if the clock is set back further than that', () => {
    const memory = createMemory();
    memory.keep(incoming('hi'), about('pear'), NOON);

    expect(ideasOf(memory.recall(incoming('hi'), NOON - TEN_MINUTES - 1))).toEqual([]);
  });

  it.each([
    ['another person', { sender: { nick: 'bob', account: null } }],
    ['another channel', { channel: '#other' }],
    ['a direct conversation', { channel: null }],
    ['another network', { network: 'elsewhere' }],
    ['somebody with that name as account', { sender: { nick: 'alice', account: 'carol' } }],
  ])('is not known to %s', (_, from) => {
    const memory = createMemory();
    memory.keep(incoming('hi'), about('pear'), NOON);

    expect(ideasOf(memory.recall(incoming('hi', from), NOON))).toEqual([]);
  });

  it('is known under the nick in other capitals', () => {
    const memory = createMemory();
    memory.keep(incoming('hi'), about('pear'), NOON);

    expect(ideasOf(memory.recall(incoming('hi', { sender: { nick: 'ALICE', account: null } }), NOON))).toEqual([
      'pear',
    ]);
  });

  it('follows the account to another nick', () => {
    const memory = createMemory();
    memory.keep(incoming('hi', { sender: { nick: 'alice', account: 'alice1' } }), about('pear'), NOON);

    expect(ideasOf(memory.recall(incoming('hi', { sender: { nick: 'alice_away', account: 'alice1' } }), NOON))).toEqual(
      ['pear'],
    );
  });

  it('is forgotten first of whoever has been silent longest, when more than 5,000 speak', () => {
    const memory = createMemory();
    const from = (at: number) => incoming('hi', { sender: { nick: `nick${at}`, account: null } });
    for (let at = 0; at < 5_000; at += 1) memory.keep(from(at), about('pear'), NOON);
    memory.keep(from(0), about('pear'), NOON);

    memory.keep(from(5_000), about('pear'), NOON);

    expect(ideasOf(memory.recall(from(0), NOON))).toEqual(['pear']);
    expect(ideasOf(memory.recall(from(1), NOON))).toEqual([]);
    expect(ideasOf(memory.recall(from(2), NOON))).toEqual(['pear']);
  });
});

describe('a follow-up', () => {
  it('finds its subject for ten minutes and not longer', async () => {
    const talk = startConversation({ now: '2030-03-18T12:00:00.000Z' });
    await talk.says('gsocbot: how hard is pear?');

    talk.clock.set('2030-03-18T12:10:00.000Z');
    expect(await talk.hears(['gsocbot: who mentors it?'])).toContain('Ann Lee');

    talk.clock.set('2030-03-18T12:20:00.001Z');
    expect(await talk.hears(['gsocbot: who mentors it?'])).not.toContain('Pear parser');
  });

  it('does not find the subject of another person', async () => {
    const talk = startConversation();
    await talk.says('gsocbot: how hard is pear?');

    const heard = await talk.hears(['gsocbot: who mentors it?'], { sender: { nick: 'bob', account: null } });

    expect(heard).not.toContain('Pear parser');
  });
});
