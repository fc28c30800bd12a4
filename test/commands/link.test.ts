import { describe, expect, it } from 'vitest';
import { type Conversation, startConversation } from '../support/conversation.ts';
import { quietNetwork } from '../support/quiet-network.ts';

const irc = { network: 'oftc', channel: null, sender: { nick: 'maria', account: 'maria' } };
const matrix = { network: 'matrix', channel: null, sender: { nick: 'Maria', account: '@maria:example.org' } };
const stranger = { network: 'oftc', channel: null, sender: { nick: 'maria', account: null } };

/** The code that an answer gives. */
const codeIn = (heard: string) => /link (\S+)/.exec(heard)?.[1] ?? 'none';

const IRC_NAME = 'oftc/maria';
const MATRIX_NAME = 'matrix/@maria:example.org';

/** Links both as their owner does it. @returns what is heard at the end. */
async function linked(talk: Conversation): Promise<string> {
  const code = codeIn(await talk.hears(['link'], irc));
  await talk.says(`link ${code} confirm`, matrix);
  return talk.hears([`link ${MATRIX_NAME}`], irc);
}

describe('accounts on two networks', () => {
  it('become one by a code, and share their zone', async () => {
    const talk = startConversation();
    await talk.says('tz Asia/Kolkata', irc);

    const code = codeIn(await talk.hears(['link'], irc));
    expect(await talk.hears([`link ${code}`], matrix)).toMatch(/^That is the code of oftc\/maria\./);
    expect(await talk.hears([`link ${code} confirm`], matrix)).toBe(
      'Now go back to oftc/maria and say there: link matrix/@maria:example.org. Only then are the two one.',
    );
    expect(await talk.hears([`link ${MATRIX_NAME}`], irc)).toBe(
      `Your accounts are one for me now: ${IRC_NAME}, ${MATRIX_NAME}.`,
    );

    expect(await talk.hears(['tz'], matrix)).toContain('Asia/Kolkata');
    expect(await talk.hears([`link ${code}`], matrix)).toContain('code is not right');
    expect(await talk.hears(['unlink'], matrix)).toContain('stands alone again');
  });

  it('share their zone from then on, whichever of them sets it', async () => {
    const talk = startConversation();
    await linked(talk);

    await talk.says('tz Europe/Berlin', matrix);

    expect(await talk.hears(['tz'], irc)).toContain('Europe/Berlin');
  });

  it('share their reminders: each lists, changes and forgets what was asked for by the other', async () => {
    const talk = startConversation();
    await talk.says('remind me tomorrow 9:00 to send the PDF', irc);
    await talk.says('confirm', irc);
    expect(await talk.hears(['reminders'], matrix)).toBe('You have no open reminders.');

    await linked(talk);

    expect(await talk.hears(['reminders'], matrix)).toContain('send the PDF');
    expect(await talk.hears(['snooze 1 1h'], matrix)).toContain('1');
    expect(await talk.hears(['forget 1'], matrix)).toBe('Reminder 1 is forgotten.');
    expect(await talk.hears(['reminders'], irc)).toBe('You have no open reminders.');
  });

  it('are linked by nobody who has not proved who they are', async () => {
    const talk = startConversation();
    const code = codeIn(await talk.hears(['link'], irc));

    expect(await talk.hears(['link'], stranger)).toContain('Register your nick once: /msg NickServ REGISTER');
    expect(await talk.hears([`link ${code}`], stranger)).toContain('Register your nick once: /msg NickServ REGISTER');
  });

  it('are not linked in a channel, where others would read the code', async () => {
    const talk = startConversation();

    expect(await talk.hears(['!link'], { ...irc, channel: '#orchard' })).toContain('direct message');
  });

  it.each(['hello', '1-zz', '999-3f9a0c77b1d2'])('are not linked by "%s"', async (typed) => {
    const talk = startConversation();

    expect(await talk.hears([`link ${typed}`], matrix)).toMatch(/is no code|code is not right/);
  });

  it('give no role away by a code that somebody was talked into sending', async () => {
    const mallory = { network: 'libera', channel: null, sender: { nick: 'mallory', account: 'mallory' } };
    const talk = startConversation({
      admins: [MATRIX_NAME],
      networks: [quietNetwork('2030-03-17T10:00:00Z')],
    });
    const code = codeIn(await talk.hears(['link'], mallory));

    expect(await talk.hears([`link ${code}`], matrix)).toMatch(/^That is the code of libera\/mallory\./);
    expect(await talk.hears([`link ${MATRIX_NAME}`], mallory)).toMatch(
      /^Nobody at matrix\/@maria:example.org has confirmed/,
    );
    expect(await talk.hears(['status'], mallory)).toContain('org admins');
  });

  it('give no role away to who got hold of a code: the account that asked for it must agree to theirs', async () => {
    const mallory = { network: 'libera', channel: null, sender: { nick: 'mallory', account: 'mallory' } };
    const talk = startConversation({
      admins: [MATRIX_NAME],
      networks: [quietNetwork('2030-03-17T10:00:00Z')],
    });
    const code = codeIn(await talk.hears(['link'], matrix));

    await talk.says(`link ${code} confirm`, mallory);
    await talk.says(`link ${MATRIX_NAME}`, mallory);

    expect(await talk.hears(['status'], mallory)).toContain('org admins');
  });

  it('have together the role of a mentor that one of them has, until they are parted', async () => {
    const talk = startConversation();
    const ann = { network: 'oftc', channel: null, sender: { nick: 'ann', account: 'appletree' } };
    expect(await talk.hears(['agenda'], matrix)).toContain('mentors');

    const code = codeIn(await talk.hears(['link'], ann));
    await talk.says(`link ${code} confirm`, matrix);
    await talk.says(`link ${MATRIX_NAME}`, ann);

    expect(await talk.hears(['agenda'], matrix)).not.toContain('is for mentors');
    await talk.says('unlink', matrix);
    expect(await talk.hears(['agenda'], matrix)).toContain('is for mentors');
  });

  it('do not have together what an org admin may: that hangs on the account that is listed', async () => {
    const talk = startConversation({ admins: ['oftc/maria'], networks: [quietNetwork('2030-03-17T10:00:00Z')] });

    await linked(talk);

    expect(await talk.hears(['status'], irc)).toContain('connected for');
    expect(await talk.hears(['status'], matrix)).toContain('org admins');
  });
});
