import { describe, expect, it } from 'vitest';
import { createProgramIndex } from '../../src/answers/program-index.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { startConversation } from '../support/conversation.ts';
import { english } from '../support/english.ts';
import { orchard } from '../support/programs.ts';

/** Another organisation's season, whose Ann Lee has the id of Orchard's, and is somebody else. */
const hedge: Program = {
  ...orchard,
  id: 'hedge-2030',
  people: orchard.people.map((person) =>
    person.id === 'ann-lee' ? { ...person, accounts: [{ network: 'oftc', account: 'hedgeann' }] } : person,
  ),
};

/** Each in the window with the bot alone, by the program that is spoken of where they come from. */
function atOneBot() {
  const [orchardIndex, hedgeIndex] = [createProgramIndex(orchard, english), createProgramIndex(hedge, english)];
  const talk = startConversation({
    now: '2030-03-18T12:00:00Z',
    programs: [orchard, hedge],
    indexFor: ({ channel }) => (channel === '#hedge' ? hedgeIndex : orchardIndex),
  });
  const as = (account: string, channel: string) => async (line: string) =>
    (await talk.says(line, { network: 'oftc', channel, sender: { nick: account, account } })).join('\n');
  return {
    talk,
    ann: as('appletree', '#orchard'),
    carol: as('carol', '#orchard'),
    hedgeAnn: as('hedgeann', '#hedge'),
    hedgeAnnAtOrchard: as('hedgeann', '#orchard'),
    inDirect: (account: string, line: string) =>
      talk.says(line, { network: 'oftc', channel: null, sender: { nick: account, account } }),
  };
}

async function withBooking() {
  const people = atOneBot();
  await people.ann('!offer pear wed 14:00-15:00');
  expect(await people.carol('!book s1')).toContain('b1');
  return people;
}

describe('two programs that give one id to two people', () => {
  it.each(['!cancel b1', '!cancel 1', '!noshow b1', '!calendar b1', '!here b1', '!move b1 s1', '!finish b1'])(
    'do not let one of them act on the interviews of the other: %s',
    async (line) => {
      const { hedgeAnn } = await withBooking();

      expect(await hedgeAnn(line)).toMatch(/no booking b1|Only the mentors of/);
    },
  );

  it('do not show one of them what is the other’s', async () => {
    const { hedgeAnn, hedgeAnnAtOrchard } = await withBooking();

    expect(await hedgeAnn('!slots mine')).toContain('You offer no slots');
    expect(await hedgeAnnAtOrchard('!slots mine')).toContain('You offer no slots');
    expect(await hedgeAnn('!agenda')).toContain('no interviews');
  });

  it('do not let one of them withdraw the slots of the other, by number alone or not', async () => {
    const { hedgeAnn } = await withBooking();

    expect(await hedgeAnn('!withdraw s1')).toContain('Only the mentors of');
    expect(await hedgeAnn('!withdraw 1')).toContain('Only the mentors of');
  });

  it('do not let one of them turn the clock of the other, or hear what was said', async () => {
    const { talk, ann, carol, hedgeAnn, inDirect } = await withBooking();
    talk.clock.set('2030-03-20T14:00:00Z');
    await carol('!here');
    expect(await ann('!here')).toContain('b1');

    expect(await hedgeAnn('!skip')).toContain('hold no interview');
    expect(await ann('!skip')).toContain('b1');
    expect((await inDirect('appletree', '!note b1 knows C well')).join()).toContain('b1');
    expect((await inDirect('hedgeann', '!transcript b1')).join()).not.toContain('knows C');
  });

  it('leave a mentor of one their own interviews of both, wherever they ask', async () => {
    const { ann, hedgeAnn, talk } = await withBooking();
    await hedgeAnn('!offer plum wed 16:00-17:00');
    await hedgeAnn('!offer pear wed 16:00-17:00');
    const annAtHedge = (line: string) =>
      talk.says(line, { network: 'oftc', channel: '#hedge', sender: { nick: 'appletree', account: 'appletree' } });

    await annAtHedge('!book s2');

    expect(await ann('!bookings')).toContain('Wed 20 March 2030 16:00 UTC');
    expect((await annAtHedge('!bookings')).join()).toContain('Wed 20 March 2030 16:00 UTC');
    expect(await hedgeAnn('!bookings')).toContain('no interviews');
  });
});

describe('the next season beside the last one', () => {
  it('does not hide from its mentors, or from applicants, what is still to come in the last one', async () => {
    const next: Program = { ...orchard, id: 'orchard-2031' };
    const [lastIndex, nextIndex] = [createProgramIndex(orchard, english), createProgramIndex(next, english)];
    let index = lastIndex;
    const talk = startConversation({
      now: '2030-03-18T12:00:00Z',
      programs: [next, orchard],
      indexFor: () => index,
    });
    const says = async (account: string, line: string) =>
      (await talk.says(line, { network: 'oftc', channel: null, sender: { nick: account, account } })).join('\n');
    await says('appletree', 'offer pear wed 14:00-16:00');
    await says('carol', 'book s1');

    index = nextIndex;

    expect(await says('appletree', 'agenda')).toContain('b1 Pear parser frobnication');
    expect(await says('carol', 'bookings')).toContain('b1 Pear parser frobnication');
    expect(await says('dave', 'slots')).toContain('s2 15:00');
    expect(await says('dave', 'slots pear')).toContain('s2 15:00');
  });
});
