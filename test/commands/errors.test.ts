import { describe, expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';
import { ORCHARD } from '../support/orchard.ts';
import { programFrom } from '../support/programs.ts';

const hears = (...lines: readonly string[]) => startConversation().hears(lines);

describe('a command without what it needs tells how it is typed', () => {
  it.each([
    ['!idea', '!idea <name>'],
    ['!mentor', '!mentor <name>'],
    ['!date', '!date <words>'],
    ['!ask', '!ask <question>'],
  ])('%s: %s', async (says, usage) => {
    expect(await hears(says)).toContain(usage);
  });

  it.each([['rejoin'], ['!rejoin'], ['gsocbot: rejoin'], ['rejoin please']])(
    'alone with the bot an org admin is told it, too: %s',
    async (says) => {
      const talk = startConversation({ admins: ['test/alice'] });

      expect(await talk.hears([says], { channel: null, sender: { nick: 'alice', account: 'alice' } })).toContain(
        'Type !rejoin <channel>',
      );
    },
  );

  it('but the bare name of the bot in a channel is no question', async () => {
    expect(await hears('gsocbot')).toBe('');
  });

  it('with the prefix that is configured', async () => {
    const heard = await startConversation({ prefix: '.' }).hears(['.idea']);

    expect(heard).toContain('Type .idea <name>');
  });
});

describe('a command that finds nothing repeats what was typed and tells how to go on', () => {
  it.each([
    ['!idea zeppelin hangar', '"zeppelin hangar"', '!ideas'],
    ['!mentor zeppelin', '"zeppelin"', '!mentors'],
    ['!date zeppelin', '"zeppelin"', '!dates'],
    ['!tz zeppelin', '"zeppelin"', 'Asia/Kolkata'],
  ])('%s', async (says, typed, way) => {
    const heard = await hears(says);

    expect(heard).toContain(typed);
    expect(heard).toContain(way);
  });

  it('ideas: and what there is instead', async () => {
    const heard = await hears('!ideas haskell');

    expect(heard).toContain('Haskell');
    expect(heard).toContain('Rust');
    expect(heard).not.toContain('Pear');
  });
});

describe('a slip of the finger', () => {
  it('is answered with the command that was meant', async () => {
    expect(await hears('!nxet')).toContain('!next');
    expect(await hears('gsocbot: menotrs')).toContain('!mentors');
  });
});

describe('a season without', () => {
  it.each([
    ['dates', /^keyDates:[\s\S]*?(?=^guides)/m, '!dates', 'Orchard 2030'],
    ['dates', /^keyDates:[\s\S]*?(?=^guides)/m, '!next', 'dates'],
    ['an interview', /^$/, '!interview', 'Bob Stone'],
    ['a template', /^$/, '!template', 'Bob Stone'],
    ['channels', /^channels:[\s\S]*?(?=^mailingLists)/m, '!contact', 'Bob Stone'],
  ])('%s says so: %4$s', async (_, part, says, heard) => {
    const program = programFrom(ORCHARD.replace(part, ''));

    expect(await startConversation({ program }).hears([says])).toContain(heard);
  });

  it('ideas says so', async () => {
    const yaml = ORCHARD.replace(/^ideas:[\s\S]*?(?=^vocabulary)/m, '').replace(
      / {2}- id: p\w+-licence\n(?: {4}.*\n)*/g,
      '',
    );

    const talk = startConversation({ program: programFrom(yaml) });

    expect(await talk.hears(['!ideas'])).toContain('none');
    expect(await talk.hears(['!mentors'])).toContain('not name mentors');
    expect(talk.log).toEqual([]);
  });
});

describe('tz', () => {
  it('is remembered, told, changed and forgotten', async () => {
    const talk = startConversation();

    expect(await talk.hears(['!tz'])).toContain('UTC');
    expect(await talk.hears(['!tz asia/kolkata'])).toContain('Asia/Kolkata');
    expect(await talk.hears(['!tz'])).toContain('Asia/Kolkata');
    expect(await talk.hears(['!next'])).not.toContain('Kolkata)');
    expect(await talk.hears(['!date results'])).toContain('(23:30 Asia/Kolkata)');
    expect(await talk.hears(['!tz off'])).toContain('UTC');
    expect(await talk.hears(['!date results'])).not.toContain('Kolkata');
  });

  it('is that of the person, not of the channel', async () => {
    const talk = startConversation();
    await talk.says('!tz Asia/Kolkata');

    const other = await talk.hears(['!date results'], { sender: { nick: 'bob', account: null } });

    expect(other).not.toContain('Kolkata');
  });
});
