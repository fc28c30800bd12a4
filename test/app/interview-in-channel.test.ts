import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { identify, register, servicesAreUp } from '../adapters/irc/services.ts';
import { makeHybrid } from '../servers/irc/hybrid.ts';
import { makeInspircd } from '../servers/irc/inspircd.ts';
import { whyUnavailable } from '../servers/irc/installed.ts';
import type { IrcServer } from '../servers/irc/irc-server.ts';
import { makePerson, type Person } from '../servers/irc/person.ts';
import { isSkipped } from '../servers/irc/server-kind.ts';
import { type Running, startGsocbot } from '../support/command-line.ts';
import { letTimePass, letTimePassUntilStart } from '../support/let-time-pass.ts';
import { ircYaml } from '../support/network-yaml.ts';
import { ORCHARD } from '../support/orchard.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const MINUTE_MS = 60_000;

const configurationOf = (server: IrcServer, more: string) => `programs: [orchard.yaml]
database: bot.sqlite
mentors: { ann-lee: [irc/stefano] }
networks:
${ircYaml({ name: 'irc', port: server.port })}${more}`;

/** Somebody identified, in the channel of everybody. */
async function come(server: IrcServer, nick: string, isIdentified = true): Promise<Person> {
  const person = await makePerson(nick, { port: server.port });
  onTestFinished(() => person.leave());
  if (isIdentified) await identify(person, 'secret');
  person.type('JOIN #qemu-gsoc');
  await person.sees(/ 366 /);
  return person;
}

/** The servers' limits, and a busy machine, take their time. */
const PATIENT_MS = 60_000;

async function asks(person: Person, line: string, hears: RegExp, withinMs = PATIENT_MS): Promise<string> {
  person.type(`PRIVMSG gsocbot :${line}`);
  return person.sees(new RegExp(`(?:PRIVMSG|NOTICE) ${person.nick} :.*${hears.source}`), withinMs);
}

