import { expect, test } from 'vitest';
import type { IncomingMessage } from '../../../src/ports/incoming-message.ts';
import type { Json } from '../../servers/matrix/api.ts';
import type { Person } from '../../servers/matrix/person.ts';
import { useHomeserver } from './homeserver.ts';
import type { Rig } from './rig.ts';

const { isMissing, bot, person, account } = useHomeserver();
let rooms = 0;

const isNotice = ({ content }: Json) => content.msgtype === 'm.notice';
const isRedaction = ({ type }: Json) => type === 'm.room.redaction';
const answering = (message: IncomingMessage, own: Rig) => {
  if (message.text.startsWith('!')) void own.answer(message, `answer to ${message.text}`);
};

/** Anna has asked something of a bot, which then was started again. */
async function restarted(question: string): Promise<{
  readonly anna: Person;
  readonly room: string;
  readonly questionId: string;
  readonly answer: Json;
  readonly rig: Rig;
}> {
  const [own, anna] = [await account(), await person('anna')];
  rooms += 1;
  const room = await anna.createRoom(`memory${rooms}`);
  const options = { account: own, rooms: [`#memory${rooms}:localhost`], handler: answering };
  const first = await bot(options);
  const questionId = await anna.say(room, question);
  const answer = await anna.sees('the answer', isNotice);
  await first.stop();
  return { anna, room, questionId, answer, rig: await bot({ ...options, folder: first.settings.folder }) };
}

test.skipIf(isMissing)('a question that is edited after a restart gets its answer edited', async () => {
  const { anna, room, questionId, answer } = await restarted('!dats');

  await anna.edit(room, questionId, '!dates');
  const edited = await anna.sees('the edited answer', isNotice);

  expect(edited.content['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: answer.event_id });
  expect(edited.content['m.new_content'].body).toBe('answer to !dates');
});

test.skipIf(isMissing)('a question that is edited into talk after a restart loses its answer', async () => {
  const { anna, room, questionId, answer } = await restarted('!dates');

  await anna.edit(room, questionId, 'never mind');
  const redaction = await anna.sees('the answer is taken back', isRedaction);

  expect(redaction.redacts ?? redaction.content.redacts).toBe(answer.event_id);
});

test.skipIf(isMissing)('a question that is taken back after a restart takes its answer along', async () => {
  const { anna, room, questionId, answer } = await restarted('!dates');

  await anna.redact(room, questionId);
  await anna.sees('the question is taken back', isRedaction);
  const redaction = await anna.sees('the answer is taken back', isRedaction);

  expect(redaction.redacts ?? redaction.content.redacts).toBe(answer.event_id);
});

test.skipIf(isMissing)('a reply to what the bot said before a restart is for the bot', async () => {
  const { anna, room, answer, rig } = await restarted('!dates');

  await anna.send(room, {
    msgtype: 'm.text',
    body: 'and when is that?',
    'm.relates_to': { 'm.in_reply_to': { event_id: answer.event_id } },
  });

  expect((await rig.hears(`${rig.network.status().nick}: and when is that?`)).sender.account).toBe(anna.userId);
});

test.skipIf(isMissing)(
  'an edit that comes while its question is still thought about is answered after it, by an edit',
  async () => {
    const anna = await person('anna');
    rooms += 1;
    const room = await anna.createRoom(`memory${rooms}`);
    let proceed = () => {};
    const held = new Promise<void>((resolve) => {
      proceed = resolve;
    });
    const rig = await bot({
      rooms: [`#memory${rooms}:localhost`],
      handler: async (message, own) => {
        if (message.text === '!slow') await held;
        answering(message, own);
      },
    });

    const questionId = await anna.say(room, '!slow');
    await rig.hears('!slow');
    await anna.edit(room, questionId, '!quick');
    await anna.say(room, '!other');
    await anna.sees('the bot goes on meanwhile', ({ content }) => content.body === 'answer to !other');
    proceed();
    const first = await anna.sees('the first answer', isNotice);
    const edited = await anna.sees('the edited answer', isNotice);

    expect(first.content.body).toBe('answer to !slow');
    expect(edited.content['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: first.event_id });
    expect(edited.content['m.new_content'].body).toBe('answer to !quick');
  },
);
