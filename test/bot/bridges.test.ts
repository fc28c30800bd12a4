import { beforeEach, describe, expect, it } from 'vitest';
import { hearsByBridge, speakingPlace } from '../../src/bot/bridges.ts';
import { startConversation } from '../support/conversation.ts';
import { createFakeNetwork, type FakeNetwork } from '../support/fake-network.ts';

const bridges = [
  { channels: ['oftc/#orchard', 'matrix/#orchard:example.org'], ghosts: ['*[m]', '@oftc_*:example.org'] },
];
const onIrc = { network: 'oftc', channel: '#orchard' };
const onMatrix = { network: 'matrix', channel: '#orchard:example.org' };

describe('in channels that a bridge joins', () => {
  let oftc: FakeNetwork;
  let matrix: FakeNetwork;

  beforeEach(() => {
    oftc = createFakeNetwork('oftc', ['#orchard']);
    matrix = createFakeNetwork('matrix', ['#orchard:example.org']);
  });

  it.each([
    ['a person on IRC', { ...onIrc, sender: { nick: 'anna', account: 'anna' } }, true],
    ['the copy of them on Matrix', { ...onMatrix, sender: { nick: 'anna', account: '@oftc_anna:example.org' } }, false],
    ['a person on Matrix', { ...onMatrix, sender: { nick: 'Maria', account: '@maria:example.org' } }, true],
    ['the copy of them on IRC', { ...onIrc, sender: { nick: 'Maria[m]', account: null } }, false],
    ['such a nick in another channel', { ...onIrc, channel: '#pears', sender: { nick: 'x[m]', account: null } }, true],
    ['such a nick alone with the bot', { ...onIrc, channel: null, sender: { nick: 'x[m]', account: null } }, true],
  ])('%s is answered: %s', async (_, from, isAnswered) => {
    const talk = startConversation({ bridges, networks: [oftc, matrix] });

    expect((await talk.says('!version', from)).length > 0).toBe(isAnswered);
  });

  it('the copy is answered while the bot is not where the original was said', async () => {
    oftc.isUp = false;
    const talk = startConversation({ bridges, networks: [oftc, matrix] });
    const ghost = { ...onMatrix, sender: { nick: 'anna', account: '@oftc_anna:example.org' } };

    expect(await talk.says('!version', ghost)).toHaveLength(1);
  });

  it("the bot's own words, carried over by the bridge, are not answered", async () => {
    const talk = startConversation({ bridges, networks: [oftc, matrix] });
    const own = { ...onMatrix, sender: { nick: 'oftc_gsocbot', account: '@oftc_gsocbot:example.org' } };

    expect(await talk.says('!version', own)).toEqual([]);
  });

  it('what the bot says unasked is said in the second while it is not on the network of the first', () => {
    const place = { network: 'oftc', channel: '#orchard' };
    const elsewhere = { network: 'matrix', channel: '#orchard:example.org' };
    const network = (name: string) => [oftc, matrix].find((one) => one.name === name);
    const where = (attempts = 0) => speakingPlace(place, attempts, { bridges, network });
    expect(where()).toEqual(place);

    oftc.isUp = false;

    expect(where()).toEqual(elsewhere);
    // A try may have been heard.
    expect(where(1)).toEqual(place);
    matrix.isUp = false;
    expect(where()).toEqual(place);
  });

  it('a kick from one side is not got round by the other', () => {
    oftc.problems.set('#orchard', 'kicked');
    const network = (name: string) => [oftc, matrix].find((one) => one.name === name);
    const place = { network: 'oftc', channel: '#orchard' };

    expect(speakingPlace(place, 0, { bridges, network })).toEqual(place);
  });

  it('what the bot says unasked is said in the first alone', () => {
    expect(hearsByBridge('oftc/#orchard', bridges)).toBe(false);
    expect(hearsByBridge('matrix/#Orchard:example.org', bridges)).toBe(true);
    expect(hearsByBridge('matrix/#pears:example.org', bridges)).toBe(false);
  });
});
