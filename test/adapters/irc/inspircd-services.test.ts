import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Destination } from '../../../src/ports/chat-network.ts';
import type { IncomingMessage } from '../../../src/ports/incoming-message.ts';
import { textReply } from '../../../src/ports/reply.ts';
import { type Certificate, makeCertificate } from '../../servers/irc/certificates.ts';
import { privateFolder, removeFolder } from '../../servers/irc/daemon.ts';
import { type Inspircd, makeInspircd } from '../../servers/irc/inspircd.ts';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { testAccountOf } from './account-suite.ts';
import { testNoFormatting } from './no-formatting.ts';
import { type Rig, ROOM } from './rig.ts';
import { identify, nickServ, register, servicesAreUp } from './services.ts';
import { createStage } from './stage.ts';

// InspIRCd with atheme: SASL, account-tag, echo-message, MONITOR, bot mode.
describe.skipIf(isSkipped('inspircd', whyUnavailable('inspircd')))('on inspircd with atheme', () => {
  let server: Inspircd;
  let client: Certificate;
  const stage = createStage(() => server);
  const folder = privateFolder('client');

  beforeAll(async () => {
    client = makeCertificate(folder, 'gsocbot');
    server = await makeInspircd();
    await server.start();
    await servicesAreUp(server);
    await register(server, 'gsocbot', 'hunter2', client);
    await register(server, 'stefan', 'secret');
    await register(server, 'anna', 'secret');
  });
  afterAll(async () => {
    await server.remove();
    removeFolder(folder);
  });
  afterEach(() => stage.clear());

  const isIdentified = (rig: Rig) =>
    rig.log.some(
      ({ message, fields }) =>
        (message === 'connected' || message === 'identification changed') && fields['isIdentified'] === true,
    );

  test('SASL PLAIN identifies the bot before it joins', async () => {
    const rig = await stage.bot({ sasl: { mechanism: 'PLAIN', account: 'gsocbot', password: 'hunter2' } });

    expect(rig.log.find(({ message }) => message === 'connected')?.fields).toMatchObject({
      isIdentified: true,
      saslProblem: null,
    });
    expect(JSON.stringify(rig.log)).not.toContain('hunter2');
  });

  test('SASL EXTERNAL identifies it by its certificate', async () => {
    const rig = await stage.bot({ sasl: { mechanism: 'EXTERNAL' }, clientCertificate: client });

    expect(rig.log.find(({ message }) => message === 'connected')?.fields).toMatchObject({ isIdentified: true });
  });

  test('with a wrong password it still connects, unidentified, and log and status say so', async () => {
    const rig = await stage.bot({ sasl: { mechanism: 'PLAIN', account: 'gsocbot', password: 'wrong' } });

    const reason = 'not-identified: sasl-refused: SASL authentication failed';
    expect(rig.log.filter(({ level }) => level === 'warn')).toEqual([
      { level: 'warn', message: 'not identified', fields: { network: 'test', reason } },
    ]);
    expect(rig.network.status().warnings).toEqual([reason]);
  });

  test('log and status say in the words of NickServ that it refuses the password', async () => {
    const rig = await stage.bot({
      nickserv: nickServ({ password: 'not-hunter2' }),
      patience: { identificationMs: 2_000 },
    });

    const reason = 'not-identified: Invalid password for gsocbot.';
    await rig.until('warned', () =>
      rig.log.some(({ level, fields }) => level === 'warn' && fields['reason'] === reason),
    );
    expect(rig.network.status().warnings).toEqual([reason]);
    expect(JSON.stringify(rig.log)).not.toContain('not-hunter2');
  });

  test('log and status say that somebody else has its nick, until it has it', async () => {
    const holder = await stage.person('gsocbot', { room: null });
    const rig = await stage.bot();

    expect(rig.log).toContainEqual({
      level: 'warn',
      message: 'another nick',
      fields: { network: 'test', nick: 'gsocbot_', wanted: 'gsocbot' },
    });
    expect(rig.network.status().warnings).toEqual(['other-nick: gsocbot']);

    holder.type('QUIT');
    await rig.until('own nick', () => rig.network.status().nick === 'gsocbot');
    expect(rig.network.status().warnings).toEqual([]);
  });

  test('private answers to whom nobody vouches for hold up neither a channel nor people with an account', async () => {
    const guest = await stage.person('guest');
    const stefan = await stage.person('stefan');
    await identify(stefan, 'secret');
    const rig = await stage.bot({ limits: { burst: 1, linesPerSecond: 2 } });
    guest.type(`PRIVMSG ${rig.network.status().nick} :!one`);
    stefan.type(`PRIVMSG ${rig.network.status().nick} :!two`);
    const asked = { guest: await rig.hears('!one'), stefan: await rig.hears('!two') };
    const answered: string[] = [];
    const answer = async (to: Destination, text: string, inReplyTo: IncomingMessage | null) => {
      const message = { to, reply: textReply(text), inReplyTo, urgency: 'answer', expiresAt: null } as const;
      await rig.network.send(message);
      answered.push(text);
    };

    await Promise.all([
      ...['g1', 'g2', 'g3'].map((text) => answer({ kind: 'direct', nick: 'guest' }, text, asked.guest)),
      answer({ kind: 'channel', channel: '#room' }, 'aloud', null),
      answer({ kind: 'direct', nick: 'stefan' }, 's1', asked.stefan),
    ]);

    // The first was on its way before the others came.
    expect(answered.toSpliced(answered.indexOf('g1'), 1)).toEqual(['s1', 'aloud', 'g2', 'g3']);
  });

  test('when services come back after it connected, it signs in', async () => {
    await server.stopServices();
    const rig = await stage.bot({
      sasl: { mechanism: 'PLAIN', account: 'gsocbot', password: 'hunter2' },
      patience: { identificationMs: 300, identifyAgainMs: 2_500 },
    });
    expect(isIdentified(rig)).toBe(false);

    await server.startServices();
    await rig.until('identified', () => isIdentified(rig), 15_000);
  });

  test('each message says who its author is logged in as, and no question is asked', async () => {
    const stefan = await stage.person('stefan');
    await identify(stefan, 'secret');
    const impostor = await stage.person('stefan_');
    const rig = await stage.bot();

    stefan.type('PRIVMSG #room :!one');
    const one = await rig.hears('!one');
    impostor.type('PRIVMSG #room :!two');
    const two = await rig.hears('!two');

    expect(one.sender.account).toBe('stefan');
    expect(await rig.network.proveAccount(one)).toBe('stefan');
    expect(await rig.network.proveAccount(two)).toBeNull();
    expect(rig.seen).toContain('stefan=stefan');
  });

  test('whoever takes the nick of an identified person is not that person', async () => {
    const stefan = await stage.person('stefan');
    await identify(stefan, 'secret');
    const rig = await stage.bot();
    stefan.type('PRIVMSG #room :!one');
    expect(await rig.network.proveAccount(await rig.hears('!one'))).toBe('stefan');

    stefan.type('NICK stefan_away');
    await stefan.sees(/NICK/);
    const impostor = await stage.person('stefan');
    impostor.type('PRIVMSG #room :!two');

    expect(await rig.network.proveAccount(await rig.hears('!two'))).toBeNull();
  });

  test('it is marked as a bot, and another bot so marked is not answered', async () => {
    const other = await stage.person('otherbot', { caps: ['message-tags'] });
    other.type('MODE otherbot +B');
    await other.sees(/MODE otherbot/);
    const rig = await stage.bot();

    other.type('WHOIS gsocbot');
    expect(await other.sees(/ 335 /)).toMatch(/bot/i);
    other.type('PRIVMSG #room :!one');
    const anna = await stage.person('anna');
    anna.type('PRIVMSG #room :!two');
    await rig.hears('!two');

    expect(rig.messages.map(({ text }) => text)).toEqual(['!two']);
  });

  test('a channel that forwards to another one is not entered by that way', async () => {
    const op = await stage.person('op', { room: '#full' });
    op.type('JOIN #overflow');
    await op.sees(/ 366 /);
    op.type('MODE #full +lL 1 #overflow');
    await op.sees(/MODE #full/);

    const rig = stage.begin({ channels: [{ name: '#full', key: null }] });
    expect(await op.sees(/gsocbot!.* PART/)).toContain('#overflow');

    await rig.until('told', () => rig.network.status().channels[0]?.problem === 'forwarded: #overflow');
  });

  test.each([
    ['+k secret', 'bad-key'],
    ['+i', 'invite-only'],
    ['+b gsocbot!*@*', 'banned'],
    ['+l 1', 'full'],
  ])('a channel with %s is named in the status with its reason, and tried again later', async (mode, problem) => {
    const op = await stage.person('op', { room: '#closed' });
    op.type(`MODE #closed ${mode}`);
    await op.sees(/MODE #closed/);

    const rig = stage.begin({ channels: [{ name: '#closed', key: null }] });
    await rig.until('told', () => rig.network.status().channels[0]?.problem?.startsWith(problem) === true);

    expect(rig.log.find(({ message }) => message === 'not in the channel')?.fields['againInMs']).toBeGreaterThanOrEqual(
      60_000,
    );
    if (mode !== '+i') return;
    op.type('INVITE gsocbot #closed');
    await rig.joined();
  });

  test('keys belong to their channels', async () => {
    const op = await stage.person('op', { room: '#keyed' });
    op.type('MODE #keyed +k sesame');
    await op.sees(/MODE #keyed/);

    const rig = await stage.bot({
      channels: [
        { name: '#open', key: null },
        { name: '#keyed', key: 'sesame' },
      ],
    });

    expect(rig.network.status().channels.every(({ isJoined }) => isJoined)).toBe(true);
  });

  test('what a moderated channel refuses is reported so', async () => {
    const op = await stage.person('op');
    const rig = await stage.bot();
    op.type('MODE #room +m');
    await op.sees(/MODE #room/);

    expect(await rig.say(ROOM, 'hello')).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/moderated|\+m/i),
    });
    expect(await rig.announce('#room', 'hello')).toMatchObject({ kind: 'refused' });
  });

  testNoFormatting(stage);
  testAccountOf(stage);

  test('with echo-message each line is confirmed by itself', async () => {
    const rig = await stage.bot({ confirmBy: 'echo', patience: { confirmAfterMs: 60_000 } });

    expect(await rig.say(ROOM, 'one')).toEqual({ kind: 'confirmed' });
    expect(await rig.say({ kind: 'direct', nick: 'gsocbot' }, 'to myself')).toEqual({ kind: 'confirmed' });
  });

  test('a bot that is killed stays away for long', async () => {
    const op = await stage.person('op');
    op.type('OPER op op');
    await op.sees(/ 381 /);
    const rig = await stage.bot({ patience: { backOffBannedMs: 60_000 } });

    op.type('KILL gsocbot :go away');
    await rig.until('waiting', () => rig.network.status().state === 'waiting');

    expect(rig.log.at(-1)).toMatchObject({ fields: { cause: 'killed' } });
  });
});
