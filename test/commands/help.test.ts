import { expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';

it.each([
  ['!help foo', 'There is no command "foo". !help lists those that there are; or just ask in plain words.'],
  ['!help me', 'Ask me about '],
  ['!help please', 'Ask me about '],
  ['!help tz', '!tz '],
])('to %s hears %s', async (line, answer) => {
  const talk = startConversation();

  expect((await talk.hears([line])).startsWith(answer)).toBe(true);
});
