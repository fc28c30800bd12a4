import { describe, expect, it } from 'vitest';
import { hearsByBridge } from '../../src/bot/bridges.ts';
import { startConversation } from '../support/conversation.ts';

const bridges = [
  { channels: ['oftc/#orchard', 'matrix/#orchard:example.org'], ghosts: ['*[m]', '@oftc_*:example.org'] },
];
const onIrc = { network: 'oftc', channel: '#orchard' };
const onMatrix = { network: 'matrix', channel: '#orchard:example.org' };

describe('in channels that a bridge joins', () => {
  it.each([
    ['a person on IRC', { ...onIrc, sender: { nick: 'anna', account: 'anna' } }, true],
    ['the copy of them on Matrix', { ...onMatrix, sender: { nick: 'anna', account: '@oftc_anna:example.org' } }, false],
    ['a person on Matrix', { ...onMatrix, sender: { nick: 'Maria', account: '@maria:example.org' } }, true],
    ['the copy of them on IRC', { ...onIrc, sender: { nick: 'Maria[m]', account: null } }, false],
    ['such a nick in another channel', { ...onIrc, channel: '#pears', sender: { nick: 'x[m]', account: null } }, true],
    ['such a nick alone with the bot', { ...onIrc, channel: null, sender: { nick: 'x[m]', account: null } }, true],
  ])('%s is answered: %s', async (_, from, isAnswered) => {
    const talk = startConversation({ bridges });

    expect((await talk.says('!version', from)).length > 0).toBe(isAnswered);
  });

  it('what the bot says unasked is said in the first alone', () => {
    expect(hearsByBridge('oftc/#orchard', bridges)).toBe(false);
    expect(hearsByBridge('matrix/#Orchard:example.org', bridges)).toBe(true);
    expect(hearsByBridge('matrix/#pears:example.org', bridges)).toBe(false);
  });
});
