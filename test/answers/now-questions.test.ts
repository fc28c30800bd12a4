import { describe, expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';
import { bundledProgram } from '../support/programs.ts';

// Applications: 18 March to 2 April 18:00 UTC; task: 21 April; results: 1 May 18:00 UTC; coding: 27 May to 26 August.
const program = await bundledProgram('qemu-2024');

const INSTANTS = [
  '2024-02-10T10:00Z',
  '2024-03-01T10:00Z',
  '2024-03-25T10:00Z',
  '2024-04-03T10:00Z',
  '2024-04-21T12:00Z',
  '2024-04-25T10:00Z',
  '2024-05-02T10:00Z',
  '2024-06-10T10:00Z',
  '2024-09-01T10:00Z',
];

/** What each question is answered with at each instant: y(es), n(o), or - for neither. */
const EXPECTED: readonly (readonly [question: string, verdicts: string])[] = [
  ['can i apply next week', 'nnynnnnnn'],
  ['can i apply today', 'nnynnnnnn'],
  ['can i apply in april', 'yyynnnnnn'],
  ['can i submit my proposal tomorrow', 'nnynnnnnn'],
  ['will applications be open tomorrow', 'nnynnnnnn'],
  ['is it still possible to send the pdf', 'nnynnnnnn'],
  ['can i still change my proposal', 'nnynnnnnn'],
  ['i missed the deadline, can i still apply', 'nnynnnnnn'],
  ['can i send my application on april 3', 'nnnnnnnnn'],
  ['can i submit two days after the deadline', 'nnnnnnnnn'],
  ['can i submit one day before the deadline', 'yyynnnnnn'],
  ['do i still have a chance', '---------'],
  ['have applications opened', 'nny------'],
  ['is the application phase over', 'nnnyyyyyy'],
  ['am i late if i apply tomorrow', 'nnnyyyyyy'],
  ['is the deadline today', 'nnnnnnnnn'],
  ['is the deadline tomorrow', 'nnnnnnnnn'],
  ['is the deadline before april 5', 'yyyyyyyyy'],
  ['did i miss the task deadline', 'nnnnnyyyy'],
  ['is the task due this week', 'nnnnynnnn'],
  ['can i still hand in my task', '--yyynnnn'],
  ['do i still have time for the task', '--yyynnnn'],
  ['can I ask for a contribution task now', '--yyynnnn'],
  ['can i contact mentors now', '---------'],
  ['should i contact mentors already', '---------'],
  ['is coding over', 'nnnnnnnny'],
  ['am i supposed to be coding now', 'nnnnnnnyn'],
  ['has the coding period ended', 'nnnnnnnny'],
  ['can i start coding before may 27', '---------'],
  ['will the results come this week', 'nnnnnnynn'],
  ['were the results announced', 'nnnnnnyyy'],
  ['is there anything due today', 'nnnnynnnn'],
  ['how many days until coding starts', '---------'],
  ['how many weeks of coding are left', '---------'],
  ['how long ago was the deadline', '---------'],
  ['which deadline is next', '---------'],
  ['do mentors already choose', '---------'],
  ['can i change the idea now', '---------'],
];

describe('a question about now or certain days is answered from the clock alone:', () => {
  // One bot for all of them, whom everybody asks one question.
  const talk = startConversation({ program });
  let people = 0;

  it.each(EXPECTED)('%s: %s', async (question, verdicts) => {
    const heard: string[] = [];
    for (const now of INSTANTS) {
      talk.clock.set(now);
      people += 1;
      const sender = { nick: `p${people}`, account: null };
      heard.push(await talk.hears([`gsocbot: ${question}`], { sender }));
    }

    const said = heard.map((text) => (/^Yes\b/.test(text) ? 'y' : /^No\b/.test(text) ? 'n' : '-'));

    expect(said.join('')).toBe(verdicts);
    expect(heard).not.toContain('');
  });

  it.each([
    ['2024-04-02T17:30Z', 'can i submit my proposal tomorrow', 'No.', '30 minutes left'],
    ['2024-04-02T17:59Z', 'can i still submit today', 'Yes.', '1 minute left'],
    ['2024-04-02T18:01Z', 'can i still submit today', 'No.', '1 minute ago'],
    ['2024-04-02T18:01Z', 'i am one minute late, can i apply?', 'No.', '1 minute ago'],
    ['2024-04-21T23:30Z', 'can i still hand in my task', 'Yes.', 'today'],
    ['2024-04-22T00:10Z', 'can i still hand in my task', 'No.', '1 day ago'],
  ])('at %s: %s %s (%s)', async (now, question, lead, distance) => {
    const heard = await startConversation({ program, now }).hears([`gsocbot: ${question}`]);

    expect(heard.slice(0, lead.length)).toBe(lead);
    expect(heard).toContain(distance);
  });

  it.each([
    ['2024-02-10T10:00Z', 'Application period ends, Tue 2 April'],
    ['2024-04-03T10:00Z', 'Contribution task deadline, Sun 21 April'],
    ['2024-04-25T10:00Z', 'Standard coding period ends, Mon 26 August'],
    ['2024-09-01T10:00Z', 'the season is over'],
  ])('the deadline that is next at %s is %s', async (now, next) => {
    expect(await startConversation({ program, now }).hears(['gsocbot: which deadline is next'])).toContain(next);
  });
});

describe('whatever was spoken of before,', () => {
  const CLOSED = 'Yes. Application period: it closed Tue 2 April 2024 18:00 UTC (16 hours ago).';

  it.each([
    ['gsocbot: am i too late to apply'],
    ['gsocbot: when was the deadline'],
    ['gsocbot: when does coding start'],
    ['gsocbot: how do i apply'],
    ['gsocbot: who mentors gstreamer'],
    ['gsocbot: what is qemu'],
  ])('"am i too late" after "%s" is answered from the clock', async (before) => {
    const talk = startConversation({ program, now: '2024-04-03T10:00Z' });

    expect(await talk.hears([before, 'gsocbot: am i too late?'])).toBe(CLOSED);
    expect(await talk.hears(['gsocbot: am i too late to apply'])).toBe(CLOSED);
    expect(await talk.hears(['gsocbot: am i too late?'])).toBe(CLOSED);
  });

  it('the same question for a date has the same answer', async () => {
    const talk = startConversation({ program, now: '2024-03-25T10:00Z' });

    for (const _ of [1, 2, 3]) {
      const heard = await talk.hears(['gsocbot: when is the deadline']);
      expect(heard).toBe('Application period ends: Tue 2 April 2024 18:00 UTC, in 8 days 8 hours.');
    }
  });

  it('a kept answer that names days in the past tells how long ago they were', async () => {
    const talk = startConversation({ program, now: '2024-04-10T10:00Z' });

    const heard = await talk.hears(['gsocbot: may I upload a new version']);

    expect(heard).not.toMatch(/^Yes/);
    expect(heard).toContain('Tue 2 April 2024 18:00 UTC was 7 days 16 hours ago.');
  });
});
