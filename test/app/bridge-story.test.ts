import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useHomeserver } from '../adapters/matrix/homeserver.ts';
import { type Inspircd, makeInspircd } from '../servers/irc/inspircd.ts';
import { whyUnavailable } from '../servers/irc/installed.ts';
import { makePerson } from '../servers/irc/person.ts';
import { isSkipped } from '../servers/irc/server-kind.ts';
import { register } from '../servers/matrix/api.ts';
import { type Person, signedIn } from '../servers/matrix/person.ts';
import { startGsocbot } from '../support/command-line.ts';
import { ircYaml, matrixYaml } from '../support/network-yaml.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const { isMissing, account, person, synapse } = useHomeserver();
const isSkippedHere = isSkipped('inspircd', whyUnavailable('inspircd')) || isMissing;

describe.skipIf(isSkippedHere)('a channel that a bridge joins with a room', () => {
  let insp: Inspircd;

  beforeAll(async () => {
    insp = await makeInspircd();
    await insp.start();
  }, 60_000);
  afterAll(() => insp.remove());

  /** What a bridge makes of somebody on IRC. */
  async function ghost(nick: string, room: string): Promise<Person> {
    const made = await signedIn(synapse().url, await register(synapse().url, `oftc_${nick}`));
    await made.join(room);
    return made;
  }

  test('hears one answer to a question, and the other side answers while the bot is not where it was asked', {
    timeout: 150_000,
  }, async () => {
    const [own, ada] = [await account(), await person('ada')];
    const room = await ada.createRoom('bridged');
    const folder = tempFolder();
    writeIn(folder, 'password', own.password);
    writeIn(
      folder,
      'bot.yaml',
      `programs: [qemu-2024]
networks:
${ircYaml({ name: 'insp', port: insp.port })}${matrixYaml({ url: synapse().url, userId: own.userId, room: '#bridged:localhost' })}bridged:
  - { channels: ["insp/#qemu-gsoc", "matrix/#bridged:localhost"], ghosts: ["@oftc_*:localhost"] }
`,
    );
    const alice = await makePerson('alice', { port: insp.port });
    alice.type('JOIN #qemu-gsoc');
    await alice.sees(/ 366 /);
    const [herGhost, botGhost] = [await ghost('alice', room), await ghost('gsocbot', room)];
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    await alice.sees(/:gsocbot!.* JOIN /, 60_000);
    await ada.until(
      'the bot is in the room',
      () => ada.events.some(({ sender, content }) => sender === own.userId && content.membership === 'join'),
      60_000,
    );
    const said = () =>
      ada.events.flatMap(({ sender, content }) =>
        sender === own.userId && content.body ? [String(content.body)] : [],
      );

    alice.type('PRIVMSG #qemu-gsoc :!version');
    const onIrc = await alice.sees(/:gsocbot!.* PRIVMSG #qemu-gsoc :/);
    // The bridge carries both over, the bot's own words among them.
    await herGhost.say(room, '!version');
    await botGhost.say(room, onIrc.slice(onIrc.indexOf(' :') + 2));
    await botGhost.say(room, '!version');
    await ada.say(room, '!next');
    await ada.until('her answer', () => said().length > 0);
    expect(said()).toHaveLength(1);
    expect(said()[0]).not.toContain('gsocbot 0.');

    await insp.stop();
    await expect
      .poll(
        async () => {
          await herGhost.say(room, '!version');
          return said().some((text) => text.includes('gsocbot 0.'));
        },
        { timeout: 40_000, interval: 1_000 },
      )
      .toBe(true);
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    await Promise.all([alice.leave(), herGhost.leave(), botGhost.leave()]);
  });
});
