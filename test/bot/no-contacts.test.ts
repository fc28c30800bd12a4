import { expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';
import { orchard } from '../support/programs.ts';

const ALONE = { channel: null };

it('names the channel, or the page, where a program names nobody to ask', async () => {
  const without = { ...orchard, contacts: [] };
  const nothing = { ...without, channels: [] };
  const question = 'what is the meaning of xyzzy?';

  expect(await startConversation({ program: without }).hears([question], ALONE)).toMatch(/ Please ask in #orchard\.$/);
  expect(await startConversation({ program: nothing }).hears([question], ALONE)).toMatch(/ See https:\S+$/);
  expect(await startConversation({ program: nothing }).hears(['contact'], ALONE)).toMatch(
    /^The page names nobody to write to\. See https:\S+\nThe page does not name a chat channel\.$/,
  );
});
