import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLanguage } from '../../src/app/load-data.ts';
import { loadSettings } from '../../src/app/load-settings.ts';
import { withMentorAccounts } from '../../src/app/mentor-accounts.ts';
import { createProgramIndexes } from '../../src/app/program-indexes.ts';
import { readNetworks } from '../../src/app/read-networks.ts';
import { startNetworks } from '../../src/app/start-networks.ts';
import { type Inspircd, makeInspircd } from '../servers/irc/inspircd.ts';
import { whyUnavailable } from '../servers/irc/installed.ts';
import { makePerson, type Person } from '../servers/irc/person.ts';
import { isSkipped } from '../servers/irc/server-kind.ts';
import { startGsocbot } from '../support/command-line.ts';
import { fixedClock, recordingLog } from '../support/fakes.ts';
import { ircYaml } from '../support/network-yaml.ts';
import { orchard } from '../support/programs.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const why = whyUnavailable('inspircd');
const PEOPLE = ['stefano', 'alice', 'bob', 'carol'] as const;

describe.skipIf(isSkipped('inspircd', why))('interviews on an IRC network with services', () => {
  let insp: Inspircd;

  beforeAll(async () => {
    insp = await makeInspircd({ isFloodLimitLifted: true });
    await insp.start();
    for (const name of PEOPLE) {
      const person = await makePerson(name, { port: insp.port });
      await services(person, `REGISTER secret ${name}@example.org`, / 900 | NOTICE .*registered/i);
      await person.leave();
    }
  });
  afterAll(() => insp.remove());

  const configuration = () => `programs: [qemu-2024]
limits: { perPersonPerMinute: 0, perChannelPerMinute: 0 }
networks:
${ircYaml({ name: 'insp', port: insp.port, more: ['speaking: { burst: 20, linesPerSecond: 20 }'] })}`;

  /** Services take a moment to come up. */
  async function services(person: Person, command: string, done: RegExp) {
    for (;;) {
      person.type(`PRIVMSG NickServ :${command}`);
      if (!/ 401 /.test(await person.sees(new RegExp(`${done.source}| 401 `, 'i')))) return;
    }
  }

  /** Somebody in the channel, identified if they have an account. */
  async function enter(nick: string, account: string | null): Promise<Person> {
    const person = await makePerson(nick, { port: insp.port });
    if (account !== null) await services(person, `IDENTIFY ${account} secret`, / 900 | NOTICE .*identified/i);
    person.type('JOIN #qemu-gsoc');
    await person.sees(/ 366 /);
    return person;
  }

  /** What the bot says to a person after a line said to it alone. */
  async function asks(person: Person, nick: string, line: string, hears: RegExp): Promise<string> {
    person.type(`PRIVMSG gsocbot :${line}`);
    return person.sees(new RegExp(`(?:PRIVMSG|NOTICE) ${nick} :.*${hears.source}`));
  }

  it('go from the offer over a booking, an impostor and a cancellation to the next in the queue', async () => {
    const folder = tempFolder();
    writeIn(folder, 'bot.yaml', `mentors: { stefano-garzarella: [insp/stefano] }\n${configuration()}`);
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const mentor = await enter('stef_away', 'stefano');
    const [alice, bob, impostor] = [
      await enter('alice', 'alice'),
      await enter('bob', 'bob'),
      await enter('stefan0', null),
    ];
    do alice.type('NAMES #qemu-gsoc');
    while (!/gsocbot/.test(await alice.sees(/ (?:353|JOIN) /)));
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

    await asks(mentor, 'stef_away', `offer memory isolation ${day} 14:00-15:00`, /s1 14:00/);
    await asks(impostor, 'stefan0', 'withdraw s1', /for mentors who are identified/);
    await asks(impostor, 'stefan0', 'book s1', /must know for certain who you are/);
    await asks(alice, 'alice', 'book s1', /You have s1 .* with stef_away \(b1\)/);
    await mentor.sees(/PRIVMSG stef_away :.*alice has booked s1/);
    bob.type('PRIVMSG #qemu-gsoc :!book s1');
    await bob.sees(/PRIVMSG #qemu-gsoc :.*Slot s1 is taken\./);
    await asks(bob, 'bob', 'queue memory isolation', /at place 1/);
    await asks(alice, 'alice', 'cancel b1 an exam', /b1 .* is cancelled/);

    await mentor.sees(/PRIVMSG stef_away :alice has cancelled the interview b1 .*\. Reason: an exam/);
    await bob.sees(/PRIVMSG bob :.*s1 .* is held for you until/);
    bob.type('NICK bobby');
    await bob.sees(/NICK :?bobby/);
    await asks(bob, 'bobby', 'accept', /You have s1 .* \(b2\)/);
    await mentor.sees(/PRIVMSG stef_away :.*has booked s1/);

    const inPublic = mentor.lines.filter((line) => /^\S*gsocbot\S* PRIVMSG #/.test(line.replace(/^:/, '')));
    expect(inPublic.filter((line) => !line.includes('Slot s1 is taken.'))).toEqual([]);
    bot.child.kill('SIGTERM');
    const { error } = await bot.ended;
    expect(error).not.toContain('an exam');
    await Promise.all([mentor, alice, bob, impostor].map((person) => person.leave()));
  }, 90_000);

  /** A bot in this process, on the real network, by a clock that the test sets. */
  async function startByClock(instant: string) {
    const folder = tempFolder();
    writeIn(folder, 'bot.yaml', configuration());
    const loaded = await loadSettings(join(folder, 'bot.yaml'));
    const language = await loadLanguage();
    // A season in the future of any machine: what the network keeps by its own clock does not expire.
    const programs = withMentorAccounts([{ ...orchard, keyDates: [] }], {
      mentors: { 'ann-lee': ['insp/stefano'] },
      mentorAccounts: 'configured',
      networks: [],
    });
    const clock = fixedClock(instant);
    const log = recordingLog();
    const bot = await startNetworks(loaded.settings, {
      networks: readNetworks(loaded, language),
      language,
      indexes: createProgramIndexes(programs, language),
      clock,
      log,
    });
    await bot.lookNow();
    return {
      bot,
      log,
      /** The clock goes on to an instant, through every minute at which the bot has something to do. */
      at: async (...instants: readonly string[]) => {
        for (const one of instants) {
          clock.set(one);
          await bot.lookNow();
        }
      },
    };
  }

  it('go through their whole life by a clock: offer, queue, hold, reminders, check-in, phases, the end, and somebody who does not come', async () => {
    const { bot, log, at } = await startByClock('2030-03-28T09:00:00Z');
    const mentor = await enter('stef_off', 'stefano');
    const [alice, carol] = [await enter('alice', 'alice'), await enter('carol', 'carol')];
    let bob = await enter('bob', 'bob');
    do alice.type('NAMES #qemu-gsoc');
    while (!/gsocbot/.test(await alice.sees(/ (?:353|JOIN) /)));
    // Who takes the nick of the mentor is not the mentor.
    const impostor = await enter('stefano', null);
    await asks(mentor, 'stef_off', 'tz Europe/Berlin', /Your zone is Europe\/Berlin/);
    await asks(alice, 'alice', 'tz Asia/Kolkata', /Your zone is Asia\/Kolkata/);
    await asks(bob, 'bob', 'tz America/Los_Angeles', /Your zone is America\/Los_Angeles/);

    // The clocks of Berlin go forward on 31 March, after the offer and before the interview.
    await asks(mentor, 'stef_off', 'offer pear 2 april 18:00-19:00', /s1 16:00 \(18:00\)/);
    await asks(impostor, 'stefano', 'withdraw s1', /for mentors who are identified/);
    await asks(impostor, 'stefano', 'agenda', /for mentors who are identified/);
    await asks(alice, 'alice', 'book s1', /You have s1 .* 16:00 UTC \(21:30 Asia\/Kolkata\), with stef_off \(b1\)/);
    await mentor.sees(/PRIVMSG stef_off :.*alice has booked s1 .* \(18:00 Europe\/Berlin\)/);
    await asks(bob, 'bob', 'queue pear', /at place 1/);
    await asks(carol, 'carol', 'queue pear', /at place 2/);

    // Bob's line breaks; his place and the slot are kept for him.
    bob.vanish();
    await mentor.sees(/ QUIT /);
    await asks(alice, 'alice', 'cancel b1 an exam', /b1 .* is cancelled/);
    await mentor.sees(/PRIVMSG stef_off :alice has cancelled the interview b1 .*\. Reason: an exam/);
    bob = await enter('bob2', 'bob');
    await asks(bob, 'bob2', 'bookings', /b2 .* 16:00 UTC \(09:00 America\/Los_Angeles\).*\(held until/);
    await asks(bob, 'bob2', 'accept', /You have s1 .* \(09:00 America\/Los_Angeles\), with stef_off \(b2\)/);

    // What is new goes to who waits.
    await asks(mentor, 'stef_off', 'offer pear 2 april 20:00-21:00', /s2 18:00 \(20:00\)/);
    await carol.sees(/PRIVMSG carol :.*s2 .* is held for you until/);
    await asks(carol, 'carol', 'accept', /You have s2 .* \(b3\)/);

    for (const instant of ['2030-04-01T16:00:00Z', '2030-04-02T15:00:00Z', '2030-04-02T15:50:00Z']) {
      await at(instant);
      await bob.sees(
        /PRIVMSG bob2 :.*Your interview for .* is in (?:1 day|1 hour|10 minutes): .* \(09:00 America\/Los_Angeles\)/,
      );
      await mentor.sees(/PRIVMSG stef_off :.*Your interview for .* \(18:00 Europe\/Berlin\) \(b2\)/);
    }
    await asks(bob, 'bob2', 'here', /Noted: you are there for b2/);
    await mentor.sees(/PRIVMSG stef_off :.*bob2? is there for the interview b2/);
    await asks(mentor, 'stef_off', 'here', /Noted: you are there for b2/);
    await at('2030-04-02T16:00:00Z');
    await bob.sees(/begins \(b2\)/);
    await bob.sees(/Welcome! .* \(5 minutes, b2\)/);
    await at('2030-04-02T16:05:00Z');
    await bob.sees(/Now the exercise/);
    await asks(mentor, 'stef_off', '!extend 5m', /I tell both of you \(b2\)/);
    await bob.sees(/There is more time: 35 minutes are left for the exercise/);
    await asks(mentor, 'stef_off', '!finish', /The interview b2 is over/);
    await bob.sees(/PRIVMSG bob2 :.*The interview b2 .* is over/);

    // Carol does not come.
    await at('2030-04-02T17:50:00Z', '2030-04-02T18:09:00Z');
    await asks(mentor, 'stef_off', 'here', /Noted: you are there for b3/);
    await asks(mentor, 'stef_off', 'noshow b3', /too early/);
    await at('2030-04-02T18:10:00Z');
    await mentor.sees(/PRIVMSG stef_off :.*carol has not come to b3 so far .* You can wait or go/);
    await carol.sees(/PRIVMSG carol :.*You can still come until .* 19:00 UTC/);
    await at('2030-04-02T19:00:00Z');
    await carol.sees(/PRIVMSG carol :.*b3 .* did not take place\. You are offered one new time, once/);
    await asks(carol, 'carol', 'place', /place 1/);

    const inPublic = mentor.lines.filter((line) => /^:gsocbot\S* PRIVMSG #qemu-gsoc /.test(line));
    expect(inPublic).toEqual([]);
    await bot.stop();
    expect(log.entries.filter(({ level }) => level === 'error')).toEqual([]);
    await Promise.all([mentor, alice, bob, carol, impostor].map((person) => person.leave()));
  }, 240_000);
});
