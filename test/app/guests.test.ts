import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Inspircd, makeInspircd } from '../servers/irc/inspircd.ts';
import { whyUnavailable } from '../servers/irc/installed.ts';
import { makePerson, type Person } from '../servers/irc/person.ts';
import { isSkipped } from '../servers/irc/server-kind.ts';
import { startGsocbot } from '../support/command-line.ts';
import { ircYaml } from '../support/network-yaml.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const GUESTS = 10;
const QUESTIONS = ['next', 'mentors', 'version', 'seasons', 'contact', 'dates'];

describe.skipIf(isSkipped('inspircd', whyUnavailable('inspircd')))('ten guests who ask in private all at once', () => {
  let server: Inspircd;

  beforeAll(async () => {
    server = await makeInspircd({ isFloodLimitLifted: true });
    await server.start(false);
  });
  afterAll(() => server.remove());

  it('hold up nobody in the channel, and each of them hears an answer or that the bot is busy', async () => {
    const folder = tempFolder();
    writeIn(
      folder,
      'bot.yaml',
      `programs: [qemu-2024]\nlimits: { perPersonPerMinute: 0 }\nnetworks:\n${ircYaml({ name: 'insp', port: server.port })}`,
    );
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const carol = await makePerson('carol', { port: server.port });
    carol.type('JOIN #qemu-gsoc');
    await carol.sees(/:gsocbot!.* JOIN |353 .*gsocbot/);
    const guests: Person[] = await Promise.all(
      Array.from({ length: GUESTS }, (_, at) => makePerson(`guest${at}`, { port: server.port })),
    );

    for (const question of QUESTIONS) for (const guest of guests) guest.type(`PRIVMSG gsocbot :${question}`);
    carol.type('PRIVMSG #qemu-gsoc :gsocbot: next');

    await carol.sees(/PRIVMSG #qemu-gsoc :carol: /);
    const early = guests.flatMap(({ lines }) => lines.filter((line) => line.includes(':gsocbot!')));
    expect(early.length).toBeLessThan(GUESTS * QUESTIONS.length);
    await Promise.all(guests.map((guest) => guest.sees(/:gsocbot!.* :I am busy at the moment/, 60_000)));
    bot.child.kill('SIGTERM');
    await bot.ended;
    await Promise.all([carol, ...guests].map((person) => person.leave()));
  }, 120_000);
});
