import { describe, expect, it } from 'vitest';
import { type Conversation, startConversation } from '../support/conversation.ts';
import { createFakeNetwork } from '../support/fake-network.ts';
import { quietNetwork } from '../support/quiet-network.ts';

/** People at one bot who speak to it alone; `heard` is everything in the order in which it was said. */
function interviewing(now = '2030-03-18T12:00:00Z') {
  const talk = startConversation({ now, admins: ['oftc/root'] });
  return { talk, ...speakers(talk) };
}

function speakers(talk: Conversation) {
  const as = (nick: string, account: string | null) => async (line: string) =>
    (await talk.says(line, { network: 'oftc', channel: null, sender: { nick, account } })).join('\n');
  return {
    ann: as('appletree', 'appletree'),
    bob: as('bob', 'bob'),
    carol: as('carol', 'carol'),
    dave: as('dave', 'dave'),
    root: as('root', 'root'),
    /** Has taken the mentor's nick, and has proved nothing. */
    impostor: as('appletree', null),
    /** Has proved another account than the mentor's. */
    other: as('appletree', 'mallory'),
    inChannel: async (nick: string, line: string) =>
      (await talk.says(line, { network: 'oftc', channel: '#orchard', sender: { nick, account: nick } })).join('\n'),
  };
}

describe('a mentor', () => {
  it('offers slots in their own zone', async () => {
    const { ann } = interviewing();
    await ann('tz Europe/Berlin');

    expect(await ann('offer pear wed 14:00-16:00')).toBe(
      'Offered for Pear parser frobnication: 2 slots, times in UTC (Europe/Berlin): Wed 20 March: s1 13:00 (14:00), s2 14:00 (15:00)',
    );
  });

  it('offers each working day until one, with the hour on the wall kept over a change of the clocks', async () => {
    const { ann } = interviewing('2030-03-29T06:00:00Z');

    expect(await ann('offer pear weekdays 14:00-15:00 until 2 april Europe/Berlin')).toBe(
      'Offered for Pear parser frobnication: 3 slots, times in UTC (Europe/Berlin): Fri 29 March: s1 13:00 (14:00); Mon 1 April: s2 12:00 (14:00); Tue 2 April: s3 12:00 (14:00)',
    );
  });

  it.each(['UTC', 'GMT', 'utc time'])('offers slots in %s, though they live elsewhere', async (zone) => {
    const { ann } = interviewing();
    await ann('tz Europe/Berlin');

    expect(await ann(`offer pear wed 14:00-15:00 ${zone}`)).toContain('s1 14:00');
  });

  it.each([
    ['IST', 's1 08:30 (14:00)'],
    ['India', 's1 08:30 (14:00)'],
    ['New York time', 's1 18:00 (14:00)'],
  ])('offers slots in the time of %s', async (zone, hears) => {
    const { ann } = interviewing();

    expect(await ann(`offer pear wed 14:00-15:00 ${zone}`)).toContain(hears);
  });

  it('is asked until when, if they name one hour', async () => {
    const { ann } = interviewing();

    expect(await ann('offer pear 30 march 14:00')).toContain('Until when?');
  });

  it('hears of somebody else’s interview as of somebody else’s', async () => {
    const { ann, carol } = interviewing();
    await ann('offer pear wed 14:00-17:00');
    await carol('book s1');

    expect(await ann('book s2 for account carol')).toContain(
      'carol has an interview for Pear parser frobnication already: b1',
    );
    expect(await ann('move b1 to s2')).toContain('I have asked carol to move b1');
    expect(await ann('move b1 s2')).toContain('is held for carol, who can accept it until');
    expect(await ann('agenda')).toMatch(/b1 .* with carol; b2 .* with carol \(instead of b1, if accepted before /);
    expect(await carol('bookings')).toContain('(instead of b1, if accepted before ');
    expect(await carol('calendar b1 text')).toContain('DTSTART:20300320T140000Z');
    expect(await carol('book s3')).toContain('You have an interview for Pear parser frobnication already: b1');
    expect(await carol('move b1 to s3')).toContain('You have s3');
  });

  it('is told with which slot an offer clashes', async () => {
    const { ann } = interviewing();
    await ann('offer pear wed 14:00-16:00');

    expect(await ann('offer quince wed 15:30-16:30')).toBe(
      'Wed 20 March 2030 15:30 UTC clashes with s2, Wed 20 March 2030 15:00 UTC. Nothing was offered.',
    );
  });

  it.each([
    ['offer pear someday 14:00-15:00', 'cannot read the day'],
    ['offer pear wed', 'Type e.g. !offer'],
    ['offer pear 30 february 14:00-15:00', 'do not know the day "30 february"'],
    ['offer pear wed 14:00-15:00 Mars/Olympus', '"Mars/Olympus" is no zone'],
    ['offer zeppelin wed 14:00-15:00', 'None of the ideas is called "zeppelin"'],
    ['offer pear mon 10:00-11:00', 'past'],
    ['offer plum wed 14:00-15:00', 'Only the mentors of Plum bytecode compiler'],
    ['withdraw s99', 'no slot s99'],
    ['cancel b99', 'no booking b99'],
    ['withdraw pear', 'Which slot?'],
  ])('who says "%s" hears what is wrong', async (line, part) => {
    const { ann } = interviewing();

    expect(await ann(`!${line}`)).toContain(part);
  });

  it('sees what became of the slots', async () => {
    const { ann, carol } = interviewing();
    await ann('offer pear wed 14:00-16:00');
    await carol('book s1');

    expect(await ann('slots mine')).toBe(
      'Your slots for Pear parser frobnication, times in UTC: Wed 20 March: s1 14:00 carol (b1), s2 15:00',
    );
    expect(await ann('agenda')).toBe(
      'Coming interviews: b1 Pear parser frobnication, Wed 20 March 2030 14:00 UTC, with carol',
    );
  });

  it('keeps exercises, which other people do not see', async () => {
    const { ann, carol, root } = interviewing();

    expect(await ann('exercise pear')).toContain('has no exercise yet');
    expect(await ann('exercise pear add Reverse a list, please; is that clear?')).toContain(
      'Exercise 1 of Pear parser',
    );
    await ann('exercise pear add https://example.org/task');
    expect(await ann('exercise pear')).toBe(
      'Exercises of Pear parser frobnication: 1. Reverse a list, please; is that clear?; 2. https://example.org/task',
    );
    expect(await carol('exercise pear')).toContain('for mentors');
    expect(await ann('exercise plum')).toContain('Only the mentors');
    expect(await root('exercise pear')).toContain('Reverse a list');
    await ann('offer pear wed 14:00-15:00');
    await carol('book s1');
    expect(await ann('exercise b1 3')).toContain('There is no exercise 3; the idea has 2.');
    expect(await ann('exercise b1 2')).toBe('b1 gets exercise 2.');
    expect(await ann('exercise b9 2')).toContain('no booking b9');
  });

  it('is whoever proved the account, whatever the nick', async () => {
    const { impostor, other } = interviewing();

    expect(await impostor('offer pear wed 14:00-15:00')).toContain('offer is for mentors who are identified');
    expect(await other('offer pear wed 14:00-15:00')).toContain('offer is for mentors who are identified');
  });

  it('books an applicant who is known, and who accepts', async () => {
    const { ann, carol } = interviewing();
    await ann('offer pear wed 14:00-15:00');
    expect(await ann('book s1 for carol')).toContain('cannot tell who carol is on oftc');
    await carol('queue quince');

    expect(await ann('book s1 for carol')).toBe(
      's1 for Pear parser frobnication, Wed 20 March 2030 14:00 UTC, is held for carol until Tue 19 March 2030 12:00 UTC (b1). I have asked them to accept.',
    );
    expect(await carol('accept')).toContain('You have s1');
  });
});

describe('a mentor who books for somebody by a name that two people have', () => {
  it('is asked which of them, and sees the account of who is meant', async () => {
    const oftc = createFakeNetwork('oftc', ['#orchard']);
    oftc.accounts.set('alice', 'al1ce');
    const talk = startConversation({ now: '2030-03-18T12:00:00Z', networks: [oftc] });
    const as = (nick: string, account: string) => async (line: string) =>
      (await talk.says(line, { network: 'oftc', channel: null, sender: { nick, account } })).join('\n');
    const ann = as('appletree', 'appletree');
    await ann('offer pear wed 14:00-16:00');
    // Mallory has the account alice, and waits.
    await as('mallory', 'alice')('queue quince');

    expect(await ann('book s1 for alice')).toBe(
      'The nick alice is somebody whose account is al1ce, and somebody else has the account alice. Say "for nick alice" or "for account alice".',
    );
    expect(await ann('book s1 for nick alice')).toContain('is held for alice (account al1ce) until');
    expect(await ann('book s2 for account alice')).toContain('is held for mallory (account alice) until');
    expect(await ann('book s1 for account zoe')).toContain('cannot tell who zoe is on oftc');
  });
});

describe('a mentor who calls the next', () => {
  it('has the earliest open slot held for the first in the queue, or the slot that is named', async () => {
    const { ann, carol, dave } = interviewing();
    await ann('offer pear wed 14:00-17:00');
    await carol('queue pear');
    await dave('queue pear');

    expect(await ann('next pear s2')).toContain(
      's2 for Pear parser frobnication, Wed 20 March 2030 15:00 UTC, is held for carol',
    );
    expect(await ann('!next pear')).toContain(
      's1 for Pear parser frobnication, Wed 20 March 2030 14:00 UTC, is held for dave',
    );
    expect(await ann('next pear s1')).toContain('Slot s1 is taken');
    expect(await ann('next pear s3')).toContain('Slot s3 suits nobody who waits');
    expect(await ann('next quince s3')).toContain('Slot s3 is not for Quince');
    expect(await ann('next pear s99')).toContain('no slot s99');
    expect(await ann('next plum')).toContain('Only the mentors of Plum');
    expect(await carol('next pear')).toContain('next is for mentors who are identified');
  });

  it('is somebody else than who asks for the next date', async () => {
    const { carol } = interviewing();

    expect(await carol('next')).toMatch(/^Next: /);
    expect(await carol('!next deadline')).not.toContain('for mentors');
  });
});

describe('an applicant', () => {
  it('sees open times in their zone, and books one', async () => {
    const { ann, carol } = interviewing();
    await carol('tz Asia/Kolkata');
    await ann('offer pear wed 14:00-16:00');
    await ann('offer pear wed 19:00-20:00');

    expect(await carol('slots pear')).toBe(
      'Open for Pear parser frobnication, times in UTC (Asia/Kolkata): Wed 20 March: s1 14:00 (19:30), s2 15:00 (20:30), s3 19:00 (Thu 00:30)',
    );
    expect(await carol('book s1')).toBe(
      'You have s1 for Pear parser frobnication, Wed 20 March 2030 14:00 UTC (19:30 Asia/Kolkata), with appletree (b1). I remind you; "calendar b1" puts it into your calendar, "cancel b1" and "move b1" change it.',
    );
    expect(await carol('bookings')).toBe(
      'Your interviews: b1 Pear parser frobnication, Wed 20 March 2030 14:00 UTC (19:30 Asia/Kolkata), with appletree',
    );
    expect(await carol('book s2')).toContain('You have an interview for Pear parser frobnication already: b1');
    expect(await carol('move b1 s2')).toContain('You have s2');
    expect(await carol('cancel b2 an exam')).toBe(
      'b2 for Pear parser frobnication, Wed 20 March 2030 15:00 UTC (20:30 Asia/Kolkata), is cancelled.',
    );
  });

  it('waits in the queue, and what becomes free is held for the first', async () => {
    const { ann, bob, carol, dave } = interviewing();
    expect(await carol('queue pear')).toContain('at place 1');
    expect(await dave('queue pear')).toContain('at place 2');
    expect(await dave('place')).toBe('Pear parser frobnication: place 2.');
    expect(await carol('queue pear')).toContain('your place is 1');

    await ann('offer pear wed 14:00-15:00');

    expect(await dave('book s1')).toContain('Slot s1 is taken');
    expect(await carol('decline')).toContain('you keep your place');
    expect(await dave('accept b2')).toContain('You have s1');
    expect(await carol('place')).toBe('Pear parser frobnication: place 1.');
    expect(await dave('place')).toContain('You are in no queue');
    expect(await bob('accept b2')).toContain('no booking b2 of yours');
    expect(await ann('queue pear')).toContain('1 waits for Pear parser frobnication: 1. carol');
    expect(await carol('leave pear')).toContain('do not wait for Pear parser frobnication any more');
  });

  it('takes "here" of a mentor who is late for the interview at which somebody waits, though another one comes later', async () => {
    const { ann, carol, dave, talk } = interviewing();
    await ann('offer pear wed 14:00-15:00');
    await ann('offer pear thu 14:00-15:00');
    await carol('book s1');
    await dave('book s2');
    talk.clock.set('2030-03-20T13:55:00Z');
    await carol('here');
    talk.clock.set('2030-03-20T14:10:00Z');
    await talk.tick();
    talk.clock.set('2030-03-20T14:30:00Z');

    expect(await carol('bookings')).toBe(
      'Your interviews: b1 Pear parser frobnication, Wed 20 March 2030 14:00 UTC, with appletree (not begun: appletree has not come so far, and can come until Wed 20 March 2030 15:00 UTC)',
    );
    expect(await ann('agenda')).toContain(
      'with carol (not begun: you are expected; say "here b1" before Wed 20 March 2030 15:00 UTC)',
    );
    expect(await ann('here')).toContain('The interview for Pear parser frobnication begins (b1)');
  });

  it('takes "here" of a mentor for the next interview while the last one has been held without them being asked again', async () => {
    const { ann, carol, dave, talk } = interviewing();
    await ann('offer pear wed 14:00-16:00');
    await carol('book s1');
    await dave('book s2');
    talk.clock.set('2030-03-20T13:55:00Z');
    await ann('here');
    talk.clock.set('2030-03-20T14:10:00Z');
    await talk.tick();
    talk.clock.set('2030-03-20T14:50:00Z');

    expect(await ann('here')).toContain('Noted: you are there for b2');
  });

  it.each([
    [
      '13:50',
      'hello is somebody here',
      'Your interview b1 for Pear parser frobnication with appletree begins Wed 20 March 2030 14:00 UTC: say "here".',
    ],
    [
      '14:04',
      'sorry I am late, is anybody here?',
      'Your interview b1 for Pear parser frobnication with appletree began Wed 20 March 2030 14:00 UTC: say "here" and you can still come, until Wed 20 March 2030 15:00 UTC.',
    ],
    [
      '14:40',
      'florp the wibble',
      'Your interview b1 for Pear parser frobnication with appletree began Wed 20 March 2030 14:00 UTC: say "here" and you can still come, until Wed 20 March 2030 15:00 UTC.',
    ],
  ])('is told where it stands at %s who says "%s"', async (time, line, hears) => {
    const { ann, carol, talk } = interviewing();
    await ann('offer pear wed 14:00-15:00');
    await carol('book s1');
    talk.clock.set(`2030-03-20T${time}:00Z`);
    await talk.tick();

    expect(await carol(line)).toBe(hears);
  });

  it.each([
    ['before that', 'carol', '2030-03-20T13:40:00Z', 'is anybody here?'],
    ['when it is over', 'carol', '2030-03-20T15:00:00Z', 'is anybody here?'],
    ['who has none', 'dave', '2030-03-20T14:00:00Z', 'is anybody here?'],
    ['who asks for something else', 'carol', '2030-03-20T14:00:00Z', 'who mentors the pear parser?'],
  ] as const)('is not told so %s', async (_, who, now, line) => {
    const people = interviewing();
    await people.ann('offer pear wed 14:00-15:00');
    await people.carol('book s1');
    people.talk.clock.set(now);

    expect(await people[who](line)).not.toContain('Your interview');
  });

  it.each([
    ['when is my interview?', 'Your interviews: b1'],
    ['at what time is my interview', 'Your interviews: b1'],
    ['do I have an interview?', 'Your interviews: b1'],
    ['my interviews', 'Your interviews: b1'],
    ['can i change the time of my interview', '"move b7 s15" moves one'],
    ['I want to cancel my interview', '"move b7 s15" moves one'],
    ['i want to book an interview', '"slots" shows the open times'],
    ['how do i get an interview slot', '"slots" shows the open times'],
    ['how do interviews work here?', '"slots" shows the open times'],
    ['which slots are open?', 's2 15:00'],
    ['which slots are free', 's2 15:00'],
    ['what interviews are there', 's2 15:00'],
  ])('hears what a command tells when they ask "%s"', async (line, hears) => {
    const { ann, carol } = interviewing();
    await ann('offer pear wed 14:00-16:00');
    await carol('book s1');

    expect(await carol(line)).toContain(hears);
  });

  it.each([
    'do I have to take an interview?',
    'when are the interviews held?',
    'is the interview mandatory',
    'how long is the interview',
  ])('hears what the page knows when they ask "%s"', async (line) => {
    const { ann, carol } = interviewing();
    await ann('offer pear wed 14:00-16:00');

    expect(await carol(line)).not.toMatch(/slots|You have no interviews/);
  });

  it('hears what the page knows where no interviews are held with the bot', async () => {
    const { carol } = interviewing();

    expect(await carol('i want to book an interview')).not.toContain('slots');
  });

  it('is not called off by the one word "cancel", which shows what there is', async () => {
    const { ann, carol } = interviewing();
    await ann('offer pear wed 14:00-15:00');
    await carol('book s1');

    expect(await carol('cancel')).toContain(
      'Which? Say e.g. "cancel b1", and why if you like. Your interviews: b1 Pear',
    );
    expect(await carol('bookings')).toContain('b1');
  });

  it('is shown to its mentor six lines at a time', async () => {
    const { ann, carol, talk } = interviewing();
    await ann('offer pear wed 14:00-15:00');
    await carol('book s1');
    talk.clock.set('2030-03-20T14:00:00Z');
    await carol('here');
    await ann('here');
    for (let line = 1; line <= 9; line += 1) await carol(`line ${line}`);
    await ann('!finish');

    expect((await ann('transcript b1')).split('\n')).toHaveLength(6);
    expect(await ann('more')).toContain('14:00 UTC <carol> line 9');
  });

  it('checks in shortly before the time', async () => {
    const { ann, carol, talk } = interviewing();
    await ann('offer pear wed 14:00-15:00');
    await carol('book s1');

    expect(await carol('here')).toContain('too early');
    talk.clock.set('2030-03-20T13:50:00Z');
    expect(await carol('here')).toContain('Noted: you are there for b1');
    talk.clock.set('2030-03-20T14:00:00Z');
    expect(await ann('here')).toContain('The interview for Pear parser frobnication begins (b1)');
    expect(await carol('!pause')).toContain('pause is for mentors');
    expect(await ann('!pause')).toContain('I tell both of you (b1)');
    expect(await ann('!resume')).toContain('I tell both of you (b1)');
    expect(await ann('!finish')).toBe('The interview b1 is over.');
  });

  it('without an account hears in at most three lines how to get one', async () => {
    const { talk } = interviewing();

    const heard = await talk.says('!book s1');

    expect(heard.length).toBeLessThanOrEqual(3);
    expect(heard.join(' ')).toContain('/msg NickServ REGISTER');
    expect(heard.every((line) => line.startsWith('(privately)'))).toBe(true);
  });

  it.each([
    ['oftc', '/msg NickServ REVERIFY for another one'],
    ['libera', '/msg NickServ IDENTIFY <account> <password>'],
    ['liberachat', 'type the command that stands in the mail'],
    ['some.net', 'then do what NickServ and the mail say'],
  ])('on %s hears what its services want', async (network, part) => {
    const { talk } = interviewing();

    const heard = await talk.says('book s1', { network, channel: null });

    expect(heard.join(' ')).toContain(part);
    expect(heard.length).toBeLessThanOrEqual(3);
  });

  it.each([
    ['console', '/as alice alice'],
    ['matrix', 'with an account of your own'],
  ] as const)('on a network of kind %s hears what counts there', async (kind, part) => {
    const networks = [{ ...quietNetwork('2030-03-18T10:00:00Z'), name: 'here', kind }];
    const talk = startConversation({ networks });

    const heard = await talk.says('book s1', { network: 'here', channel: null });

    expect(heard.join(' ')).toContain(part);
    expect(heard.join(' ')).not.toContain('NickServ');
  });

  it('cannot act for others', async () => {
    const { ann, carol, dave } = interviewing();
    await ann('offer pear wed 14:00-16:00');
    await carol('book s1');

    expect(await dave('cancel b1')).toContain('no booking b1 of yours');
    expect(await dave('move b1 s2')).toContain('no booking b1 of yours');
    expect(await dave('withdraw s1')).toContain('for mentors');
    expect(await dave('agenda')).toContain('for mentors');
    expect(await dave('slots mine')).toContain('You offer no slots');
  });
});

describe('an org admin', () => {
  it('acts on every idea', async () => {
    const { ann, carol, root } = interviewing();
    await ann('offer pear wed 14:00-15:00');
    await carol('book s1');

    expect(await root('cancel b1 the mentor is away')).toContain('is cancelled');
    expect(await root('withdraw s1')).toContain('s1 is withdrawn');
  });
});

describe('somebody with accounts on two networks', () => {
  const on = (talk: Conversation, network: string) => async (line: string) =>
    (await talk.says(line, { network, channel: null, sender: { nick: 'carol', account: 'carol' } })).join('\n');

  it('is one applicant once they are linked, with what they booked before', async () => {
    const { ann, carol, talk } = interviewing();
    const matrix = on(talk, 'matrix');
    await ann('offer pear wed 14:00-16:00');
    await carol('book s1');
    expect(await matrix('bookings')).toContain('You have no interviews');

    const code = /link (\S+-\S+)/.exec(await carol('link'))?.[0] ?? '';
    await matrix(`${code} confirm`);
    expect(await carol('link matrix/carol')).toContain('oftc/carol, matrix/carol');

    expect(await matrix('bookings')).toContain('b1 Pear parser frobnication');
    expect(await matrix('book s2')).toContain('You have an interview for Pear parser frobnication already');
  });

  it('cannot link two that have interviews at the same time', async () => {
    const { ann, carol, root, talk } = interviewing();
    const matrix = on(talk, 'matrix');
    await ann('offer pear wed 14:00-15:00');
    await root('offer plum wed 14:30-15:30');
    await carol('book s1');
    await matrix('book s2');

    const code = /link (\S+-\S+)/.exec(await carol('link'))?.[0] ?? '';
    await matrix(`${code} confirm`);

    expect(await carol('link matrix/carol')).toMatch(/^Both accounts have interviews at the same time/);
    expect(await matrix('bookings')).toContain('b2 Plum');
    expect(await carol('bookings')).toContain('b1 Pear');
  });
});

describe('people in three zones', () => {
  it('are each told their own time while the clocks of one after the other change', async () => {
    const { ann, carol, dave } = interviewing('2030-03-07T09:00:00Z');
    await ann('tz Europe/Berlin');
    await carol('tz Asia/Kolkata');
    await dave('tz America/Los_Angeles');

    // The clocks of Los Angeles go forward on 10 March, those of Berlin on 31 March.
    await ann('offer pear fri 17:00-18:00');
    await ann('offer pear 11 march 17:00-18:00');
    expect(await ann('offer pear 1 april 17:00-18:00')).toContain('Mon 1 April: s3 15:00 (17:00)');

    expect(await carol('slots')).toContain(
      'Fri 8 March: s1 16:00 (21:30); Mon 11 March: s2 16:00 (21:30); Mon 1 April: s3 15:00 (20:30)',
    );
    expect(await dave('slots')).toContain(
      'Fri 8 March: s1 16:00 (08:00); Mon 11 March: s2 16:00 (09:00); Mon 1 April: s3 15:00 (08:00)',
    );
    expect(await dave('book s1')).toContain('Fri 8 March 2030 16:00 UTC (08:00 America/Los_Angeles)');
    expect(await dave('move b1 s2')).toContain('Mon 11 March 2030 16:00 UTC (09:00 America/Los_Angeles)');
    expect(await carol('book s3')).toContain('Mon 1 April 2030 15:00 UTC (20:30 Asia/Kolkata)');
    expect(await ann('agenda')).toContain('Mon 11 March 2030 16:00 UTC (17:00 Europe/Berlin), with dave');
    expect(await ann('agenda')).toContain('Mon 1 April 2030 15:00 UTC (17:00 Europe/Berlin), with carol');
  });
});

describe('somebody who wants to be forgotten', () => {
  it('sees what is kept, and is gone after a confirmation', async () => {
    const { ann, carol, dave } = interviewing();
    await ann('offer pear wed 14:00-15:00');
    await carol('tz Asia/Kolkata');
    await carol('book s1');
    await carol('queue quince');
    await dave('queue pear');

    expect(await carol('forgetme')).toBe(
      '"forgetme confirm" calls off what is to come and deletes all of this; of an interview there stays a number without a name.\n' +
        'I keep about you: b1 Pear parser frobnication, Wed 20 March 2030 14:00 UTC (19:30 Asia/Kolkata) (booked); in the queue for Quince synchronisation daemon since Mon 18 March 2030 12:00 UTC (17:30 Asia/Kolkata); 3 messages to you; your zone Asia/Kolkata',
    );
    expect(await carol('forgetme confirm')).toContain('I know nothing about you any more');
    expect(await carol('forgetme')).toBe('I keep nothing about you.');
    expect(await dave('accept')).toContain('You have s1');
    expect(await ann('queue quince')).toContain('Nobody waits');
  });
});

describe('a name that is shared with announcements', () => {
  it('stays with org admins where it names no interview', async () => {
    const { ann, carol, root, inChannel } = interviewing();

    expect(await carol('cancel a12')).toContain('cancel is for org admins');
    expect(await ann('pause #orchard')).toContain('pause is for org admins');
    expect(await inChannel('carol', '!resume')).toContain('resume is for org admins');
    expect(await root('cancel a12')).toContain('No message a12 is planned');
  });
});

describe('in a channel', () => {
  it('nothing is said but that a slot is taken', async () => {
    const { ann, carol, inChannel } = interviewing();
    await ann('offer pear wed 14:00-15:00');
    await carol('book s1');

    expect(await inChannel('dave', '!book s1')).toBe(
      'Slot s1 is taken.\n(privately) Slot s1 is taken. "slots" shows what is open; "queue" and the idea has you called when a time becomes free.',
    );
    expect(await inChannel('dave', '!book sandwich')).toMatch(/^\(privately\) Which slot\?/);
    expect(await inChannel('appletree', '!book s1 for mallory')).toMatch(/^\(privately\) I cannot tell who mallory is/);
    expect(await inChannel('dave', '!queue pear')).toMatch(/^\(privately\) You are in the queue/);
    expect(await inChannel('carol', '!bookings')).toMatch(/^\(privately\) Your interviews/);
    expect(await inChannel('carol', '!cancel b1')).toMatch(/^\(privately\) b1/);
    expect(await inChannel('appletree', '!agenda')).toMatch(/^\(privately\) Coming interviews/);
  });
});

describe('a command without what belongs to it', () => {
  it.each([
    ['book', 'Which slot? Type !book <slot>'],
    ['cancel', 'Which booking? They are called b and a number, e.g. b7'],
    ['move', 'Which booking and slot? Type !move <booking and slot>, e.g. !move b7 s15'],
    ['queue', 'You are in no queue'],
    ['leave', 'You are in no queue'],
    ['accept', 'No slot is held for you'],
  ])('"%s" is answered with what to type', async (line, part) => {
    const { carol } = interviewing();

    expect(await carol(line)).toContain(part);
  });

  it('needs none where only one thing can be meant', async () => {
    const { ann, carol } = interviewing();
    await carol('queue pear');
    await ann('offer pear wed 14:00-16:00');

    expect(await carol('queue')).toBe('Pear parser frobnication: place 1.');
    expect(await carol('leave')).toContain('do not wait for Pear parser frobnication any more');
    expect(await carol('decline')).toContain('s1 goes to the next');
    expect(await carol('queue pear')).toContain('But there are open slots: "slots pear" shows them');
    await carol('queue quince');
    expect(await carol('leave')).toContain('say which: pear, quince');
    expect(await carol('book 2')).toContain('You have s2');
    expect(await carol('cancel 2')).toContain('b2 for Pear parser frobnication');
  });
});

describe('plain words that begin like a command', () => {
  it.each([
    'book a flight to the summit for me please',
    'cancel my application for the pear idea',
    'move over to another idea?',
  ])('"%s" is a question', async (line) => {
    const { carol } = interviewing();

    expect(await carol(line)).not.toMatch(/Which (?:slot|booking)\?/);
  });
});
