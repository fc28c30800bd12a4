import { describe, expect, it } from 'vitest';
import { createLimiter } from '../../src/bot/limiter.ts';
import { incoming, startConversation } from '../support/conversation.ts';

const SECOND = 1_000;

describe('what is answered', () => {
  it('is so much of one person in a minute; then comes one word, then silence until the minute is over', () => {
    const limiter = createLimiter({ perPersonPerMinute: 2, perChannelPerMinute: 100, guestsPerMinute: 100 });

    const verdicts = [0, 1, 2, 3, 30, 59, 61].map((at) => limiter.judge(incoming('!next', { at: at * SECOND })));

    expect(verdicts).toEqual(['answer', 'answer', 'warn', 'ignore', 'ignore', 'ignore', 'answer']);
  });

  it('is so much in one channel, whoever asks, and nothing less for those who ask in private', () => {
    const limiter = createLimiter({ perPersonPerMinute: 10, perChannelPerMinute: 2, guestsPerMinute: 100 });
    const from = (nick: string, channel: string | null) =>
      limiter.judge(incoming('!next', { sender: { nick, account: null }, channel }));

    expect([from('a', '#x'), from('b', '#x'), from('c', '#x'), from('d', '#x')]).toEqual([
      'answer',
      'answer',
      'warn',
      'ignore',
    ]);
    expect([from('e', null), from('f', '#y')]).toEqual(['answer', 'answer']);
  });

  it('is so much in private of all those together who prove no account; each is told so once, and others are answered', () => {
    const limiter = createLimiter({ perPersonPerMinute: 10, perChannelPerMinute: 100, guestsPerMinute: 2 });
    const from = (nick: string, account: string | null, channel: string | null = null) =>
      limiter.judge(incoming('!next', { sender: { nick, account }, channel }));

    expect(['a', 'b', 'c', 'c', 'd'].map((nick) => from(nick, null))).toEqual([
      'answer',
      'answer',
      'busy',
      'ignore',
      'busy',
    ]);
    expect([from('e', 'e'), from('c', null, '#x')]).toEqual(['answer', 'answer']);
  });

  it('does not depend on the capitals of a nick', () => {
    const limiter = createLimiter({ perPersonPerMinute: 1, perChannelPerMinute: 100, guestsPerMinute: 100 });

    limiter.judge(incoming('!next', { sender: { nick: 'Alice', account: null } }));

    expect(limiter.judge(incoming('!next', { sender: { nick: 'alice', account: null } }))).toBe('warn');
  });

  it('does not begin anew with another nick of the same connection, unless an account is proved', () => {
    const limiter = createLimiter({ perPersonPerMinute: 1, perChannelPerMinute: 100, guestsPerMinute: 100 });
    const from = (nick: string, source: string, account: string | null = null) =>
      limiter.judge(incoming('!next', { sender: { nick, account }, source }));

    expect([from('mallory', '~m@host.example'), from('mallory2', '~m@host.example')]).toEqual(['answer', 'warn']);
    expect([from('mallory3', '~m@host.example'), from('carol', '~c@host.example')]).toEqual(['ignore', 'answer']);
    expect([from('ann', '~m@host.example', 'ann'), from('ann_', '~m@host.example', 'ann')]).toEqual(['answer', 'warn']);
  });

  it('does not count what is not for the bot', async () => {
    const talk = startConversation({ limits: { perPersonPerMinute: 1, perChannelPerMinute: 1, guestsPerMinute: 100 } });

    for (let line = 0; line < 20; line += 1) expect(await talk.says('just talking')).toEqual([]);

    expect(await talk.hears(['!version'])).toContain('gsocbot');
    expect(await talk.hears(['!version'])).toContain('Give me a moment');
    expect(await talk.says('!version')).toEqual([]);
  });
});
