import { describe, expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';

const END = 'Tue 2 April 2030 18:00 UTC';
const TASK = 'Sun 21 April 2030';
const RESULTS = 'Wed 1 May 2030 18:00 UTC';

async function answer(question: string, now: string): Promise<string> {
  return startConversation({ now }).hears([`gsocbot: ${question}`]);
}

describe('a yes/no question about a date is answered with yes or no first:', () => {
  it.each([
    ['is it still open?', '2030-03-17T23:59:59.999Z', 'No.', 'Mon 18 March 2030'],
    ['is it still open?', '2030-03-18T00:00:00Z', 'Yes.', END],
    ['is it still open?', '2030-04-02T17:59:00Z', 'Yes.', '1 minute'],
    ['is it still open?', '2030-04-02T18:00:00Z', 'No.', END],
    ['is it still open?', '2030-04-02T18:01:00Z', 'No.', '1 minute'],
    ['can I apply on april 1?', '2030-03-25T10:00:00Z', 'Yes.', END],
    ['can I apply on april 3?', '2030-03-25T10:00:00Z', 'No.', END],
    ['am I too late?', '2030-03-17T23:59:00Z', 'No.', 'Mon 18 March 2030'],
    ['am I too late?', '2030-04-02T17:59:00Z', 'No.', END],
    ['am I too late?', '2030-04-02T18:00:00Z', 'Yes.', END],
    ['am I too late?', '2030-04-02T18:01:00Z', 'Yes.', END],
    ['can I still apply?', '2030-04-02T17:59:00Z', 'Yes.', END],
    ['can I still apply?', '2030-04-02T18:01:00Z', 'No.', END],
    ['is the contribution task deadline over?', '2030-04-20T23:59:00Z', 'No.', TASK],
    ['is the contribution task deadline over?', '2030-04-21T00:00:00Z', 'No.', 'today'],
    ['is the contribution task deadline over?', '2030-04-21T23:59:59.999Z', 'No.', 'today'],
    ['is the contribution task deadline over?', '2030-04-22T00:00:00Z', 'Yes.', TASK],
    ['are the results announced already?', '2030-05-01T17:59:00Z', 'No, not yet.', '1 minute'],
    ['are the results announced already?', '2030-05-01T18:00:00Z', 'Yes.', RESULTS],
    ['are the results announced already?', '2030-05-01T18:01:00Z', 'Yes.', RESULTS],
    ['is the coding period over?', '2030-05-26T23:59:00Z', 'No.', 'Mon 27 May 2030'],
    ['is the coding period over?', '2030-08-26T12:00:00Z', 'No.', 'today'],
    ['is the coding period over?', '2030-08-27T00:00:00Z', 'Yes.', 'Mon 26 August 2030'],
  ])('%s at %s: %s ... %s', async (question, now, lead, fact) => {
    const heard = await answer(question, now);

    expect(heard.slice(0, lead.length)).toBe(lead);
    expect(heard).toContain(fact);
  });
});

describe('a question for a date is answered with it, seen from now:', () => {
  it.each([
    ['when is the application deadline?', '2030-03-18T10:00:00Z', [END, '15 days']],
    ['when is the application deadline?', '2030-04-01T17:00:00Z', [END, '1 day 1 hour']],
    ['when is the application deadline?', '2030-04-03T18:00:00Z', [END, '1 day ago']],
    ['how many days left?', '2030-03-27T18:00:00Z', [END, '6 days']],
    ['when is the contribution task deadline?', '2030-04-11T23:59:00Z', [TASK, '10 days']],
    ['when is the contribution task deadline?', '2030-04-21T12:00:00Z', [TASK, 'today']],
    ['when is the contribution task deadline?', '2030-04-22T00:00:00Z', [TASK, '1 day ago']],
    ['when does the coding period start?', '2030-05-20T12:00:00Z', ['Mon 27 May 2030', '7 days']],
    ['when does the coding period end?', '2030-05-30T12:00:00Z', ['Mon 26 August 2030', '88 days']],
    ['how long is the coding period?', '2030-03-18T10:00:00Z', ['91 days', '13 weeks']],
    ['what is on april 21?', '2030-03-18T10:00:00Z', ['Contribution task deadline']],
    ['what comes after the application deadline?', '2030-03-18T10:00:00Z', [TASK]],
    ['what comes before the results?', '2030-03-18T10:00:00Z', [TASK]],
    ['how many days between the application deadline and the results?', '2030-03-18T10:00:00Z', ['29 days']],
  ])('%s at %s: %j', async (question, now, facts) => {
    const heard = await answer(question, now);

    expect(facts.filter((fact) => !heard.includes(fact))).toEqual([]);
  });

  it.each(['when does coding start', 'when does coding begin?', 'ask when coding starts'])(
    'and "%s" is no question for yes or no',
    async (question) => {
      const heard = await answer(question, '2030-05-20T10:00:00Z');

      expect(heard).toMatch(/^Coding period begins: Mon 27 May 2030/);
    },
  );

  it('and goes on to the other end of what was spoken of', async () => {
    const talk = startConversation({ now: '2030-05-20T10:00:00Z' });

    const heard = await talk.hears(['gsocbot: when does coding start', 'gsocbot: and when does it end?']);

    expect(heard).toMatch(/^Coding period ends: Mon 26 August 2030/);
  });

  it('and an hour that the page does not give is not made up', async () => {
    const heard = await answer('what time is the contribution task deadline?', '2030-03-18T10:00:00Z');

    expect(heard).toContain(TASK);
    expect(heard).not.toMatch(/\d\d:\d\d/);
  });

  it('and a date that the season has not is not made up', async () => {
    const heard = await answer('when is the midterm evaluation?', '2030-03-18T10:00:00Z');

    expect(heard).toContain('midterm');
    expect(heard).not.toMatch(/20\d\d/);
  });

  it('and is told in the zone of the person too', async () => {
    const talk = startConversation();

    const heard = await talk.hears(['!tz America/Los_Angeles', 'gsocbot: when is the application deadline?']);

    expect(heard).toContain(`${END} (11:00 America/Los_Angeles)`);
  });
});

describe('the next date', () => {
  it.each([
    ['2030-02-20T17:59:59.999Z', 'Wed 20 February 2030 18:00 UTC (today)'],
    ['2030-02-20T18:00:00Z', 'Mon 18 March 2030 (in 26 days)'],
    ['2030-03-17T23:59:59.999Z', 'Mon 18 March 2030 (tomorrow)'],
    ['2030-03-19T00:00:00Z', `${END} (in 14 days)`],
    ['2030-04-02T18:00:00Z', `${TASK} (in 19 days)`],
    ['2030-04-21T23:59:59.999Z', `${TASK} (today)`],
    ['2030-04-22T00:00:00Z', `${RESULTS} (in 9 days)`],
  ])('at %s is %s', async (now, date) => {
    expect(await startConversation({ now }).hears(['!next'])).toContain(date);
  });

  it('after the season is none', async () => {
    const heard = await startConversation({ now: '2030-08-27T00:00:00Z' }).hears(['!next']);

    expect(heard).not.toMatch(/\d/);
    expect(heard).toMatch(/past|passed|over/);
  });
});
