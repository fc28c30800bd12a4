import { expect, test } from 'vitest';
import type { Destination } from '../../../src/ports/chat-network.ts';
import { textReply } from '../../../src/ports/reply.ts';
import type { Json } from '../../servers/matrix/api.ts';
import type { Person } from '../../servers/matrix/person.ts';
import { useHomeserver } from './homeserver.ts';
import type { Overrides, Rig } from './rig.ts';
import type { StageOptions } from './stage.ts';

const { isMissing, bot, person } = useHomeserver();
let rooms = 0;

interface Scene {
  readonly anna: Person;
  readonly rig: Rig;
  readonly room: string;
  readonly place: Destination;
}

/** Anna in a room with a bot. */
async function scene(overrides: Overrides & StageOptions = {}): Promise<Scene> {
  const anna = await person('anna');
  rooms += 1;
  const room = await anna.createRoom(`speaking${rooms}`);
  const channel = `#speaking${rooms}:localhost`;
  const rig = await bot({ rooms: [channel], ...overrides });
  return { anna, rig, room, place: { kind: 'channel', channel } };
}

const isNotice = ({ content }: Json) => content.msgtype === 'm.notice';

test.skipIf(isMissing)(
  'a question in a room is heard and its answer reaches everybody as a notice, in reply and calling nobody but who asked',
  async () => {
    const { anna, rig, room } = await scene();

    const questionId = await anna.say(room, '!dates');
    const message = await rig.hears('!dates');
    const delivery = await rig.answer(message, 'Applications close on 2 April.');
    const answer = await anna.sees('the answer', isNotice);

    expect(message).toMatchObject({
      network: 'test',
      channel: rig.settings.rooms[0],
      sender: { nick: anna.userId.slice(1, -':localhost'.length), account: anna.userId },
      botNick: rig.network.status().nick,
    });
    expect(delivery).toMatchObject({ kind: 'confirmed' });
    expect(answer.content).toEqual({
      msgtype: 'm.notice',
      body: 'Applications close on 2 April.',
      'm.mentions': { user_ids: [anna.userId] },
      'm.relates_to': { 'm.in_reply_to': { event_id: questionId } },
    });
    expect(await rig.network.proveAccount(message)).toBe(anna.userId);
    expect(await rig.network.proveAccount({ ...message })).toBeNull();
    expect(rig.seen).toContain(`${message.sender.nick}=${anna.userId}`);
  },
);

test.skipIf(isMissing)('a direct question is heard as such and answered in the same conversation', async () => {
  const { anna, rig } = await scene();

  // Said at once, as people do, whether the bot is there yet or not.
  const direct = await anna.createDirect(`@${rig.network.status().nick}:localhost`);
  await anna.say(direct, 'dates');
  const message = await rig.hears('dates');
  const delivery = await rig.answer(message, 'On 2 April.');

  expect(message.channel).toBeNull();
  expect(delivery).toMatchObject({ kind: 'confirmed' });
  expect(await anna.sees('the answer', isNotice)).toMatchObject({ room_id: direct, content: { body: 'On 2 April.' } });
});

test.skipIf(isMissing)('somebody who was never written to gets a conversation of their own, and just one', async () => {
  const { anna, rig } = await scene();
  const nick = anna.userId.slice(1, -':localhost'.length);

  const deliveries = await Promise.all([
    rig.say({ kind: 'direct', nick }, 'first'),
    rig.say({ kind: 'direct', nick }, 'second'),
  ]);
  await anna.until('an invitation', () => anna.invitations.length > 0);
  const room = await anna.join(anna.invitations[0] ?? '');

  expect(deliveries).toMatchObject([{ kind: 'confirmed' }, { kind: 'confirmed' }]);
  expect(new Set(anna.invitations).size).toBe(1);
  const { chunk } = await anna.api('GET', `/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=10`);
  expect(chunk.filter(isNotice).map(({ content }: Json) => content.body)).toEqual(['second', 'first']);
});

test.skipIf(isMissing)('a question in a thread is answered in that thread', async () => {
  const { anna, rig, room } = await scene();
  const root = await anna.say(room, 'let us talk about dates here');

  const questionId = await anna.send(room, {
    msgtype: 'm.text',
    body: '!dates',
    'm.relates_to': {
      rel_type: 'm.thread',
      event_id: root,
      is_falling_back: true,
      'm.in_reply_to': { event_id: root },
    },
  });
  await rig.answer(await rig.hears('!dates'), 'On 2 April.');
  const answer = await anna.sees('the answer', isNotice);

  expect(answer.content['m.relates_to']).toEqual({
    rel_type: 'm.thread',
    event_id: root,
    is_falling_back: false,
    'm.in_reply_to': { event_id: questionId },
  });
});

