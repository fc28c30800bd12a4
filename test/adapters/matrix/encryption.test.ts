import { expect, onTestFinished, test } from 'vitest';
import { call, type Json } from '../../servers/matrix/api.ts';
import { makeFaultyProxy } from '../../servers/matrix/faulty-proxy.ts';
import { makeNioPerson, type NioPerson } from '../../servers/matrix/nio-person.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { useHomeserver } from './homeserver.ts';
import type { Rig } from './rig.ts';

const { isMissing, bot, begin, person, account, synapse } = useHomeserver();
let people = 0;

const ENCRYPTED = {
  initial_state: [{ type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } }],
};
const idOf = (rig: Rig) => `@${rig.network.status().nick}:localhost`;
const isNotice = ({ content }: Json) => content.msgtype === 'm.notice';

/** Somebody with matrix-nio, who leaves at the end of the test. */
async function nio(): Promise<NioPerson> {
  people += 1;
  const somebody = await makeNioPerson(synapse().url, `nora${people}`, tempFolder());
  onTestFinished(() => somebody.leave());
  return somebody;
}

/** The event as the homeserver holds it. */
function onTheServer(token: string, room: string, eventId: string): Promise<Json> {
  return call(synapse().url, token, 'GET', `/rooms/${encodeURIComponent(room)}/event/${encodeURIComponent(eventId)}`);
}

test.skipIf(isMissing)(
  'an encrypted conversation is read and answered, and the homeserver learns nothing of it',
  { timeout: 60_000 },
  async () => {
    const own = await account();
    const nora = await nio();
    const rig = await bot({
      encryption: 'allowed',
      account: own,
      login: { kind: 'token', accessToken: own.accessToken },
    });

    const room = await nora.direct(own.userId);
    const questionId = await nora.say(room, 'secret question');
    const message = await rig.hears('secret question');
    const delivery = await rig.answer(message, 'secret answer');
    const answer = await nora.sees('the answer', isNotice);
    const raw = [
      await onTheServer(own.accessToken, room, questionId),
      await onTheServer(own.accessToken, room, answer.id),
    ];

    expect(message).toMatchObject({ channel: null, sender: { account: nora.userId } });
    expect(delivery).toMatchObject({ kind: 'confirmed' });
    expect(answer).toMatchObject({
      decrypted: true,
      content: { body: 'secret answer', 'm.relates_to': { 'm.in_reply_to': { event_id: questionId } } },
    });
    expect(raw.map(({ type }) => type)).toEqual(['m.room.encrypted', 'm.room.encrypted']);
    expect(JSON.stringify(raw)).not.toContain('secret');
    expect(nora.undecryptable).toEqual([]);
  },
);

