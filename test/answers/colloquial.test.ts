import { describe, expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';
import { ORCHARD } from '../support/orchard.ts';
import { programFrom } from '../support/programs.ts';

const PEAR = 'Pear parser frobnication';
const PLUM = 'Plum bytecode compiler';
const QUINCE = 'Quince synchronisation daemon';

/** What is heard after the last of several questions. */
function hears(...questions: readonly string[]): Promise<string> {
  return startConversation().hears(questions.map((question) => `gsocbot: ${question}`));
}

describe('what people say around a question', () => {
  it.each([
    ['whom do I pester about plum', ['Ann Moss', 'Bob Stone'], ['Ann Lee']],
    ['who looks after that quince thing', ['Ann Lee', 'Bob Stone'], ['Ann Moss']],
    ['hi I am looking around, which ideas are in rust?', [PEAR, QUINCE], [PLUM]],
    ['I hate rust. what else have you got?', [PLUM], [PEAR, QUINCE]],
    ['stuff that ann moss has nothing to do with', [PEAR, QUINCE], [PLUM]],
    ['which mentors are not in the plum compiler?', ['Ann Lee'], ['Ann Moss', 'Bob Stone']],
    ['when is the deadline and who mentors plum', ['Tue 2 April 2030', 'Ann Moss', 'Bob Stone'], ['Ann Lee']],
    ['how hard is plum and how long does it take', ['advanced', '350 hours'], []],
    ['who mentors pear and what language is it in', ['Ann Lee', 'Rust'], []],
    ['real name behind appletree?', ['Ann Lee'], ['Ann Moss']],
    ['who is the coach of the xylophone project', ['xylophone', '3'], ['Ann Lee', 'Bob Stone']],
    ['does bob stone mentor pear or just plum?', [PLUM, QUINCE], [PEAR]],
  ])('"%s" is about %j and not about %j', async (question, named, others) => {
    const heard = await hears(question);

    expect(named.filter((name) => !heard.includes(name))).toEqual([]);
    expect(others.filter((name) => heard.includes(name))).toEqual([]);
  });

  it.each([
    [['tell me about plum', 'is there a smaller one in rust?'], [PEAR, QUINCE], [PLUM]],
    [['tell me about plum', 'who'], ['Ann Moss', 'Bob Stone'], ['Ann Lee']],
    [
      ['when is the contribution task deadline?', 'by when do I have to hand it in'],
      ['Sun 21 April 2030'],
      ['2 April'],
    ],
    [['when are the results?', 'and from then how long until coding starts'], ['26 days'], []],
  ])('%j is about %j and not about %j', async (questions, named, others) => {
    const heard = await hears(...questions);

    expect(named.filter((name) => !heard.includes(name))).toEqual([]);
    expect(others.filter((name) => heard.includes(name))).toEqual([]);
  });

  it.each([
    ["the deadline, what o'clock is it for me in delhi?", '(23:30 Asia/Kolkata)'],
    ['when is the deadline in new york time', '(14:00 America/New_York)'],
    ['when does the application period end in tokyo', '(Wed 3 April 03:00 Asia/Tokyo)'],
  ])('"%s" has the time of that place beside UTC: %s', async (question, local) => {
    expect(await hears(question)).toContain(`18:00 UTC ${local}`);
  });
});

describe('a language or a common word', () => {
  const program = programFrom(ORCHARD.replace('aliases: [pear parser]', 'aliases: [pear parser, rust project]'));
  const answer = (question: string) => startConversation({ program }).hears([`gsocbot: ${question}`]);

  it('names an idea where one is spoken of', async () => {
    expect(await answer('who mentors the rust project?')).toContain('Ann Lee');
  });

  it('names none elsewhere', async () => {
    expect(await answer('can I do the plum project in rust?')).toBe(`No. ${PLUM} – language: C`);
  });
});

describe('a yes', () => {
  it('is not given about somebody to what is kept about everybody', async () => {
    const kept = '  - { id: leave, answer: You may take leave., asks: [], yes: [may I take leave], source: s }';
    const program = programFrom(ORCHARD.replace(/^faq:[\s\S]*/m, `faq:\n${kept}`));

    expect(await startConversation({ program }).hears(['gsocbot: may I take leave?'])).toBe('Yes. You may take leave.');
    expect(await startConversation({ program }).hears(['gsocbot: may ann lee take leave?'])).not.toMatch(/^Yes/);
  });

  const KEPT = `
  - id: hoses
    answer: Green hoses fit now, blue hoses come later.
    asks: [which hoses fit]
    yes: [do green hoses fit already]
    source: s
`;
  const program = programFrom(ORCHARD.replace(/^faq:[\s\S]*/m, `faq:\n${KEPT}`));

  it('is given to what it was kept for', async () => {
    expect(await startConversation({ program }).hears(['gsocbot: do green hoses fit already?'])).toMatch(
      /^Yes\. Green/,
    );
  });

  it('is not given to what only stands in the same answer', async () => {
    expect(await startConversation({ program }).hears(['gsocbot: do blue hoses fit already?'])).toMatch(/^Green/);
  });
});
