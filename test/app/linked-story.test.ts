import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useHomeserver } from '../adapters/matrix/homeserver.ts';
import { type Inspircd, makeInspircd } from '../servers/irc/inspircd.ts';
import { whyUnavailable } from '../servers/irc/installed.ts';
import { type Person as IrcPerson, makePerson } from '../servers/irc/person.ts';
import { isSkipped } from '../servers/irc/server-kind.ts';
import type { Json } from '../servers/matrix/api.ts';
import { startGsocbot } from '../support/command-line.ts';
import { ircYaml, matrixYaml } from '../support/network-yaml.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const { isMissing, account, person, synapse } = useHomeserver();
const isSkippedHere = isSkipped('inspircd', whyUnavailable('inspircd')) || isMissing;

describe.skipIf(isSkippedHere)('one person on IRC and Matrix', () => {
  let insp: Inspircd;

  beforeAll(async () => {
    insp = await makeInspircd();
    await insp.start();
    for (const name of ['stefano', 'alice']) {
      const somebody = await makePerson(name, { port: insp.port });
      await services(somebody, `REGISTER secret ${name}@example.org`, / 900 | NOTICE .*registered/i);
      await somebody.leave();
    }
  }, 60_000);
  afterAll(() => insp.remove());

  /** Services take a moment to come up. */
  async function services(somebody: IrcPerson, command: string, done: RegExp): Promise<void> {
    for (;;) {
      somebody.type(`PRIVMSG NickServ :${command}`);
      if (!/ 401 /.test(await somebody.sees(new RegExp(`${done.source}| 401 `, 'i')))) return;
    }
  }

  async function onIrc(nick: string): Promise<IrcPerson> {
    const somebody = await makePerson(nick, { port: insp.port });
    await services(somebody, `IDENTIFY ${nick} secret`, / 900 | NOTICE .*identified/i);
    somebody.type('JOIN #qemu-gsoc');
    await somebody.sees(/ 366 /);
    return somebody;
  }

  async function asks(somebody: IrcPerson, nick: string, line: string, hears: RegExp): Promise<string> {
    somebody.type(`PRIVMSG gsocbot :${line}`);
    return somebody.sees(new RegExp(`(?:PRIVMSG|NOTICE) ${nick} :.*${hears.source}`));
  }

  test('links by a code and a word from each side, and then bookings, zone and reminders are one, until they are parted', {
    timeout: 150_000,
  }, async () => {
    const [own, ada] = [await account(), await person('ada')];
    const folder = tempFolder();
    writeIn(folder, 'password', own.password);
    const room = await ada.createRoom('linked');
    writeIn(
      folder,
      'bot.yaml',
      `programs: [qemu-2024]
mentors: { stefano-garzarella: [insp/stefano] }
networks:
${ircYaml({ name: 'insp', port: insp.port })}${matrixYaml({ url: synapse().url, userId: own.userId, room: '#linked:localhost' })}`,
    );
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const [mentor, alice] = [await onIrc('stefano'), await onIrc('alice')];
    do alice.type('NAMES #qemu-gsoc');
    while (!/gsocbot/.test(await alice.sees(/ (?:353|JOIN) /)));
    await ada.until(
      'the bot is in the room',
      () =>
        ada.events.some(
          ({ sender, room_id, content }) => sender === own.userId && room_id === room && content.membership === 'join',
        ),
      60_000,
    );
    const direct = await ada.createDirect(own.userId);
    /** What she hears on Matrix. */
    const hears = async (line: string, wanted: RegExp): Promise<string> => {
      await ada.say(direct, line);
      const fits = ({ room_id, content }: Json) =>
        room_id === direct && content.msgtype === 'm.notice' && wanted.test(content.body);
      return (await ada.sees(`${line} -> ${wanted}`, fits, 40_000)).content.body;
    };
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await asks(mentor, 'stefano', `offer memory isolation ${day} 14:00-15:00`, /s1 14:00/);
    await asks(alice, 'alice', 'book s1', /You have s1/);
    await asks(alice, 'alice', 'tz Asia/Kolkata', /Asia/);
    await asks(alice, 'alice', 'remind me tomorrow 9:00 to send the PDF', /confirm/);
    await asks(alice, 'alice', 'confirm', /Reminder 1/);
    await hears('bookings', /no interviews/);

    const [, code = ''] = /link (\S+)/.exec(await asks(alice, 'alice', 'link', /link \d/)) ?? [];
    await hears(`link ${code}`, /That is the code of insp\/alice/);
    await hears(`link ${code} confirm`, /Now go back to insp\/alice/);
    await hears('bookings', /no interviews/);
    await asks(alice, 'alice', `link matrix/${ada.userId}`, /are one for me now/);

    expect(await hears('bookings', /b1/)).toContain('Asia/Kolkata');
    expect(await hears('reminders', /send the PDF/)).toContain('1');
    await hears('cancel b1 an exam', /b1 .* is cancelled/);
    await mentor.sees(/has cancelled the interview b1 .*an exam/);
    await hears('forget 1', /Reminder 1 is forgotten/);
    await asks(alice, 'alice', 'reminders', /no open reminders/);
    await hears('unlink', /stands alone again/);
    await hears('bookings', /no interviews/);
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    await Promise.all([mentor.leave(), alice.leave()]);
  });
});
