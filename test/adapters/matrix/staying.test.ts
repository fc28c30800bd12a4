import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Person } from '../../servers/matrix/person.ts';
import { useHomeserver } from './homeserver.ts';
import type { Rig } from './rig.ts';

const { isMissing, bot, begin, person, account, synapse } = useHomeserver();
let rooms = 0;

function freshName(): string {
  rooms += 1;
  return `staying${rooms}`;
}

const idOf = (rig: Rig) => `@${rig.network.status().nick}:localhost`;
const isNotice = ({ content }: { content: { msgtype?: string } }) => content.msgtype === 'm.notice';
const notices = (anna: Person) => anna.events.filter(isNotice).map(({ content }) => content.body);

test.skipIf(isMissing)('it signs in by password once, and keeps session and device', async () => {
  const own = await account();
  const first = await bot({ account: own });
  const folder = first.settings.folder;
  const session = readFileSync(join(folder, 'session.json'), 'utf8');
  await first.stop();

  const second = await bot({ account: own, folder });

  expect(readFileSync(join(folder, 'session.json'), 'utf8')).toBe(session);
  expect(second.network.status()).toMatchObject({
    state: 'connected',
    nick: own.userId.slice(1, -':localhost'.length),
  });
});

test.skipIf(isMissing)('it signs in by an access token', async () => {
  const own = await account();

  const rig = await bot({ account: own, login: { kind: 'token', accessToken: own.accessToken } });

  expect(rig.network.status()).toMatchObject({ state: 'connected', problem: null });
});

test.skipIf(isMissing)('a start with a token that does not count any more ends with a clear sentence', async () => {
  const rig = await begin({ login: { kind: 'token', accessToken: 'syt_of_yesterday' } });

  await rig.until('stopped', () => rig.network.status().state === 'stopped');

  expect(rig.network.status().problem).toBe(
    'error: the access token does not count any more; put a new one into the configuration, and with encryption empty its folder, then start the bot again',
  );
  expect(JSON.stringify(rig.log)).not.toContain('syt_of_yesterday');
});

test.skipIf(isMissing)('a wrong password ends with a clear sentence', async () => {
  const own = await account();
  const rig = await begin({ login: { kind: 'password', user: own.userId, password: 'wrong' } });

  await rig.until('stopped', () => rig.network.status().state === 'stopped');

  expect(rig.network.status().problem).toBe('error: signing in was refused: Invalid username or password');
});

test.skipIf(isMissing)('a session that is ended while the bot runs stops it with a clear sentence', async () => {
  const own = await account();
  const rig = await bot({ account: own, login: { kind: 'token', accessToken: own.accessToken } });

  const anna = await person('anna');
  await fetch(`${synapse().url}/_matrix/client/v3/logout`, {
    method: 'POST',
    headers: { authorization: `Bearer ${own.accessToken}` },
  });
  await anna.createDirect(own.userId);
  await rig.until('stopped', () => rig.network.status().state === 'stopped');

  expect(rig.network.status().problem).toMatch(/^error: the access token does not count any more/);
});

test.skipIf(isMissing)('it joins rooms by alias and by id, and hears nothing of what was said before', async () => {
  const anna = await person('anna');
  const name = freshName();
  const byAlias = await anna.createRoom(name);
  const byId = await anna.createRoom(null);
  for (const room of [byAlias, byId]) await anna.say(room, '!before');

  const rig = await bot({ rooms: [`#${name}:localhost`, byId] });
  for (const room of [byAlias, byId]) await anna.say(room, '!after');
  await rig.until('both', () => rig.messages.length === 2);

  expect(rig.messages.map(({ text }) => text)).toEqual(['!after', '!after']);
  expect(rig.messages.map(({ channel }) => channel).sort()).toEqual([byId, `#${name}:localhost`].sort());
});

test.skipIf(isMissing)('a room that is not there is named in the status, the others are joined', async () => {
  const anna = await person('anna');
  const name = freshName();
  await anna.createRoom(name);
  const rig = await begin({ rooms: ['#nowhere:localhost', `#${name}:localhost`] });

  await rig.until('one joined', () => rig.network.status().channels[1]?.isJoined === true);

  expect(rig.network.status().channels).toEqual([
    {
      name: '#nowhere:localhost',
      isJoined: false,
      problem: expect.stringMatching(/^unknown-room: /),
    },
    { name: `#${name}:localhost`, isJoined: true, problem: null },
  ]);
});

test.skipIf(isMissing)(
  'it follows invitations to its rooms and to conversations, and declines all others',
  async () => {
    const anna = await person('anna');
    const closed = await anna.createRoom(null, { preset: 'private_chat' });
    const other = await anna.createRoom(null, { preset: 'private_chat' });
    const rig = await begin({ rooms: [closed] });
    await rig.until('not let in', () => rig.network.status().channels[0]?.problem !== null);
    expect(rig.network.status().channels[0]?.problem).toMatch(/^room-invite-only/);

    const user_id = idOf(rig);
    await anna.api('POST', `/rooms/${encodeURIComponent(other)}/invite`, { user_id });
    await anna.sees(
      'it declines',
      ({ room_id, state_key, content }) => room_id === other && state_key === user_id && content.membership === 'leave',
    );
    await anna.api('POST', `/rooms/${encodeURIComponent(closed)}/invite`, { user_id });
    await rig.joined();
  },
);