test.skipIf(isMissing)('what goes on in a thread with the bot is for the bot, from who asked it there', async () => {
  const { anna, rig, room } = await scene();
  const ben = await person('ben');
  await ben.join(room);
  const root = await anna.say(room, 'let us talk about dates here');
  const inThread = (body: string) => ({
    msgtype: 'm.text',
    body,
    'm.relates_to': {
      rel_type: 'm.thread',
      event_id: root,
      is_falling_back: true,
      'm.in_reply_to': { event_id: root },
    },
  });
  await anna.send(room, inThread('!dates'));
  await rig.answer(await rig.hears('!dates'), 'On 2 April.');
  const answer = await anna.sees('the answer', isNotice);

  await ben.send(room, inThread('thanks, anna'));
  await anna.send(room, inThread('and how hard is it'));
  await ben.send(room, {
    msgtype: 'm.text',
    body: 'who mentors it?',
    'm.relates_to': { 'm.in_reply_to': { event_id: answer.event_id } },
  });

  const nick = rig.network.status().nick;
  await rig.hears(`${nick}: and how hard is it`);
  await rig.hears(`${nick}: who mentors it?`);
  expect(rig.messages.map(({ text }) => text)).toContain('thanks, anna');
});

test.skipIf(isMissing)(
  'an edited question gets an edited answer; edited into talk, its answer is taken back',
  async () => {
    const { anna, room } = await scene({
      // Not waited for, as the core does it.
      handler: (message, own) => {
        if (message.text.startsWith('!')) void own.answer(message, `answer to ${message.text}`);
      },
    });

    const questionId = await anna.say(room, '!dats');
    const first = await anna.sees('the answer', isNotice);
    await anna.edit(room, questionId, '!dates');
    const edited = await anna.sees('the edited answer', isNotice);
    await anna.edit(room, questionId, 'never mind');
    const redaction = await anna.sees('the answer is taken back', ({ type }) => type === 'm.room.redaction');

    expect(first.content.body).toBe('answer to !dats');
    expect(edited.content['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: first.event_id });
    expect(edited.content['m.new_content'].body).toBe('answer to !dates');
    expect(edited.content['m.mentions']).toEqual({});
    expect(redaction.redacts ?? redaction.content.redacts).toBe(first.event_id);
  },
);

test.skipIf(isMissing)('nobody can edit the question of somebody else', async () => {
  const { anna, rig, room } = await scene({ handler: (message, own) => own.answer(message, 'answer') });
  const eve = await person('eve');
  await eve.join(room);
  const questionId = await anna.say(room, '!dates');
  await anna.sees('the answer', isNotice);

  await eve.edit(room, questionId, '!ideas');
  await eve.say(room, '!next');
  await rig.hears('!next');

  expect(rig.messages.map(({ text }) => text)).toEqual(['!dates', '!next']);
});

test.skipIf(isMissing)('a question that is taken back takes its answer along, even one that comes later', async () => {
  let proceed = () => {};
  const held = new Promise<void>((resolve) => {
    proceed = resolve;
  });
  const { anna, rig, room } = await scene({
    handler: async (message, own) => {
      if (message.text === '!slow') await held;
      return own.answer(message, `answer to ${message.text}`);
    },
  });

  const quick = await anna.say(room, '!quick');
  const answer = await anna.sees('the answer', isNotice);
  await anna.redact(room, quick);
  const redaction = await anna.sees(
    'the answer is taken back',
    ({ type, sender }) => type === 'm.room.redaction' && sender !== anna.userId,
  );
  const slow = await anna.say(room, '!slow');
  await rig.hears('!slow');
  await anna.redact(room, slow);
  await anna.say(room, '!quick again');
  await anna.sees('the bot has seen the redaction', ({ content }) => content.body === 'answer to !quick again');
  proceed();
  await anna.say(room, '!last');
  await anna.sees('the next answer', ({ content }) => content.body === 'answer to !last');

  expect(redaction.redacts ?? redaction.content.redacts).toBe(answer.event_id);
  expect(anna.events.filter(({ content }) => content.body === 'answer to !slow')).toEqual([]);
});

test.skipIf(isMissing)(
  'a list arrives as a list, a link as a link, and nothing that a reply holds is taken for HTML',
  async () => {
    const { anna, rig, room } = await scene();

    await anna.say(room, '!ideas');
    await rig.answer(await rig.hears('!ideas'), {
      blocks: [
        {
          kind: 'list',
          intro: '2 ideas:',
          items: ['Rust & <b>C</b>', 'see https://example.org/a?b=1&c="2".'],
          isNumbered: true,
        },
        { kind: 'note', text: 'Say "more" for the rest, @room.' },
      ],
    });
    const { content } = await anna.sees('the answer', isNotice);

    expect(content.body).toBe(
      '2 ideas:\n1. Rust & <b>C</b>\n2. see https://example.org/a?b=1&c="2".\nSay "more" for the rest, @\u2060room.',
    );
    expect(content.formatted_body).toBe(
      '<p>2 ideas:</p><ol><li>Rust &amp; &lt;b&gt;C&lt;/b&gt;</li>' +
        '<li>see <a href="https://example.org/a?b=1&amp;c=">https://example.org/a?b=1&amp;c=</a>&quot;2&quot;.</li></ol>' +
        '<p><em>Say &quot;more&quot; for the rest, @\u2060room.</em></p>',
    );
  },
);

test.skipIf(isMissing)('what people do and the files that they send are told as what they are', async () => {
  const { anna, rig, room } = await scene();

  await anna.send(room, { msgtype: 'm.emote', body: '!dates' });
  await anna.send(room, { msgtype: 'm.image', body: 'desk.png', url: 'mxc://localhost/x' });
  await anna.edit(room, await anna.say(room, 'first'), 'second');

  expect(await rig.hears('!dates')).toMatchObject({ form: 'action' });
  expect(await rig.hears('desk.png')).toMatchObject({ form: 'file' });
  expect(await rig.hears('first')).not.toHaveProperty('isCorrection');
  expect(await rig.hears('second')).toMatchObject({ isCorrection: true });
});

test.skipIf(isMissing)('notices, other bots and the bot itself are not heard', async () => {
  const other = await person('meetbot');
  const { anna, rig, room } = await scene({ bots: [other.userId] });
  await other.join(room);

  await anna.send(room, { msgtype: 'm.notice', body: '!dates' });
  await anna.send(room, { msgtype: 'org.example.unknown', body: '!dates' });
  await other.say(room, '!dates');
  await rig.say({ kind: 'channel', channel: rig.settings.rooms[0] ?? '' }, '!dates');
  await anna.say(room, '!next');
  await rig.hears('!next');

  expect(rig.messages.map(({ text }) => text)).toEqual(['!next']);
});

test.skipIf(isMissing)('events without sense or measure do no harm', async () => {
  const { anna, rig, room } = await scene();

  await anna.send(room, { msgtype: 'm.text', body: '', 'm.relates_to': 'nothing' });
  await anna.send(room, { msgtype: 'm.text', body: `!long ${'x'.repeat(50_000)}` });
  await anna.send(room, { msgtype: 'm.text', body: '!a\u0001\u202eb\r\nc' });
  await anna.send(room, { body: 'x' }, 'org.example.unknown');
  await anna.state(room, 'm.room.tombstone', { replacement_room: 7 });
  await anna.say(room, '!next');
  await rig.hears('!next');

  expect(rig.messages.map(({ text }) => text.slice(0, 20))).toEqual([`!long ${'x'.repeat(14)}`, '!ab c', '!next']);
  expect(rig.messages[0]?.text.length).toBe(2_000);
  expect(rig.log.filter(({ level }) => level === 'error')).toEqual([]);
});

test.skipIf(isMissing)('it is addressed by its name, by a mention, or by a reply to what it said', async () => {
  const { anna, rig, room } = await scene({
    handler: (message, own) => (message.text.includes('first') ? own.answer(message, 'yes?') : null),
  });
  const { nick } = rig.network.status();
  const id = `@${nick}:localhost`;

  await anna.say(room, `${nick}: first`);
  const { event_id } = await anna.sees('the answer', isNotice);
  await anna.say(room, `${id} second`);
  await anna.send(room, { msgtype: 'm.text', body: `${nick} third`, 'm.mentions': { user_ids: [id] } });
  await anna.send(room, { msgtype: 'm.text', body: 'fourth', 'm.relates_to': { 'm.in_reply_to': { event_id } } });
  // It may be there before the bot knows what its answer is called, and waits for that.
  await rig.hears(`${nick}: fourth`);
  await anna.say(room, `${nick} is great`);
  await anna.send(room, { msgtype: 'm.text', body: `you can ask ${nick}`, 'm.mentions': { user_ids: [id] } });
  await anna.say(room, '!end');
  await rig.hears('!end');

  expect(rig.messages.map(({ text }) => text)).toEqual([
    `${nick}: first`,
    // A bare id is no mention, and so it may be talk about the bot.
    `${id} second`,
    `${nick}: third`,
    `${nick}: fourth`,
    `${nick} is great`,
    `you can ask ${nick}`,
    '!end',
  ]);
});

test.skipIf(isMissing)('an answer that takes a while shows the bot as typing until it is there', async () => {
  let proceed = () => {};
  const held = new Promise<void>((resolve) => {
    proceed = resolve;
  });
  const { anna, rig, room } = await scene({
    handler: async (message, own) => {
      await held;
      return own.answer(message, 'at last');
    },
  });
  const id = `@${rig.network.status().nick}:localhost`;

  await anna.say(room, '!slow');
  await anna.until('typing', () => anna.typing.get(room)?.includes(id) === true);
  proceed();
  await anna.sees('the answer', isNotice);
  await anna.until('not typing', () => anna.typing.get(room)?.includes(id) === false);
});

test.skipIf(isMissing)("who stands behind a bridge's ghost is not proved", async () => {
  const ghost = await person('oftc_carol');
  const { rig, room } = await scene({ ghosts: ['@oftc_*:localhost'] });
  await ghost.join(room);

  await ghost.say(room, '!dates');
  const message = await rig.hears('!dates');

  // By the whole id, as the configuration names it.
  expect(message.sender).toEqual({ nick: ghost.userId, account: null });
  expect(await rig.network.proveAccount(message)).toBeNull();
  expect(await rig.network.accountOf(message.sender.nick)).toBeNull();
});

test.skipIf(isMissing)('an account is found by its nick, or not at all', async () => {
  const { anna, rig } = await scene();

  expect(await rig.network.accountOf(anna.userId.slice(1, -':localhost'.length))).toBe(anna.userId);
  expect(await rig.network.accountOf(anna.userId)).toBe(anna.userId);
  expect(await rig.network.accountOf('nobody-of-that-name')).toBeNull();
  expect(await rig.network.accountOf('no nick\n')).toBeNull();
});

test.skipIf(isMissing)('what can not be delivered is refused with a reason', async () => {
  const { rig } = await scene();

  const elsewhere = await rig.say({ kind: 'channel', channel: '#elsewhere:localhost' }, 'x');
  const noNick = await rig.say({ kind: 'direct', nick: 'anna\nben' }, 'x');

  expect(elsewhere).toEqual({ kind: 'refused', reason: 'no-such-channel' });
  expect(noNick).toEqual({ kind: 'refused', reason: 'no-such-nick' });
});

test.skipIf(isMissing)('an announcement that is sent again under its key appears once', async () => {
  const { anna, rig, room, place } = await scene();
  const channel = place.kind === 'channel' ? place.channel : '';

  const first = await rig.announce(channel, 'Results are out.', 'qemu-2024/results/0');
  const second = await rig.announce(channel, 'Results are out.', 'qemu-2024/results/0');
  await rig.announce(channel, 'The end.', 'qemu-2024/end/0');
  await anna.sees('the end', ({ content }) => content.body === 'The end.');

  expect([first, second]).toMatchObject([{ kind: 'confirmed' }, { kind: 'confirmed' }]);
  expect(
    anna.events.filter(({ room_id, content }) => room_id === room && content.body === 'Results are out.'),
  ).toHaveLength(1);
});

test.skipIf(isMissing)('the same answer too often in one place is taken for a loop of two bots', async () => {
  const { rig, place } = await scene({ limits: { maxRepeats: 2 } });

  const deliveries = [];
  for (let at = 0; at < 3; at += 1) deliveries.push((await rig.say(place, 'the same')).kind);

  expect(deliveries).toEqual(['confirmed', 'confirmed', 'refused']);
  expect(
    (await rig.network.send({ to: place, reply: textReply('another'), urgency: 'answer', expiresAt: null })).kind,
  ).toBe('confirmed');
});
