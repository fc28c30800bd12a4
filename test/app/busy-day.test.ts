import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Inspircd, makeInspircd } from '../servers/irc/inspircd.ts';
import { whyUnavailable } from '../servers/irc/installed.ts';
import { makePerson } from '../servers/irc/person.ts';
import { isSkipped } from '../servers/irc/server-kind.ts';
import { busyStretch } from '../support/chatter.ts';
import { startGsocbot } from '../support/command-line.ts';
import { Chatterer } from '../support/crowd.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const CHANNEL = '#qemu-gsoc';
/** A day of eight hours in a hundred stretches: 50,000 lines, 500 questions, 20 changes of nick a minute. */
const STRETCHES = 100;
const STRETCH = { lines: 500, questions: 5, nicks: 96 };
const NEAR = 6;
const FAR = 4;
/** The far server drops out at the beginning of these, and is back at the end. */
const SPLITS = [30, 65];

describe.skipIf(isSkipped('inspircd', whyUnavailable('inspircd')))('a busy day in the channel', () => {
  let near: Inspircd;
  let far: Inspircd;

  beforeAll(async () => {
    // At full speed, so without the limits that keep people from talking so fast.
    near = await makeInspircd({ isFloodLimitLifted: true });
    const linkTo = { name: 'insp.local', port: near.linkPort };
    far = await makeInspircd({ isFloodLimitLifted: true, serverName: 'insp2.local', linkTo });
    await near.start(false);
    await far.start(false);
  });
  afterAll(async () => {
    await near.remove();
    await far.remove();
  });

  function startBot() {
    const folder = tempFolder();
    const speaking = 'speaking: { burst: 1000, linesPerSecond: 0, repeats: 0 }';
    const network = `{ kind: irc, name: insp, host: localhost, port: ${near.port}, tls: { kind: plain }, owner: anna, source: here, channels: [{ name: "${CHANNEL}" }], ${speaking} }`;
    writeIn(
      folder,
      'bot.yaml',
      `programs: [qemu-2024]\nlimits: { perPersonPerMinute: 0, perChannelPerMinute: 0 }\nnetworks:\n  - ${network}\n`,
    );
    return startGsocbot(['start', '--config', 'bot.yaml'], folder);
  }

  it('passes with each question answered once, to who asked it, and nothing else said', async () => {
    const observer = await makePerson('observer', { port: near.port });
    observer.type(`JOIN ${CHANNEL}`);
    const bot = startBot();
    await observer.sees(/:gsocbot!.* JOIN /);
    const people = await Promise.all(
      Array.from({ length: NEAR + FAR }, (_, at) =>
        Chatterer.arrive(`talker${at}`, at < NEAR ? near.port : far.port, CHANNEL),
      ),
    );
    // The far server takes people in before it is linked.
    const arrived = async (count: number) => {
      for (let joins = 0; joins < count; joins += 1) await observer.sees(/:talker.* JOIN /, 30_000);
    };
    await arrived(people.length);
    const asked: string[] = [];

    for (let number = 0; number < STRETCHES; number += 1) {
      const isSplit = SPLITS.includes(number);
      if (isSplit) await far.stop('SIGKILL');
      const present = isSplit ? people.slice(0, NEAR) : people;
      for (const happening of busyStretch(number, present.length, STRETCH)) {
        const who = present[happening.who];
        if (happening.kind === 'ask') asked.push(who?.nick ?? '');
        who?.live(happening);
      }
      for (const [at, who] of present.entries()) who.live({ kind: 'say', who: at, text: `end ${number} of ${at}` });
      for (const [at] of present.entries()) await observer.sees(new RegExp(` :end ${number} of \\d+$`), 30_000 + at);
      if (!isSplit) continue;
      await far.start(false);
      await Promise.all(people.slice(NEAR).map((who) => who.comeBack(far.port)));
      await arrived(FAR);
    }
    observer.type(`PRIVMSG ${CHANNEL} :!version`);
    await observer.sees(/:gsocbot!.* PRIVMSG .* :observer: /, 30_000);

    const said = observer.lines.filter((line) => /^:gsocbot!\S+ (?:PRIVMSG|NOTICE) /.test(line));
    const answered = said.map((line) => / :(\S+): /.exec(line)?.[1] ?? line);
    expect(asked).toHaveLength(STRETCHES * STRETCH.questions);
    expect(answered.sort()).toEqual([...asked, 'observer'].sort());
    const talk = observer.lines.filter((line) => / (?:PRIVMSG|NOTICE) #/.test(line)).length - said.length;
    expect(talk).toBeGreaterThan(50_000);
    for (const who of people) who.leave();
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  }, 180_000);
});
