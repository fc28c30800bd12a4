import { expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';

const of = (...lines: readonly string[]) => [lines.join(' '), { channel: null, lines }] as const;

it('answers each line of a message that is a command by each', async () => {
  const talk = startConversation();

  const heard = await talk.says(...of('next', 'version'));

  expect(heard).toEqual([
    ...(await talk.says('next', { channel: null })),
    ...(await talk.says('version', { channel: null })),
  ]);
  expect(heard).toHaveLength(2);
});

it('needs the name only once in a channel', async () => {
  const talk = startConversation();
  const lines = ['gsocbot: next', 'version'];

  expect(await talk.says(lines.join(' '), { lines })).toHaveLength(2);
  expect(await talk.says('!next hello all', { lines: ['!next', 'hello all'] })).toHaveLength(1);
});

it('reads as one what is a question over two lines', async () => {
  const talk = startConversation();

  const [heard] = await talk.says(...of('which ideas', 'are in Rust?'));

  expect(heard).toEqual((await talk.says('which ideas are in Rust?', { channel: null }))[0]);
});