test.skipIf(isMissing)('a room that only claims the alias of a configured one is not taken for it', async () => {
  const [anna, mallory, eve] = [await person('anna'), await person('mallory'), await person('eve')];
  const name = freshName();
  const alias = `#${name}:localhost`;
  const trap = await mallory.createRoom(null);
  // Synapse lets nobody claim an alias that does not lead there; but it may have done so for a moment.
  await eve.join(trap);
  const entry = `/directory/room/${encodeURIComponent(alias)}`;
  await eve.api('PUT', entry, { room_id: trap });
  await mallory.state(trap, 'm.room.canonical_alias', { alias });
  await eve.api('DELETE', entry);
  const rig = await begin({ rooms: [alias] });
  await rig.until('looked for', () => rig.network.status().channels[0]?.problem !== null);
  const own = `@${rig.network.status().nick}:localhost`;
  await mallory.api('POST', `/rooms/${encodeURIComponent(trap)}/invite`, { user_id: own });
  await rig.until('the invitation', () => rig.log.some(({ message }) => message === 'invited'));

  const real = await anna.createRoom(name);
  await rig.until(
    'rejoined',
    () => rig.network.rejoin?.(alias) === true && rig.network.status().channels[0]?.isJoined === true,
  );
  await rig.announce(alias, 'Results are out.');
  const announcement = await anna.sees('the announcement', isNotice);

  expect(announcement.room_id).toBe(real);
  expect(
    mallory.events.filter(
      ({ room_id, sender, content }) => room_id === trap && sender === own && content.membership === 'join',
    ),
  ).toEqual([]);
});

test.skipIf(isMissing)('a conversation to which a third comes is none any more: the bot leaves it', async () => {
  const [anna, eve] = [await person('anna'), await person('eve')];
  const rig = await bot();
  const direct = await anna.createDirect(idOf(rig));
  await anna.say(direct, 'dates');
  await rig.hears('dates');

  await anna.api('POST', `/rooms/${encodeURIComponent(direct)}/invite`, { user_id: eve.userId });
  await eve.join(direct);
  await anna.sees('it leaves', ({ state_key, content }) => state_key === idOf(rig) && content.membership === 'leave');
  const delivery = await rig.say({ kind: 'direct', nick: anna.userId }, 'for you alone');

  expect(delivery).toMatchObject({ kind: 'confirmed' });
  expect(eve.events.filter(isNotice)).toEqual([]);
});

test.skipIf(isMissing)('after a kick it comes back once, after the second only when an admin says so', async () => {
  const op = await person('op');
  const name = freshName();
  const room = await op.createRoom(name);
  const channel = `#${name}:localhost`;
  const rig = await bot({ rooms: [channel] });
  const kick = (reason: string) =>
    op.api('POST', `/rooms/${encodeURIComponent(room)}/kick`, { user_id: idOf(rig), reason });

  await kick('first');
  await rig.until('kicked', () => rig.log.some(({ message }) => message === 'not in the channel'));
  await rig.joined();
  await kick('second');
  await rig.until('kicked again', () => rig.network.status().channels[0]?.isJoined === false);
  const announcement = await rig.announce(channel, 'nobody wants to hear this');

  expect(announcement).toEqual({ kind: 'refused', reason: expect.stringContaining('second') });
  expect(rig.network.status().channels).toEqual([
    { name: channel, isJoined: false, problem: `kicked: by ${op.userId} (second)` },
  ]);
  expect(rig.network.rejoin?.(channel)).toBe(true);
  await rig.joined();
});

test.skipIf(isMissing)('a ban is respected and named in the status', async () => {
  const op = await person('op');
  const name = freshName();
  const room = await op.createRoom(name);
  const rig = await bot({ rooms: [`#${name}:localhost`] });

  await op.api('POST', `/rooms/${encodeURIComponent(room)}/ban`, { user_id: idOf(rig), reason: 'too loud' });
  await rig.until('banned', () => rig.network.status().channels[0]?.isJoined === false);

  expect(rig.network.status().channels[0]?.problem).toBe(`room-banned: by ${op.userId} (too loud)`);
});

test.skipIf(isMissing)('a room that is replaced is followed to its successor, under its old name', async () => {
  const op = await person('op');
  const name = freshName();
  const room = await op.createRoom(name);
  const channel = `#${name}:localhost`;
  const rig = await bot({ rooms: [channel] });

  const { replacement_room } = await op.api('POST', `/rooms/${encodeURIComponent(room)}/upgrade`, {
    new_version: '11',
  });
  await op.until('the bot comes', () =>
    op.events.some(
      ({ room_id, sender, content }) =>
        room_id === replacement_room && sender === idOf(rig) && content.membership === 'join',
    ),
  );
  await op.say(replacement_room, '!dates');
  const message = await rig.hears('!dates');
  await rig.answer(message, 'On 2 April.');
  const answer = await op.sees('the answer', isNotice);

  expect(message.channel).toBe(channel);
  expect(answer.room_id).toBe(replacement_room);
});

