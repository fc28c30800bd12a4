import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identify, register, servicesAreUp } from '../adapters/irc/services.ts';
import { useHomeserver } from '../adapters/matrix/homeserver.ts';
import { makeInspircd } from '../servers/irc/inspircd.ts';
import { whyUnavailable } from '../servers/irc/installed.ts';
import type { IrcServer } from '../servers/irc/irc-server.ts';
import { type Person as IrcPerson, makePerson } from '../servers/irc/person.ts';
import { isSkipped } from '../servers/irc/server-kind.ts';
import type { Account, Json } from '../servers/matrix/api.ts';
import { makeNioPerson, type NioPerson } from '../servers/matrix/nio-person.ts';
import type { Person } from '../servers/matrix/person.ts';
import { type Running, startGsocbot } from '../support/command-line.ts';
import { letTimePass, letTimePassUntilStart } from '../support/let-time-pass.ts';
import { ircYaml, matrixYaml } from '../support/network-yaml.ts';
import { ORCHARD } from '../support/orchard.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const { isMissing, account, person, synapse } = useHomeserver();
const MINUTE_MS = 60_000;

const matrixOf = (own: Account, room: string, encryption: string) =>
  matrixYaml({ url: synapse().url, userId: own.userId, room, more: [`encryption: ${encryption}`] });

function folderFor(own: Account, mentor: string, networks: string): string {
  const folder = tempFolder();
  writeIn(folder, 'password', own.password);
  writeIn(folder, 'orchard.yaml', ORCHARD);
  writeIn(
    folder,
    'bot.yaml',
    `programs: [orchard.yaml]
database: bot.sqlite
mentors: { ann-lee: ["${mentor}"] }
networks:
${networks}`,
  );
  return folder;
}

const start = (folder: string) => startGsocbot(['start', '--config', 'bot.yaml'], folder);

async function end(bot: Running, signal: NodeJS.Signals): Promise<void> {
  bot.child.kill(signal);
  await bot.ended;
}

const body = ({ content }: Json): string => content.body ?? '';

/** Somebody on Matrix who talks to the bot alone. */
interface Talker {
  asks(text: string, hears: RegExp): Promise<string>;
}

function talking(someone: NioPerson | Person, direct: string, bot: Account): Talker {
  return {
    asks: async (text, hears) => {
      await someone.say(direct, text);
      return body(
        await someone.sees(
          `${text} answered`,
          (event) => event.sender === bot.userId && (event.room ?? event.room_id) === direct && hears.test(body(event)),
          60_000,
        ),
      );
    },
  };
}

const inThreeDays = () => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(isMissing)('an interview of two on Matrix', () => {
  it('is held in an encrypted room of its own, though the bot is killed in the middle', async () => {
    const [own, host] = [await account(), await person('host')];
    const [mentor, alice] = await Promise.all(
      ['stefano', 'alice'].map((name) => makeNioPerson(synapse().url, `${name}x`, tempFolder())),
    );
    if (!mentor || !alice) throw new Error('nobody came');
    await host.createRoom('gsoc');
    const folder = folderFor(own, `matrix/${mentor.userId}`, matrixOf(own, '#gsoc:localhost', 'allowed'));
    const first = start(folder);
    await host.until(
      'the bot comes',
      () => host.events.some(({ sender, content }) => sender === own.userId && content.membership === 'join'),
      60_000,
    );
    const [toMentor, toAlice] = [
      talking(mentor, await mentor.direct(own.userId), own),
      talking(alice, await alice.direct(own.userId), own),
    ];
    await toMentor.asks(`offer pear ${inThreeDays()} 14:00-15:00`, /s1 14:00/);
    await toMentor.asks('exercise pear add Reverse a list in place.', /Exercise 1/);
    await toAlice.asks('book s1', /You have s1/);
    await end(first, 'SIGTERM');
    await letTimePassUntilStart(join(folder, 'bot.sqlite'), 1, 25_000);
    const second = start(folder);
    await toAlice.asks('here', /you are there for b1/);
    await toMentor.asks('here', /you are there for b1|begins/);

    for (const one of [mentor, alice]) {
      await one.until('invited', () => one.invitations.length > 0, 60_000);
      await one.join(one.invitations[0] ?? '');
    }
    const room = alice.invitations[0] ?? '';
    await alice.together(room, [mentor.userId, alice.userId, own.userId]);
    await alice.say(room, 'Hello Stefano!');
    await mentor.sees('hello', (event) => event.room === room && body(event) === 'Hello Stefano!', 60_000);
    await mentor.say(room, '!skip');
    const phase = (pattern: RegExp) => (event: Json) => event.room === room && pattern.test(body(event));
    expect(await alice.sees('the exercise', phase(/^Now the exercise\./), 60_000)).toMatchObject({ decrypted: true });
    await alice.until('the task', () => alice.messages.some((event) => /Reverse a list in place/.test(body(event))));

    await end(second, 'SIGKILL');
    await letTimePass(join(folder, 'bot.sqlite'), 20 * MINUTE_MS);
    const third = start(folder);
    await alice.sees('the warning', phase(/^10 minutes are left for the exercise\./), 90_000);
    await mentor.say(room, '!finish');
    await alice.sees('the farewell', phase(/^The interview is over/), 60_000);

    const transcript = await toMentor.asks('transcript b1', /Hello Stefano!/);
    expect(transcript).toContain('<alicex> Hello Stefano!');
    expect(mentor.messages.filter((event) => event.room === room && /Reverse a list/.test(body(event)))).toEqual([]);
    expect([...mentor.undecryptable, ...alice.undecryptable]).toEqual([]);
    // It is closed a moment after the farewell.
    await expect
      .poll(() => alice.say(room, 'Anybody there?').catch(() => 'refused'), { timeout: 60_000 })
      .toBe('refused');
    await end(third, 'SIGTERM');
    await Promise.all([mentor.leave(), alice.leave()]);
  }, 300_000);
});