/** The bot, which is in the channel of everybody. */
async function begin(folder: string, witness: Person): Promise<Running> {
  witness.forget();
  const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
  const died = bot.ended.then(({ error }) => Promise.reject(new Error(`the bot ended: ${error}`)));
  await Promise.race([witness.sees(/:gsocbot\S* JOIN :?#qemu-gsoc/, PATIENT_MS), died]);
  died.catch(() => {});
  return bot;
}

async function end(bot: Running, signal: NodeJS.Signals): Promise<void> {
  bot.child.kill(signal);
  await bot.ended;
}

/** An interview of Alice's with Stefano that both have come to: it begins in a moment. */
async function upToStart(server: IrcServer, more = '') {
  const folder = tempFolder();
  writeIn(folder, 'orchard.yaml', ORCHARD);
  writeIn(folder, 'bot.yaml', configurationOf(server, more));
  const [mentor, alice, stranger] = [
    await come(server, 'stefano'),
    await come(server, 'alice'),
    await come(server, 'stranger', false),
  ];
  const first = await begin(folder, stranger);
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await asks(mentor, `offer pear ${day} 14:00-15:00`, /s1 14:00/);
  await asks(mentor, 'exercise pear add Reverse a list in place.', /Exercise 1/);
  await asks(alice, 'book s1', /You have s1 .*\(b1\)/);
  await mentor.sees(/alice has booked s1/);
  await end(first, 'SIGTERM');
  const file = join(folder, 'bot.sqlite');
  await letTimePassUntilStart(file, 1, 25_000);
  const bot = await begin(folder, stranger);
  await asks(alice, 'here', /you are there for b1/);
  await asks(mentor, 'here', /you are there for b1|begins/);
  return { folder, file, bot, mentor, alice, stranger };
}

const SERVERS = [
  { name: 'inspircd', make: makeInspircd },
  { name: 'ircd-hybrid', make: makeHybrid },
] as const;

for (const { name, make } of SERVERS) {
  describe.skipIf(isSkipped(name, whyUnavailable(name)))(`an interview on ${name}`, () => {
    let server: IrcServer;

    beforeAll(async () => {
      server = await make();
      await server.start();
      await servicesAreUp(server);
      for (const nick of ['stefano', 'alice']) await register(server, nick, 'secret');
    }, 60_000);
    afterAll(() => server.remove());

    it('is held in a private channel from the first word to the last, though the bot is killed in the middle', async () => {
      const { folder, file, bot, mentor, alice, stranger } = await upToStart(server);
      const invitation = await alice.sees(/INVITE alice :?#qemu-gsoc-iv-1-[0-9a-f]{4}/, PATIENT_MS);
      const [channel = ''] = /#qemu-gsoc-iv-1-[0-9a-f]{4}/.exec(invitation) ?? [];
      for (const person of [mentor, alice]) {
        if (person !== alice) await person.sees(new RegExp(`INVITE ${person.nick} :?${channel}`), PATIENT_MS);
        await person.sees(new RegExp(`PRIVMSG ${person.nick} :The interview is in the channel ${channel}`), PATIENT_MS);
        person.type(`JOIN ${channel}`);
        await person.sees(new RegExp(` 366 ${person.nick} ${channel}`));
      }
      stranger.type(`JOIN ${channel}`);
      await stranger.sees(/ 473 /);

      alice.type(`PRIVMSG ${channel} :Hello Stefano!`);
      await mentor.sees(new RegExp(String.raw`:alice\S* PRIVMSG ${channel} :Hello Stefano!`));
      mentor.type(`PRIVMSG ${channel} :!skip`);
      await alice.sees(new RegExp(String.raw`:gsocbot\S* PRIVMSG ${channel} :Now the exercise\.`), PATIENT_MS);
      await alice.sees(/PRIVMSG alice :Your exercise: Reverse a list in place\./, PATIENT_MS);
      mentor.type(`PRIVMSG ${channel} :!note she is quick`);
      await mentor.sees(/note works only in a direct message/, PATIENT_MS);
      await asks(mentor, 'note she is quick', /Noted for b1/, PATIENT_MS);

      await end(bot, 'SIGKILL');
      // Fifteen of thirty minutes of the exercise are over when it is back.
      await letTimePass(file, 15 * MINUTE_MS - 1_000);
      const second = await begin(folder, stranger);
      await alice.sees(new RegExp(String.raw`:gsocbot\S* JOIN :?${channel}`), PATIENT_MS);
      alice.type(`PRIVMSG ${channel} :I am still here.`);
      mentor.type(`PRIVMSG ${channel} :!pause`);
      await alice.sees(
        new RegExp(String.raw`${channel} :The clock stands: 1[3-5] minutes are left for the exercise\.`),
        PATIENT_MS,
      );
      mentor.type(`PRIVMSG ${channel} :!resume`);
      await alice.sees(new RegExp(`${channel} :The clock goes on: 1[3-5] minutes`), PATIENT_MS);

      mentor.type(`PRIVMSG ${channel} :!finish`);
      await alice.sees(new RegExp(String.raw`${channel} :The interview is over \(b1\)\.`), PATIENT_MS);
      await alice.sees(new RegExp(String.raw`:gsocbot\S* PART :?${channel}`), PATIENT_MS);
      mentor.forget();
      await asks(mentor, 'transcript b1', /<alice> Hello Stefano!/, PATIENT_MS);
      mentor.type('PRIVMSG gsocbot :more');
      await mentor.sees(/Note by stefano: she is quick/, PATIENT_MS);

      for (const once of [/PRIVMSG alice :Your exercise/, new RegExp(`PRIVMSG ${channel} :Now the exercise`)])
        expect(alice.lines.filter((line) => once.test(line))).toHaveLength(1);
      for (const line of stranger.lines) expect(line).not.toMatch(/PRIVMSG .*(?:alice|b1|exercise|list)/i);
      expect(mentor.lines.join('\n')).not.toContain('PRIVMSG #qemu-gsoc :');
      await end(second, 'SIGTERM');
    }, 240_000);

    if (name !== 'ircd-hybrid') return;
    it('is relayed where the server does not let the bot make the channel, with code that keeps its shape', async () => {
      // A name that the server takes from nobody.
      const { bot, mentor, alice } = await upToStart(
        server,
        `    interviewChannels: "#reserved-iv-{booking}"
`,
      );
      await alice.sees(/PRIVMSG alice :What you write to me here I hand on to stefano/, PATIENT_MS);
      await mentor.sees(/PRIVMSG stefano :Welcome!/, PATIENT_MS);

      mentor.type('PRIVMSG gsocbot :Please show me a loop.');
      await alice.sees(/:gsocbot\S* PRIVMSG alice :<stefano> Please show me a loop\./, PATIENT_MS);
      const code = Array.from({ length: 9 }, (_, at) => `${'    '.repeat(at % 3)}line${at};`);
      for (const line of code) alice.type(`PRIVMSG gsocbot :${line}`);
      // A server that slows Alice down parts the paste; a part of more than six lines goes on for the asking.
      while (!/line8;/.test(await mentor.sees(/<alice> {9}line8;|say "more"/, PATIENT_MS)))
        mentor.type('PRIVMSG gsocbot :more');

      const heard = mentor.lines.flatMap((line) => /PRIVMSG stefano :<alice> (.*line\d;)/.exec(line)?.[1] ?? []);
      expect(heard).toEqual(code);
      await asks(mentor, '!finish', /The interview b1/, PATIENT_MS);
      await end(bot, 'SIGTERM');
    }, 240_000);
  });
}