test.skipIf(isMissing)(
  'an encrypted room works as an open one: threads, edits, and what is taken back',
  { timeout: 60_000 },
  async () => {
    const own = await account();
    const nora = await nio();
    const room = await nora.createRoom('secrets', own.userId);
    const rig = await bot({
      encryption: 'required',
      account: own,
      rooms: ['#secrets:localhost'],
      handler: (message, self) =>
        message.text.startsWith('!') ? self.answer(message, `answer to ${message.text}`) : null,
    });
    await nora.together(room, [own.userId, nora.userId]);

    const root = await nora.say(room, 'a thread begins');
    const questionId = await nora.send(room, {
      msgtype: 'm.text',
      body: '!dats',
      'm.relates_to': { rel_type: 'm.thread', event_id: root },
    });
    const first = await nora.sees('the answer', isNotice);
    await nora.send(room, {
      msgtype: 'm.text',
      body: 'and when?',
      'm.relates_to': { 'm.in_reply_to': { event_id: first.id } },
    });
    await rig.hears(`${rig.network.status().nick}: and when?`);
    await nora.send(room, {
      msgtype: 'm.text',
      body: '* !dates',
      'm.new_content': { msgtype: 'm.text', body: '!dates' },
      'm.relates_to': { rel_type: 'm.replace', event_id: questionId },
    });
    const edited = await nora.sees('the edited answer', isNotice);
    await nora.redact(room, questionId);
    const token = own.accessToken;
    const isTakenBack = async () => Object.keys((await onTheServer(token, room, first.id)).content).length === 0;
    await expect.poll(isTakenBack, { timeout: 30_000 }).toBe(true);

    expect(first.content['m.relates_to']).toMatchObject({ rel_type: 'm.thread', event_id: root });
    expect(edited.content['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: first.id });
    expect(edited.content['m.new_content'].body).toBe('answer to !dates');
    expect(rig.network.status().channels).toEqual([{ name: '#secrets:localhost', isJoined: true, problem: null }]);
  },
);

test.skipIf(isMissing)(
  'after a restart it is the same device, and old and new messages are read',
  { timeout: 60_000 },
  async () => {
    const own = await account();
    const nora = await nio();
    const first = await bot({ encryption: 'allowed', account: own });
    const room = await nora.direct(own.userId);
    await nora.say(room, 'one');
    await first.answer(await first.hears('one'), 'first answer');
    await nora.sees('the first answer', isNotice);
    const before = await devicesOf(own.accessToken, own.userId);
    await first.stop();
    await nora.say(room, 'two');

    const second = await bot({ encryption: 'allowed', account: own, folder: first.settings.folder });
    await second.answer(await second.hears('two'), 'second answer');
    await nora.sees('the second answer', ({ content }) => content.body === 'second answer');

    expect(await devicesOf(own.accessToken, own.userId)).toEqual(before);
    expect(nora.undecryptable).toEqual([]);
  },
);

async function devicesOf(token: string, userId: string): Promise<Json> {
  const answer = await call(synapse().url, token, 'POST', '/keys/query', { device_keys: { [userId]: [] } });
  const devices: [string, Json][] = Object.entries(answer.device_keys[userId]);
  return devices.map(([device, { keys }]) => [device, keys]);
}

test.skipIf(isMissing)('its device is signed by its own identity, once', async () => {
  const own = await account();
  const first = await bot({ encryption: 'allowed', account: own });
  const query = () =>
    call(synapse().url, own.accessToken, 'POST', '/keys/query', { device_keys: { [own.userId]: [] } });
  const before = await query();
  await first.stop();
  await bot({ encryption: 'allowed', account: own, folder: first.settings.folder });
  const after = await query();

  const [identity] = Object.keys(before.self_signing_keys[own.userId].keys);
  const devices: Json[] = Object.values(before.device_keys[own.userId]);
  const signed = devices.map(({ signatures }) => Object.keys(signatures[own.userId]));
  expect(signed).toContainEqual(expect.arrayContaining([identity]));
  expect(after.master_keys).toEqual(before.master_keys);
});

test.skipIf(isMissing)(
  'somebody who is only invited can read what was said to them before they came',
  { timeout: 60_000 },
  async () => {
    const nora = await nio();
    const rig = await bot({ encryption: 'allowed' });
    const nick = nora.userId.slice(1, -':localhost'.length);

    const delivery = await rig.say({ kind: 'direct', nick }, 'your interview was moved');
    await nora.until('an invitation', () => nora.invitations.length > 0);
    await nora.join(nora.invitations[0] ?? '');

    expect(delivery).toMatchObject({ kind: 'confirmed' });
    expect(await nora.sees('the message', isNotice)).toMatchObject({
      decrypted: true,
      content: { body: 'your interview was moved' },
    });
  },
);

test.skipIf(isMissing)(
  'nothing goes out in the clear while the homeserver does not say that the room is open',
  { timeout: 60_000 },
  async () => {
    const anna = await person('anna');
    const room = await anna.createRoom('failing', ENCRYPTED);
    const proxy = await makeFaultyProxy(synapse().port);
    onTestFinished(() => proxy.close());
    const rig = await bot({
      encryption: 'allowed',
      homeserver: proxy.url,
      rooms: ['#failing:localhost'],
      patience: { requestMs: 1_000 },
    });
    const deliveries = [];

    for (const fault of ['502', 'html', 'empty', 'hang', '403'] as const) {
      proxy.fail(({ url }) => (url.includes('m.room.encryption') ? fault : null));
      deliveries.push(
        (await rig.say({ kind: 'channel', channel: '#failing:localhost' }, `secret ${fault}`, { expiresInMs: 1_500 }))
          .kind,
      );
    }
    proxy.fail(() => null);
    const afterwards = await rig.say({ kind: 'channel', channel: '#failing:localhost' }, 'secret at last');
    await anna.sees('an encrypted one', ({ type }) => type === 'm.room.encrypted');

    expect(deliveries.filter((kind) => kind === 'confirmed')).toEqual([]);
    expect(afterwards).toMatchObject({ kind: 'confirmed' });
    expect(anna.events.filter(({ room_id, type }) => room_id === room && type === 'm.room.message')).toEqual([]);
  },
);

test.skipIf(isMissing)('without encryption it stays out of encrypted rooms, and says so in the status', async () => {
  const anna = await person('anna');
  const room = await anna.createRoom('closed', ENCRYPTED);
  const rig = await bot({ encryption: 'off', rooms: ['#closed:localhost'] });

  const channel = await rig.say({ kind: 'channel', channel: '#closed:localhost' }, 'x');
  const direct = await anna.createDirect(idOf(rig), ENCRYPTED);
  await anna.sees(
    'it declines',
    ({ room_id, state_key, content }) =>
      room_id === direct && state_key === idOf(rig) && content.membership === 'leave',
  );

  expect(channel).toEqual({ kind: 'refused', reason: 'no-keys' });
  expect(rig.network.status().channels[0]?.problem).toBe('room-no-keys');
  expect(
    anna.events.filter(
      ({ room_id, sender, type }) => room_id === room && sender === idOf(rig) && type !== 'm.room.member',
    ),
  ).toEqual([]);
});

test.skipIf(isMissing)('where encryption is demanded, open rooms are neither heard nor spoken in', async () => {
  const anna = await person('anna');
  const room = await anna.createRoom('open');
  const rig = await bot({ encryption: 'required', rooms: ['#open:localhost'] });

  await anna.say(room, '!dates');
  const channel = await rig.say({ kind: 'channel', channel: '#open:localhost' }, 'x');
  const direct = await anna.createDirect(idOf(rig));
  await anna.sees(
    'it declines',
    ({ room_id, state_key, content }) =>
      room_id === direct && state_key === idOf(rig) && content.membership === 'leave',
  );

  expect(channel).toEqual({ kind: 'refused', reason: 'not-encrypted' });
  expect(rig.network.status().channels[0]?.problem).toBe('room-not-encrypted');
  expect(rig.messages).toEqual([]);
});

test.skipIf(isMissing)(
  'a message whose key is missing is not heard, and its sender is told once how to go on',
  { timeout: 60_000 },
  async () => {
    const anna = await person('anna');
    const rig = await bot({ encryption: 'allowed', patience: { lateKeyMs: 300 } });
    const direct = await anna.createDirect(idOf(rig), ENCRYPTED);
    await anna.sees('the bot comes', ({ sender, content }) => sender === idOf(rig) && content.membership === 'join');
    const unreadable = (session: string, who = anna, room = direct) =>
      who.send(
        room,
        {
          algorithm: 'm.megolm.v1.aes-sha2',
          session_id: session,
          sender_key: 'x',
          device_id: 'x',
          ciphertext: 'AwgAEhA',
        },
        'm.room.encrypted',
      );

    await unreadable('one');
    await anna.sees('an answer', ({ type, sender }) => type === 'm.room.encrypted' && sender === idOf(rig));
    await unreadable('two');
    await unreadable('three');
    await anna.say(direct, 'dates');
    await rig.hears('dates');
    // Who is told later than they would have been: their time is over by then.
    const clara = await person('clara');
    const hers = await clara.createDirect(idOf(rig), ENCRYPTED);
    await clara.sees('the bot comes', ({ sender, content }) => sender === idOf(rig) && content.membership === 'join');
    await unreadable('four', clara, hers);
    await clara.sees('an answer', ({ type, sender }) => type === 'm.room.encrypted' && sender === idOf(rig));

    expect(anna.events.filter(({ type, sender }) => type === 'm.room.encrypted' && sender === idOf(rig))).toHaveLength(
      1,
    );
    expect(rig.messages.map(({ text }) => text)).toEqual(['dates']);
  },
);

test.skipIf(isMissing)(
  'a message whose key comes after it is heard when it comes, and nobody is told that it could not be read',
  { timeout: 60_000 },
  async () => {
    const own = await account();
    const nora = await nio();
    const proxy = await makeFaultyProxy(synapse().port);
    onTestFinished(() => proxy.close());
    const rig = await bot({
      account: own,
      homeserver: proxy.url,
      encryption: 'allowed',
      patience: { lateKeyMs: 20_000 },
    });
    const room = await nora.direct(own.userId);

    proxy.holdKeys(true);
    await nora.say(room, 'dates');
    await rig.until('its key is held back', () => proxy.heldKeys > 0);
    const beforeTheKey = rig.messages.length;
    proxy.holdKeys(false);
    const message = await rig.hears('dates');

    expect(beforeTheKey).toBe(0);
    expect(message.sender.account).toBe(nora.userId);
    expect(nora.messages.filter(({ sender }) => sender === own.userId)).toEqual([]);
  },
);

test.skipIf(isMissing)(
  'a room that becomes encrypted is spoken to encrypted from then on',
  { timeout: 60_000 },
  async () => {
    const anna = await person('anna');
    const room = await anna.createRoom('turning');
    const rig = await bot({ encryption: 'allowed', rooms: ['#turning:localhost'] });
    const place = { kind: 'channel', channel: '#turning:localhost' } as const;
    await rig.say(place, 'open');
    await anna.sees('it in the clear', isNotice);

    await anna.state(room, 'm.room.encryption', { algorithm: 'm.megolm.v1.aes-sha2' });
    await anna.say(room, '!synced');
    await rig.hears('!synced');
    await rig.say(place, 'closed');
    await anna.sees('it encrypted', ({ type }) => type === 'm.room.encrypted');

    expect(anna.events.filter(isNotice).map(({ content }) => content.body)).toEqual(['open']);
  },
);

test.skipIf(isMissing)('keys of another device are refused with a clear sentence', async () => {
  const [own, other] = [await account(), await account()];
  const first = await bot({
    encryption: 'allowed',
    account: own,
    login: { kind: 'token', accessToken: own.accessToken },
  });
  await first.stop();

  const second = await begin({
    encryption: 'allowed',
    account: other,
    login: { kind: 'token', accessToken: other.accessToken },
    folder: first.settings.folder,
  });
  await second.until('stopped', () => second.network.status().state === 'stopped');

  expect(second.network.status().problem).toBe(
    `error: the keys in the folder are of the device ${own.deviceId}, the session is of ${other.deviceId}; use an empty folder, or the old session`,
  );
});
