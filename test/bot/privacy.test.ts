import { describe, expect, it } from 'vitest';
import type { Program } from '../../src/domain/program/program.ts';
import { startConversation } from '../support/conversation.ts';
import { bundledProgram } from '../support/programs.ts';

const program = await bundledProgram('qemu-2024');
const now = '2024-03-25T10:00:00Z';
const MAIL = 'dbassey@redhat.com';
const direct = { channel: null };

describe('a mail address', () => {
  it('is said in a channel to a person who asks for that very address', async () => {
    const talk = startConversation({ program, now });

    expect(await talk.hears(['!ask what is the mail address of dorinda bassey'])).toContain(MAIL);
  });

  it.each(['!mentor dorinda', '!contact', '!mentors', '!idea gstreamer', '!ask irc nick of dorinda bassey'])(
    'is not said in a channel in answer to "%s"',
    async (line) => {
      const talk = startConversation({ program, now });

      const heard = await talk.hears([line]);

      expect(heard).not.toBe('');
      expect(heard).not.toContain('@redhat');
      expect(heard).not.toContain('@gmail');
    },
  );

  it('is said freely in private', async () => {
    const talk = startConversation({ program, now });

    expect(await talk.hears(['mentor dorinda'], direct)).toContain(MAIL);
    expect(await talk.hears(['contact'], direct)).toContain('stefanha@gmail.com');
  });

  it('goes to the person alone where the configuration wants that, and the channel is told only that it did', async () => {
    const talk = startConversation({ program, now, privacy: { mails: 'direct' } });

    const heard = await talk.says('!ask what is the mail address of dorinda bassey');

    expect(heard).toEqual([
      'There is a mail address in it, so it goes to you alone.',
      `(privately) Dorinda Bassey: ${MAIL}`,
    ]);
  });

  it('of a mailing list is no secret', async () => {
    const talk = startConversation({ program, now, privacy: { mails: 'direct' } });

    const heard = await talk.hears(['!ask what is the address of the mailing list']);

    expect(heard).toContain('qemu-devel@nongnu.org');
    expect(heard).not.toContain('(privately)');
  });
});

describe('a long answer', () => {
  it('goes on in the channel for one page, and to the person alone where it is longer', async () => {
    const [idea] = program.ideas;
    const ideas = Array.from({ length: 120 }, (_, at) => ({ ...idea, id: `idea-${at}`, title: `Idea number ${at}` }));
    const talk = startConversation({ program: { ...program, ideas: ideas as Program['ideas'] }, now });
    const inChannel = await talk.says('!ideas');

    const more = await talk.says('!more');
    const yetMore = await talk.says('more', direct);

    expect(inChannel).toHaveLength(3);
    expect(inChannel.join(' ')).toContain('say "more"');
    expect(more[0]).toBe('The rest is long, so it goes to you alone; "more" goes on there.');
    expect(more.slice(1).every((line) => line.startsWith('(privately) '))).toBe(true);
    expect(yetMore.join(' ')).not.toBe('There is nothing more to say.');
    expect(await talk.hears(['!more'])).toBe('There is nothing more to say.');
  });
});

describe('the rest of an answer for one person alone', () => {
  // As on OFTC: messages carry no account, and the network proves one when it is asked.
  const ann = { network: 'oftc', channel: null, sender: { nick: 'appletree', account: null } };
  const startUnmarked = async () => {
    let owner: string | null = 'appletree';
    const talk = startConversation({ proves: async () => owner });
    await talk.says('offer pear daily 8:00-16:00 until 24 march', ann);
    const first = await talk.hears(['slots mine'], ann);
    return {
      first,
      more: () => talk.hears(['more'], ann),
      nickIsTaken: (account: string | null) => {
        owner = account;
      },
    };
  };

  it('goes on for whom it was proved to be', async () => {
    const { first, more } = await startUnmarked();

    expect(first).toContain('"more"');
    expect(await more()).toMatch(/\bs[1-9]\d\b/);
  });

  it.each([
    ['nobody whom the network knows', null],
    ['somebody else', 'mallory'],
  ])('is not heard by %s who has taken the nick since', async (_, account) => {
    const { more, nickIsTaken } = await startUnmarked();
    nickIsTaken(account);

    expect(await more()).toContain('nothing');
  });
});
