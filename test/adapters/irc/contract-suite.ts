import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { errorReply } from '../../../src/ports/reply.ts';
import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { isSkipped, type ServerKind } from '../../servers/irc/server-kind.ts';
import { makeSwallowingProxy } from '../../servers/irc/swallowing-proxy.ts';
import { listReply, ROOM } from './rig.ts';
import { createStage } from './stage.ts';

/** What the adapter does on every server. One file for each server calls it, so that they run side by side. */
export function describeContract({ name, make, why }: ServerKind): void {
  const isMissing = isSkipped(name, why);
  let server: IrcServer;
  const stage = createStage(() => server);
  const { bot, person, begin } = stage;

  beforeAll(async () => {
    if (isMissing) return;
    server = await make();
    await server.start();
  });
  afterAll(async () => {
    await server?.remove();
  });
  afterEach(() => stage.clear());

  test.skipIf(isMissing)(
    'a question in a channel is heard and its answer reaches everybody, confirmed by the server',
    async () => {
      const anna = await person('anna');
      const rig = await bot();

      anna.type('PRIVMSG #room :!dates');
      const message = await rig.hears('!dates');
      const delivery = await rig.say(ROOM, 'Applications close on 2 April.', { addressee: 'anna' });

      expect(message).toMatchObject({
        network: 'test',
        channel: '#room',
        sender: { nick: 'anna', account: null },
        botNick: 'gsocbot',
      });
      expect(await anna.sees(/PRIVMSG #room/)).toMatch(
        /^:gsocbot!.* PRIVMSG #room :anna: Applications close on 2 April\.$/,
      );
      expect(delivery).toEqual({ kind: 'confirmed' });
    },
  );

  test.skipIf(isMissing)('a direct question is heard as such and answered directly', async () => {
    const anna = await person('anna');
    const rig = await bot();

    anna.type('PRIVMSG gsocbot :dates');
    const message = await rig.hears('dates');
    const delivery = await rig.say({ kind: 'direct', nick: 'anna' }, 'On 2 April.');

    expect(message.channel).toBeNull();
    expect(await anna.sees(/PRIVMSG anna/)).toMatch(/ PRIVMSG anna :On 2 April\.$/);
    expect(delivery).toEqual({ kind: 'confirmed' });
  });

  test.skipIf(isMissing)(
    'what a person typed wrong is told to them by NOTICE where that is wanted, an answer never',
    async () => {
      const anna = await person('anna');
      const rig = await bot({ errorsAs: 'NOTICE' });
      const alone = { kind: 'direct', nick: 'anna' } as const;

      await rig.say(alone, errorReply('No such date.'));
      await rig.say(alone, 'On 2 April.');
      await rig.say(ROOM, errorReply('No such idea.'));

      expect(await anna.sees(/No such date/)).toContain(' NOTICE anna :');
      expect(await anna.sees(/On 2 April/)).toContain(' PRIVMSG anna :');
      expect(await anna.sees(/No such idea/)).toContain(' PRIVMSG #room :');
    },
  );

  test.skipIf(isMissing)(
    'a long answer arrives whole in three lines, no character cut, no line longer than IRC allows',
    async () => {
      const anna = await person('anna');
      const rig = await bot();
      const words = Array.from(
        { length: 80 },
        (_, at) => ['größe', '漢字仮名', '👩‍👩‍👧‍👦', 'Straße', 'naïve'][at % 5],
      ).join(' ');

      const delivery = await rig.say(ROOM, words);
      const lines = [
        await anna.sees(/PRIVMSG #room/),
        await anna.sees(/PRIVMSG #room/),
        await anna.sees(/PRIVMSG #room/),
      ];

      expect(delivery).toEqual({ kind: 'confirmed' });
      expect(lines.map((line) => line.slice(line.indexOf(' :') + 2)).join(' ')).toBe(words);
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510);
    },
  );

  test.skipIf(isMissing)('the intro of a list arrives bold, and plain where formatting is switched off', async () => {
    const anna = await person('anna');
    const list = listReply('Ideas', ['QEMU', 'KVM']);
    const formatting = await bot();

    await formatting.say(ROOM, list);
    await formatting.stop();
    const plain = await bot({ formatting: false });
    await plain.say(ROOM, list);

    expect(await anna.sees(/PRIVMSG #room/)).toContain(' :\x02Ideas\x02: 1. QEMU; 2. KVM');
    expect(await anna.sees(/PRIVMSG #room/)).toMatch(/ :Ideas: 1\. QEMU; 2\. KVM$/);
  });

  test.skipIf(isMissing)('nothing goes in or out that turns text round or acts on a terminal', async () => {
    const anna = await person('anna');
    const rig = await bot();

    anna.type('PRIVMSG #room :!dates \u202epmal\u202c \u009b31mred \u2066x\u2069\u200f');
    await rig.hears('!dates pmal 31mred x');
    await rig.say(ROOM, 'On \u202e2 April\u202c\u009b31m.');

    expect(await anna.sees(/PRIVMSG #room/)).toMatch(/ :On 2 April31m\.$/);
  });

  test.skipIf(isMissing)('what a reply holds can not become a second command, nor CTCP', async () => {
    const anna = await person('anna');
    const rig = await bot();

    await rig.say(ROOM, 'one\r\nQUIT :gone\0\nPRIVMSG #room :two \x01DCC SEND x\x01');
    const direct = await rig.say({ kind: 'direct', nick: 'anna\r\nQUIT' }, 'x');
    const list = await rig.say({ kind: 'direct', nick: 'anna,#room' }, 'x');
    const elsewhere = await rig.say({ kind: 'channel', channel: '#other\r\nQUIT' }, 'x');
    await rig.say(ROOM, 'still here');

    expect(await anna.sees(/PRIVMSG #room/)).toMatch(/ :one QUIT :gone PRIVMSG #room :two DCC SEND x$/);
    expect(await anna.sees(/PRIVMSG #room/)).toMatch(/ :still here$/);
    expect([direct.kind, list.kind, elsewhere.kind]).toEqual(['refused', 'refused', 'refused']);
  });

  test.skipIf(isMissing)('what can not be delivered is reported as refused, with the words of the server', async () => {
    const rig = await bot();

    const delivery = await rig.say({ kind: 'direct', nick: 'nobody' }, 'hello');

    expect(delivery).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/no such nick/i) });
  });

  test.skipIf(isMissing)('what people do and the files that they offer are told as what they are', async () => {
    const anna = await person('anna');
    const rig = await bot();

    anna.type('PRIVMSG #room :\x01ACTION says !dates\x01');
    anna.type('PRIVMSG gsocbot :\x01DCC SEND "my task.c" 2130706433 5000 120\x01');
    const [action, file] = [await rig.hears('says !dates'), await rig.hears('my task.c')];

    expect(action).toMatchObject({ channel: '#room', form: 'action' });
    expect(file).toMatchObject({ channel: null, form: 'file' });
  });

  test.skipIf(isMissing)('a message tells where it came from, which a change of nick does not change', async () => {
    const anna = await person('anna');
    const rig = await bot();

    anna.type('PRIVMSG #room :!dates');
    const before = await rig.hears('!dates');
    anna.type('NICK other');
    anna.type('PRIVMSG #room :!next');
    const after = await rig.hears('!next');

    expect(after.sender.nick).toBe('other');
    expect(after.source).toBe(before.source);
    expect(before.source).toMatch(/^~?\w+@\S+$/);
  });

  test.skipIf(isMissing)('notices, other bots and the bot itself are not heard', async () => {
    const anna = await person('anna');
    const otherBot = await person('meetbot');
    const rig = await bot({ bots: ['MeetBot'] });

    anna.type('NOTICE #room :!dates');
    otherBot.type('PRIVMSG #room :!dates');
    await rig.say(ROOM, '!dates');
    await anna.sees(/:gsocbot!.*PRIVMSG/);
    anna.type('PRIVMSG #room :\x02\x0304,01!next\x0f');
    await rig.hears('!next');

    expect(rig.messages.map(({ text }) => text)).toEqual(['!next']);
  });

  test.skipIf(isMissing)('CTCP is answered, but not again and again', async () => {
    const anna = await person('anna');
    await bot();

    for (let at = 0; at < 4; at += 1) anna.type('PRIVMSG gsocbot :\x01VERSION\x01');
    expect(await anna.sees(/:gsocbot!.* NOTICE anna/)).toContain(' :\x01VERSION gsocbot 0.1\x01');
    anna.type('PING :done');
    await anna.sees(/PONG/);

    expect(anna.lines.filter((line) => line.includes('NOTICE anna :\x01'))).toHaveLength(1);
  });

  test.skipIf(isMissing)('an untrusted certificate is not talked to, and the status says why', async () => {
    const rig = begin({ tls: { kind: 'verified', ca: null } });

    await rig.until('waiting', () => rig.network.status().state === 'waiting');

    expect(rig.network.status().problem).toMatch(/self-signed certificate/);
    expect(rig.connections).toBe(0);
  });

  test.skipIf(isMissing)('a pinned certificate is trusted whoever signed it, any other is not', async () => {
    const { X509Certificate } = await import('node:crypto');
    const sha256 = new X509Certificate(server.certificate?.certificate ?? '').fingerprint256;
    const pinned = await bot({ tls: { kind: 'pinned', sha256 } });
    await pinned.stop();
    const wrong = begin({ tls: { kind: 'pinned', sha256: '00'.repeat(32) } });

    await wrong.until('waiting', () => wrong.network.status().state === 'waiting');

    expect(wrong.network.status().problem).toMatch(/not the pinned one/);
  });

  test.skipIf(isMissing)('plain connections work where the configuration says so in words', async () => {
    const rig = await bot({ port: server.port, tls: { kind: 'plain' } });

    expect(rig.network.status().state).toBe('connected');
  });

  test.skipIf(isMissing)('TLS to a plain port, and plain to a TLS port, ends by the registration timeout', async () => {
    const patience = { registrationMs: 700 };
    const tls = begin({ port: server.port, patience });
    const plain = begin({ tls: { kind: 'plain' }, patience });

    await tls.until('waiting', () => tls.network.status().state === 'waiting', 5_000);
    await plain.until('waiting', () => plain.network.status().state === 'waiting', 5_000);
  });

  test.skipIf(isMissing)('a taken nick does not keep it away; it gets its own back when it is free', async () => {
    const impostor = await person('gsocbot');
    const rig = await bot({ alternativeNicks: ['gsocbot2'] });
    expect(rig.network.status().nick).toBe('gsocbot2');

    await impostor.leave();
    await rig.until('own nick', () => rig.network.status().nick === 'gsocbot');

    const anna = await person('anna');
    anna.type('PRIVMSG gsocbot :hello');
    expect((await rig.hears('hello')).botNick).toBe('gsocbot');
  });

  test.skipIf(isMissing)('after a kick it comes back once, after the second only when an admin says so', async () => {
    const op = await person('op');
    const rig = await bot();

    op.type('KICK #room gsocbot :first');
    await rig.until('kicked', () => rig.log.some(({ message }) => message === 'not in the channel'));
    await rig.joined();
    op.type('KICK #room gsocbot :second');
    await rig.until('kicked again', () => rig.network.status().channels[0]?.isJoined === false);
    const announcement = await rig.announce('#room', 'nobody wants to hear this');

    expect(announcement).toEqual({ kind: 'refused', reason: expect.stringContaining('second') });
    expect(rig.network.status().channels).toEqual([
      { name: '#room', isJoined: false, problem: 'kicked: by op (second)' },
    ]);
    expect(rig.network.rejoin?.('#room')).toBe(true);
    await rig.joined();
  });

  test.skipIf(isMissing)(
    'a burst of answers keeps to the limits that the server ships with',
    { timeout: 40_000 },
    async () => {
      const anna = await person('anna');
      const rig = await bot();
      const texts = Array.from({ length: 14 }, (_, at) => `${at} ${'word '.repeat(50)}`.trim());

      const deliveries = await Promise.all(texts.map((text) => rig.say(ROOM, text, { expiresInMs: 60_000 })));

      expect(deliveries).toEqual(texts.map(() => ({ kind: 'confirmed' })));
      for (const text of texts) expect(await anna.sees(/PRIVMSG #room/)).toContain(` :${text}`);
      expect(rig.connections).toBe(1);
    },
  );

  test.skipIf(isMissing)(
    'a server that goes down and comes back finds the bot in its channel, answering each question once',
    async () => {
      const before = await person('anna');
      const rig = await bot();
      await server.stop();
      await rig.until('waiting', () => rig.network.status().state !== 'connected');
      const announcement = rig.announce('#room', 'Results are out.');
      const late = await rig.say(ROOM, 'too late', { expiresInMs: 300 });
      expect(late).toEqual({ kind: 'expired' });
      expect(rig.network.status().expired).toBe(1);

      await server.start();
      await before.leave();
      await rig.until('connected again', () => rig.connections === 2);
      await rig.joined();
      expect(await announcement).toEqual({ kind: 'confirmed' });
      const anna = await person('anna');
      anna.type('PRIVMSG #room :!next');
      await rig.hears('!next');
      await rig.say(ROOM, 'once');
      await anna.sees(/ :once$/);

      expect(rig.messages.filter(({ text }) => text === '!next')).toHaveLength(1);
      expect(anna.lines.filter((line) => line.endsWith(' :once'))).toHaveLength(1);
    },
  );

  test.skipIf(isMissing)(
    'a link that goes silent is noticed, and what was said meanwhile is reported as lost',
    async () => {
      const proxy = await makeSwallowingProxy(server.port);
      const rig = await bot({
        host: '127.0.0.1',
        port: proxy.port,
        tls: { kind: 'plain' },
        alternativeNicks: ['gsocbot2'],
        patience: { pingEveryMs: 300, pongWithinMs: 3_000 },
      });

      proxy.swallow();
      const silentAt = Date.now();
      const delivery = await rig.say(ROOM, 'into the void');

      expect(delivery).toEqual({ kind: 'lost' });
      expect(Date.now() - silentAt).toBeLessThan(5_000);
      await rig.until('connected again', () => rig.connections === 2);
      await rig.joined();
      await proxy.close();
    },
  );

  test.skipIf(isMissing)(
    'an answer follows a person who changes nick; whoever takes the name does not get it',
    async () => {
      const anna = await person('anna');
      const rig = await bot({ limits: { burst: 1, linesPerSecond: 2 } });

      const first = rig.say({ kind: 'direct', nick: 'anna' }, 'one');
      const second = rig.say({ kind: 'direct', nick: 'anna' }, 'two');
      const third = rig.say({ kind: 'direct', nick: 'anna' }, 'three');
      await anna.sees(/ :one$/);
      anna.type('NICK anna2');
      await anna.sees(/ NICK /);
      const other = await person('anna');

      expect(await anna.sees(/ :three$/)).toContain('PRIVMSG anna2');
      expect((await Promise.all([first, second, third])).map(({ kind }) => kind)).toContain('confirmed');
      expect(other.lines.some((line) => / PRIVMSG anna :three/.test(line))).toBe(false);
    },
  );

  test.skipIf(isMissing)('it says goodbye, and what it said before counts as delivered', async () => {
    const anna = await person('anna');
    const rig = await bot();

    const delivery = rig.say(ROOM, 'last words');
    await rig.stop();

    expect(await anna.sees(/ :last words$/)).toBeTruthy();
    expect(await anna.sees(/QUIT|PART/)).toMatch(/gsocbot/);
    expect(await delivery).toEqual({ kind: 'confirmed' });
    expect(rig.network.status().state).toBe('stopped');
  });
}
