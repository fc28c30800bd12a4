import { expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';
import { orchard } from '../support/programs.ts';

const NOBODY = { channel: null, sender: { nick: 'mel', account: 'mel' } };

it('where there are several seasons, a refusal names the one whose mentors are meant, and what those of another can do', async () => {
  const both = startConversation({ programs: [orchard, { ...orchard, id: 'other-2031', year: 2031 }] });

  expect(await both.hears(['agenda'], NOBODY)).toBe(
    'agenda is for mentors of Orchard 2030 who are identified on this network. If you mentor in another season, ask me something in its channel first.',
  );
  expect(await startConversation().hears(['agenda'], NOBODY)).toBe(
    'agenda is for mentors who are identified on this network.',
  );
});

it('a question in another language hears that only English is understood', async () => {
  expect(await startConversation().hears(['gsocbot: wann ist Bewerbungsschluss?'])).toBe(
    'I understand only English. Try: when is the deadline?',
  );
});
