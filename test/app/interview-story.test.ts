import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Inspircd, makeInspircd } from '../servers/irc/inspircd.ts';
import { whyUnavailable } from '../servers/irc/installed.ts';
import { makePerson, type Person } from '../servers/irc/person.ts';
import { isSkipped } from '../servers/irc/server-kind.ts';
import { startGsocbot } from '../support/command-line.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const why = whyUnavailable('inspircd');
const PEOPLE = ['stefano', 'alice', 'bob'] as const;

describe.skipIf(isSkipped('inspircd', why))('interviews on an IRC network with services', () => {
  let insp: Inspircd;

  beforeAll(async () => {
    insp = await makeInspircd();
    await insp.start();
    for (const name of PEOPLE) {
      const person = await makePerson(name, { port: insp.port });
      await services(person, `REGISTER secret ${name}@example.org`, / 900 | NOTICE .*registered/i);
      await person.leave();
    }
  });
  afterAll(() => insp.remove());

  /** Services take a moment to come up. */
  async function services(person: Person, command: string, done: RegExp) {
    for (;;) {
      person.type(`PRIVMSG NickServ :${command}`);
      if (!/ 401 /.test(await person.sees(new RegExp(`${done.source}| 401 `, 'i')))) return;
    }
  }

  /** Somebody in the channel, identified if they have an account. */
  async function join(nick: string, account: string | null): Promise<Person> {
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
    writeIn(
      folder,
      'bot.yaml',
      `programs: [qemu-2024]
mentors: { stefano-garzarella: [insp/stefano] }
networks:
  - kind: irc
    name: insp
    host: localhost
    port: ${insp.port}
    tls: { kind: plain }
    owner: anna
    source: https://example.org/gsocbot
    channels: [{ name: "#qemu-gsoc" }]
`,
    );
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const mentor = await join('stef_away', 'stefano');
    const [alice, bob, impostor] = [
      await join('alice', 'alice'),
      await join('bob', 'bob'),
      await join('stefan0', null),
    ];
    while (!/gsocbot/.test(await alice.sees(/ (?:353|JOIN) /))) alice.type('NAMES #qemu-gsoc');
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

    await mentor.sees(/PRIVMSG stef_away :.*b1 .* is cancelled\. Reason: an exam/);
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
});
