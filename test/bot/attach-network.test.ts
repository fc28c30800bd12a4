import { describe, expect, it } from 'vitest';
import { attachNetwork } from '../../src/bot/attach-network.ts';
import type { Bot } from '../../src/bot/bot.ts';
import type { ChatNetwork, NetworkListener, OutgoingMessage } from '../../src/ports/chat-network.ts';
import { textReply } from '../../src/ports/reply.ts';
import { incoming } from '../support/conversation.ts';
import { fixedClock } from '../support/fakes.ts';
import { quietNetwork } from '../support/quiet-network.ts';

const NOON = '2030-03-18T12:00:00.000Z';

/** A network on which nothing happens but what a test lets be heard. */
function silentNetwork() {
  const sent: OutgoingMessage[] = [];
  let listener: NetworkListener | null = null;
  const network: ChatNetwork = {
    ...quietNetwork(NOON),
    start: (given) => {
      listener = given;
    },
    send: async (message) => {
      sent.push(message);
      return { kind: 'confirmed' };
    },
  };
  return {
    network,
    sent,
    hear: async (text: string, channel: string | null) => {
      const message = incoming(text, { channel });
      await listener?.onMessage(message);
      return message;
    },
  };
}

/** Repeats what is said, but for "quiet". */
const echo: Bot = {
  receive: async ({ text }) => (text === 'quiet' ? null : { here: textReply(text), privately: null }),
  tooLate: () => null,
};

/** Says something aloud and something in private. */
const whisper: Bot = {
  receive: async () => ({ here: textReply('aloud'), privately: textReply('in private') }),
  tooLate: () => null,
};

describe('what the bot says', () => {
  it('goes to the channel in which it was asked, and is worthless after half a minute', async () => {
    const { network, sent, hear } = silentNetwork();
    attachNetwork(network, echo, fixedClock(NOON));

    const message = await hear('hello', '#orchard');

    expect(sent).toEqual([
      {
        to: { kind: 'channel', channel: '#orchard' },
        reply: { blocks: [{ kind: 'text', text: 'hello' }] },
        addressee: 'alice',
        inReplyTo: message,
        urgency: 'answer',
        expiresAt: Date.parse('2030-03-18T12:00:30.000Z'),
      },
    ]);
  });

  it('goes to the person who asked in private', async () => {
    const { network, sent, hear } = silentNetwork();
    attachNetwork(network, echo, fixedClock(NOON));

    await hear('hello', null);

    expect(sent.map((message) => message.to)).toEqual([{ kind: 'direct', nick: 'alice' }]);
  });

  it('names the very message that it answers, without which a network can neither thread, edit nor take back', async () => {
    const { network, sent, hear } = silentNetwork();
    attachNetwork(network, whisper, fixedClock(NOON));

    const message = await hear('hello', '#orchard');

    expect(sent.map(({ to }) => to.kind)).toEqual(['channel', 'direct']);
    for (const { inReplyTo } of sent) expect(inReplyTo).toBe(message);
  });

  it('is nothing where it keeps silent', async () => {
    const { network, sent, hear } = silentNetwork();
    attachNetwork(network, echo, fixedClock(NOON));

    await hear('quiet', '#orchard');

    expect(sent).toEqual([]);
  });

  it('is a word of regret in place of an answer that was dropped because it came too late, and no word about that', async () => {
    const { network, sent, hear } = silentNetwork();
    const slow: ChatNetwork = {
      ...network,
      send: async (message) => {
        await network.send(message);
        return { kind: 'expired' };
      },
    };
    attachNetwork(slow, { ...echo, tooLate: () => textReply('busy') }, fixedClock(NOON));

    await hear('hello', '#orchard');

    await expect.poll(() => sent.length).toBe(2);
    expect(sent[1]).toMatchObject({
      to: { kind: 'channel', channel: '#orchard' },
      reply: textReply('busy'),
      addressee: 'alice',
      expiresAt: Date.parse('2030-03-18T12:00:30.000Z'),
    });
  });
});
