import { describe, expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';
import { bundledProgram } from '../support/programs.ts';

// QEMU 2024: applications 18 March to 2 April 18:00 UTC; results 1 May 18:00 UTC. QEMU 2017: work from May to August.
const qemu2024 = await bundledProgram('qemu-2024');
const qemu2017 = await bundledProgram('qemu-2017');
const xen = await bundledProgram('xen-2013');

const BEGINS = '7 days left until Mon 18 March 2024 (Application period).';
const OPEN = 'Application period: open until Tue 2 April 2024 18:00 UTC';

function in2024(now: string, ...lines: readonly string[]): Promise<string> {
  return startConversation({ program: qemu2024, now: `${now}T10:00Z` }).hears(lines.map((line) => `gsocbot: ${line}`));
}

describe('days are counted', () => {
  it.each([
    ['how many days till applications open?'],
    ['how long till submissions open'],
    ['how many days before applications open'],
    ['how long before i can submit'],
    ['how many days until the application period begins'],
  ])('to the beginning that is waited for: %s', async (question) => {
    expect(await in2024('2024-03-11', question)).toBe(BEGINS);
  });

  it.each([
    ['how many days till applications close'],
    ['how long until i can no longer apply'],
    ['days until the application deadline'],
  ])('to the end that is waited for: %s', async (question) => {
    expect(await in2024('2024-03-20', question)).toContain('13 days 8 hours left until Tue 2 April 2024');
    expect(await in2024('2024-03-11', question)).toContain('22 days left until');
  });

  it('to the end where it has begun', async () => {
    expect(await in2024('2024-03-20', 'how many days till applications open')).toContain(OPEN);
  });
});

describe('whether something is announced is told by the clock:', () => {
  it.each([
    ['are the selected ones announced already'],
    ['are the accepted people out yet'],
    ['are the winners announced'],
    ['are they announced yet'],
    ['is it out yet'],
    ['is the list out'],
  ])('%s', async (question) => {
    expect(await in2024('2024-04-28', question)).toMatch(/^No, not yet\. .*1 May 2024 18:00 UTC/);
    expect(await in2024('2024-05-02', question)).toMatch(/^Yes\. .*1 May 2024 18:00 UTC/);
  });

  it('of the announcement spoken of before', async () => {
    expect(await in2024('2024-02-15', 'when are orgs announced', 'are they out yet')).toMatch(
      /^No, not yet\. .*21 February/,
    );
  });

  it('but not of an idea, nor of what else is published', async () => {
    expect(await in2024('2024-05-15', 'tell me about gstreamer', 'is it released already')).not.toMatch(/^Yes/);
    expect(await in2024('2024-05-15', 'has it been published as open source')).not.toMatch(/^Yes/);
  });

  it.each([['am i one of the selected ones'], ['was i selected'], ['who are the winners']])(
    'but nobody knows: %s',
    async (question) => {
      expect(await in2024('2024-05-15', question)).toMatch(/^I do not know\./);
    },
  );
});

describe('too early or too late', () => {
  it.each([
    ['can i hand in now or too early', ['No.', 'Yes.', 'No.']],
    ['can i apply now or is it too late', ['No.', 'Yes.', 'No.']],
    ['can i submit already or must i wait', ['No.', 'Yes.', 'No.']],
    ['can i apply or is it closed', ['No.', 'Yes.', 'No.']],
  ])('is one question with the first: %s', async (question, verdicts) => {
    const heard = await Promise.all(['2024-03-10', '2024-03-22', '2024-04-10'].map((day) => in2024(day, question)));

    expect(heard.map((text) => text.split(' ')[0])).toEqual(verdicts);
  });

  it.each([['is it too early to apply'], ['too early?'], ['is it too soon to apply']])(
    'is told by the state of now: %s',
    async (question) => {
      expect(await in2024('2024-03-10', question)).toMatch(/^Application period: .* it begins in 8 days\./);
      expect(await in2024('2024-03-22', question)).toContain(OPEN);
    },
  );

  it('for other things is no question for applications', async () => {
    expect(await in2024('2024-02-15', 'is it too early to contact mentors')).toMatch(/^You may get in touch/);
  });
});

describe('an exact day of which only the month is known', () => {
  it.each([
    ['exact day when coding starts?', 'begins in May'],
    ['on what exact day does the work begin', 'begins in May'],
    ['which day exactly does coding end', 'ends in August'],
    ['when exactly does coding start', 'begins in May'],
  ])('is said not to be given, with whom to ask: %s', async (question, month) => {
    const talk = startConversation({ program: qemu2017, now: '2017-04-24T10:00Z' });

    const heard = await talk.hears([`gsocbot: ${question}`]);

    expect(heard).toMatch(/^The page does not give the exact day, only the month: .*https:.*#qemu-gsoc\.$/);
    expect(heard).toContain(month);
  });

  it('is told where it is known', async () => {
    expect(await in2024('2024-04-24', 'exact day when coding starts?')).toContain('Mon 27 May 2024');
  });
});

describe('what the words around it must not turn into something else', () => {
  it.each([
    ['how many hours a week does a mentor need', /5 hours per week/],
    ['how many hours do mentors spend a week', /5 hours per week/],
    ['how many applications did you get', /^I do not know\. I was told no numbers/],
    ['I want to be a mentor, how?', /^Mentors bring a project idea to the list/],
    ['i wanna be a mentor how', /^Mentors bring a project idea to the list/],
  ])('in 2024: %s', async (question, fact) => {
    expect(await in2024('2024-04-13', question)).toMatch(fact);
  });

  it.each([
    ['what happens in the irc interview', /30-minute C coding exercise/],
    ['how does the irc interview go', /30-minute C coding exercise/],
    ['where does the irc interview take place', /takes place on IRC/],
  ])('in 2017: %s', async (question, fact) => {
    const talk = startConversation({ program: qemu2017, now: '2017-03-23T10:00Z' });

    expect(await talk.hears([`gsocbot: ${question}`])).toMatch(fact);
  });

  it.each([['is there a coding exercise'], ['is there a coding test'], ['do i have to do an exercise']])(
    'on a page that is silent about it: %s',
    async (question) => {
      const talk = startConversation({ program: xen, now: '2013-03-13T10:00Z' });

      expect(await talk.hears([`gsocbot: ${question}`])).toMatch(/^I do not know\. .*how students are selected/);
    },
  );
});