test.skipIf(isMissing)('where it lacks the power to speak, the status says so', async () => {
  const op = await person('op');
  const name = freshName();
  await op.createRoom(name, { power_level_content_override: { events_default: 50 } });

  const rig = await bot({ rooms: [`#${name}:localhost`] });

  expect(rig.network.status().channels[0]?.problem).toBe('may-not-speak: 50/0');
  expect(await rig.say({ kind: 'channel', channel: `#${name}:localhost` }, 'x')).toMatchObject({ kind: 'refused' });
});

test.skipIf(isMissing)(
  'a server that goes down and comes back finds the bot in its room, each question answered once',
  { timeout: 60_000 },
  async () => {
    const anna = await person('anna');
    const name = freshName();
    const room = await anna.createRoom(name);
    const channel = `#${name}:localhost`;
    const rig = await bot({
      rooms: [channel],
      handler: (message, own) => own.answer(message, `answer to ${message.text}`),
    });

    await synapse().stop();
    await rig.until('waiting', () => rig.network.status().state === 'waiting');
    const announcement = rig.announce(channel, 'Results are out.');
    const late = await rig.say({ kind: 'channel', channel }, 'too late', { expiresInMs: 300 });
    await synapse().start();
    await rig.until('connected again', () => rig.connections === 2, 20_000);
    await anna.say(room, '!next');
    await anna.sees('the answer', ({ content }) => content.body === 'answer to !next');

    expect(late).toEqual({ kind: 'expired' });
    expect(rig.network.status().expired).toBe(1);
    expect(await announcement).toMatchObject({ kind: 'confirmed' });
    expect(notices(anna).sort()).toEqual(['Results are out.', 'answer to !next']);
  },
);

test.skipIf(isMissing)(
  'what is asked while the bot is away for a moment is answered when it is back, once',
  async () => {
    const own = await account();
    const anna = await person('anna');
    const name = freshName();
    const room = await anna.createRoom(name);
    const handler = (message: { text: string }, rig: Rig) => rig.answer(message as never, `answer to ${message.text}`);
    const options = { account: own, rooms: [`#${name}:localhost`], handler };
    const first = await bot(options);
    await anna.say(room, '!one');
    await anna.sees('the first answer', isNotice);
    await first.stop();

    // More than a sync brings at once, so that it must ask for the gap.
    for (let at = 0; at < 60; at += 1) await anna.say(room, `talk ${at}`);
    await anna.say(room, '!two');
    for (let at = 0; at < 60; at += 1) await anna.say(room, `more talk ${at}`);
    const second = await bot({
      ...options,
      folder: first.settings.folder,
      handler: (message, rig) => (message.text.startsWith('!') ? handler(message, rig) : null),
    });
    await second.hears('!two');
    await anna.sees('the second answer', isNotice);

    expect(notices(anna)).toEqual(['answer to !one', 'answer to !two']);
    // What was answered last may be taken in again; its answer is the same event.
    expect(second.messages.filter(({ text }) => text !== '!one')).toHaveLength(121);
  },
);

test.skipIf(isMissing)(
  'a question whose answer was under way when the bot died is answered once after the restart',
  async () => {
    const own = await account();
    const anna = await person('anna');
    const name = freshName();
    const room = await anna.createRoom(name);
    const options = { account: own, rooms: [`#${name}:localhost`] };
    // Sends its answer and never gets to say that it is done with the question, as if it had been killed there.
    const first = await bot({
      ...options,
      handler: async (message, rig) => {
        await rig.answer(message, 'the answer');
        await new Promise(() => {});
      },
    });
    await anna.say(room, '!one');
    await anna.sees('the answer', isNotice);
    await first.stop();

    const second = await bot({
      ...options,
      folder: first.settings.folder,
      handler: (message, rig) => rig.answer(message, 'the answer'),
    });
    await second.hears('!one');
    await anna.say(room, '!two');
    await anna.sees('the next answer', isNotice);

    expect(notices(anna)).toEqual(['the answer', 'the answer']);
    expect(second.messages.map(({ text }) => text)).toEqual(['!one', '!two']);
  },
);

test.skipIf(isMissing)('it says what it was about to say before it leaves', async () => {
  const anna = await person('anna');
  const name = freshName();
  await anna.createRoom(name);
  const rig = await bot({ rooms: [`#${name}:localhost`] });

  const delivery = rig.say({ kind: 'channel', channel: `#${name}:localhost` }, 'last words');
  await rig.stop();

  expect(await delivery).toMatchObject({ kind: 'confirmed' });
  expect(await anna.sees('last words', isNotice)).toMatchObject({ content: { body: 'last words' } });
  expect(rig.network.status().state).toBe('stopped');
});