describe.skipIf(isMissing || isSkipped('inspircd', whyUnavailable('inspircd')))('an interview across', () => {
  let server: IrcServer;

  beforeAll(async () => {
    server = await makeInspircd();
    await server.start();
    await servicesAreUp(server);
    await register(server, 'stefano', 'secret');
  }, 60_000);
  afterAll(() => server.remove());

  const sees = (who: IrcPerson, pattern: string) =>
    who.sees(new RegExp(`:gsocbot\\S* (?:PRIVMSG|NOTICE) ${who.nick} :${pattern}`), 60_000);

  it('goes from a booking on Matrix for a mentor on IRC through to the last line, each once and in order', async () => {
    const [own, alice] = [await account(), await person('alice')];
    await alice.createRoom('across');
    const folder = folderFor(
      own,
      'irc/stefano',
      `${ircYaml({ name: 'irc', port: server.port })}${matrixOf(own, '#across:localhost', 'off')}`,
    );
    const mentor = await makePerson('stefano', { port: server.port });
    await identify(mentor, 'secret');
    mentor.type('JOIN #qemu-gsoc');
    const comes = async () => {
      mentor.forget();
      const bot = start(folder);
      await mentor.sees(/:gsocbot\S* JOIN :?#qemu-gsoc/, 60_000);
      return bot;
    };
    const first = await comes();
    const direct = await alice.createDirect(own.userId);
    const toAlice = talking(alice, direct, own);
    const tells = (line: string) => mentor.type(`PRIVMSG gsocbot :${line}`);

    tells(`offer pear ${inThreeDays()} 14:00-15:00`);
    await sees(mentor, '.*s1 14:00');
    await toAlice.asks('book s1', /You have s1 .* with stefano \(b1\)/);
    await sees(mentor, 'alice\\S* has booked s1');
    await end(first, 'SIGTERM');
    await letTimePassUntilStart(join(folder, 'bot.sqlite'), 1, 25_000);
    const bot = await comes();
    await toAlice.asks('here', /you are there for b1/);
    tells('here');
    await sees(mentor, '.*What you write to me here I hand on to alice');
    const fromBot = (pattern: RegExp) => (event: Json) =>
      event.room_id === direct && event.sender === own.userId && pattern.test(body(event));
    await alice.sees('the beginning', fromBot(/What you write to me here I hand on to stefano/), 60_000);

    for (let line = 1; line <= 4; line += 1) tells(`question ${line}`);
    await alice.sees('the last question', fromBot(/question 4/), 60_000);
    const code = ['int main(void)', '{', ...Array.from({ length: 8 }, (_, at) => `    line${at}();`), '}'];
    await alice.send(direct, {
      msgtype: 'm.text',
      body: `Here it is:\n\`\`\`c\n${code.join('\n')}\n\`\`\``,
      format: 'org.matrix.custom.html',
      formatted_body: `<p>Here it is:</p><pre><code class="language-c">${code.join('\n')}\n</code></pre>`,
    });
    await sees(mentor, '<alice\\S*> Here it is:');
    await sees(mentor, '.*6 more lines: say "more"');
    tells('more');
    await sees(mentor, '<alice\\S*> }');
    tells('\x01ACTION nods\x01');
    await alice.sees('the nod', fromBot(/^\* stefano nods$/), 60_000);
    await alice.send(direct, { msgtype: 'm.emote', body: 'waves' });
    await sees(mentor, '\\* alice\\S* waves');
    const slip = await alice.say(direct, 'It is O(n).');
    await sees(mentor, '<alice\\S*> It is O\\(n\\)\\.');
    await alice.edit(direct, slip, 'It is O(n log n).');
    await sees(mentor, '<alice\\S*> \\(corrected\\) It is O\\(n log n\\)\\.');
    await alice.send(direct, { msgtype: 'm.image', body: 'desk.png', url: 'mxc://localhost/none' });
    await sees(mentor, '\\* alice\\S* sent a file: desk\\.png \\(files stay where they were sent\\)');
    await alice.sees('that it stays', fromBot(/^I cannot hand on files/), 60_000);
    tells('!finish');
    await alice.sees('the end', fromBot(/is over\. Thank you/), 60_000);

    const heard = mentor.lines.flatMap(
      (line) => /PRIVMSG stefano :<alice\S*> (.*?)(?: \(\d+ more lines.*)?$/.exec(line)?.[1] ?? [],
    );
    expect(heard).toEqual(['Here it is:', ...code, 'It is O(n).', '(corrected) It is O(n log n).']);
    const asked = alice.events
      .filter(fromBot(/question/))
      .flatMap((event) => [...body(event).matchAll(/question (\d)/g)].map(([, number]) => number));
    expect(asked).toEqual(['1', '2', '3', '4']);
    tells('transcript b1');
    await sees(mentor, '.*question 1');
    await end(bot, 'SIGTERM');
    await mentor.leave();
  }, 240_000);
});
