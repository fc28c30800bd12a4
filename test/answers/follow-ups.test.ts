import { describe, expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';
import { ORCHARD } from '../support/orchard.ts';
import { programFrom } from '../support/programs.ts';

function hears(...questions: readonly string[]): Promise<string> {
  return startConversation().hears(questions.map((question) => `gsocbot: ${question}`));
}

describe('a question that leans on what was spoken of', () => {
  it.each([
    [['tell me about the plum compiler', 'how long'], /350 hours/],
    [['tell me about the plum compiler', 'and how long?'], /350 hours/],
    [['tell me about the plum compiler', 'what do i have to know'], /Plum bytecode compiler – skills/],
    [['tell me about the plum compiler', 'when does it start'], /^Coding period begins: Mon 27 May 2030/],
    [['who mentors the pear parser', 'how can I reach them'], /alee@example\.org/],
    [['when is the application deadline', 'how many days is that'], /^15 days left until Tue 2 April 2030/],
    [['when is the application deadline', 'so what is that in IST'], /18:00 UTC \(23:30 Asia\/Kolkata\)/],
    [['when is the application deadline', 'and in new york?'], /18:00 UTC \(14:00 America\/New_York\)/],
    [['when is the application deadline', 'and in my timezone?'], /^Application period ends.*"tz Europe\/Berlin"/],
  ])('goes on with it: %j', async (questions, fact) => {
    expect(await hears(...questions)).toMatch(fact);
  });

  it.each([
    ['!tz India', 'Asia/Kolkata'],
    ['!tz IST', 'Asia/Kolkata'],
    ['!tz New York', 'America/New_York'],
  ])('"%s" sets the zone that is kept there', async (line, zone) => {
    expect(await startConversation().hears([line])).toContain(zone);
  });

  it('names both ends of a period where both are asked for', async () => {
    expect(await hears('when does coding begin and when does it end')).toMatch(/27 May 2030 to Mon 26 August 2030/);
  });
});

describe('a kept yes or no', () => {
  const KEPT = `
  - { id: talk, answer: Interviews are on IRC., asks: [], yes: [is there an interview], no: [], source: s }
  - { id: order, answer: First the mail., asks: [], yes: [], no: [must I upload the scroll first], source: s }
  - { id: two, answer: Ann has two gardens., asks: [], yes: [may a baker have several gardens], no: [], source: s }
`;
  const program = programFrom(ORCHARD.replace(/^faq:[\s\S]*/m, `faq:\n${KEPT}`));
  const answer = (question: string) => startConversation({ program }).hears([`gsocbot: ${question}`]);

  it('is said to the question it was kept for', async () => {
    expect(await answer('is there an interview?')).toBe('Yes. Interviews are on IRC.');
    expect(await answer('must I upload the scroll first?')).toBe('No. First the mail.');
  });

  it.each([
    ['is the interview mandatory?', /^Interviews/],
    ['can I upload the scroll first?', /^First/],
    ['can I have several gardens?', /^Ann has/],
  ])('is not said to another: %s', async (question, heard) => {
    expect(await answer(question)).toMatch(heard);
  });
});
