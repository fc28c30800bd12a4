import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { useHomeserver } from '../adapters/matrix/homeserver.ts';
import { type Account, call, type Json } from '../servers/matrix/api.ts';
import { makeNioPerson } from '../servers/matrix/nio-person.ts';
import type { Person } from '../servers/matrix/person.ts';
import { type Running, startGsocbot } from '../support/command-line.ts';
import { letTimePass } from '../support/let-time-pass.ts';
import { matrixYaml } from '../support/network-yaml.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const { isMissing, account, person, synapse } = useHomeserver();
const isNotice = ({ content }: Json) => content.msgtype === 'm.notice';
const LONG = { timeout: 120_000 };
/** Longer than the claim of a bot that was killed while it said something. */
const AFTER_CLAIM_MS = 100_000;
let stories = 0;

/** A room with the whole bot in it, as `npm start` runs it. */
interface Story {
  readonly own: Account;
  readonly room: string;
  /** Kills it without a word and starts it again. */
  restart(): Promise<void>;
}

/** @param mentor of the idea about memory isolation. */
async function begin(anna: Person, mentor: Person | null = null): Promise<Story> {
  stories += 1;
  const own = await account();
  const room = await anna.createRoom(`story${stories}`);
  const folder = tempFolder();
  writeIn(folder, 'password', own.password);
  writeIn(
    folder,
    'bot.yaml',
    `programs: [qemu-2024]
admins: ["matrix/${anna.userId}"]
${mentor === null ? '' : `mentors: { stefano-garzarella: ["matrix/${mentor.userId}"] }`}
networks:
${matrixYaml({ url: synapse().url, userId: own.userId, room: `#story${stories}:localhost` })}`,
  );
  let bot: Running | null = null;
  const start = async () => {
    bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const direct = await anna.createDirect(own.userId);
    await anna.say(direct, 'version');
    await anna.sees('the bot is there', (event) => event.room_id === direct && isNotice(event), 60_000);
  };
  await start();
  return {
    own,
    room,
    restart: async () => {
      bot?.child.kill('SIGKILL');
      await bot?.ended;
      await letTimePass(join(folder, 'var/gsocbot.sqlite'), AFTER_CLAIM_MS);
      await start();
    },
  };
}

/** What the bot says in a conversation after a line of somebody's. */
async function ask(who: Person, room: string, line: string, hears: RegExp): Promise<Json> {
  await who.say(room, line);
  return who.sees(
    `${line} -> ${hears}`,
    (event) => event.room_id === room && isNotice(event) && hears.test(event.content.body),
  );
}

describe.skipIf(isMissing)('the whole bot on Matrix', () => {
  test(
    'answers at the question and in its thread, edits with it after a restart, and takes the answer back with it',
    LONG,
    async () => {
      const anna = await person('anna');
      const { own, room, restart } = await begin(anna);

      const questionId = await anna.say(room, '!idea gstreamer');
      const answer = await anna.sees('the answer', (event) => event.room_id === room && isNotice(event));
      const inThread = await anna.send(room, {
        msgtype: 'm.text',
        body: '!next',
        'm.relates_to': { rel_type: 'm.thread', event_id: questionId, is_falling_back: true },
      });
      const threaded = await anna.sees(
        'the answer in the thread',
        (event) => event.room_id === room && isNotice(event),
      );
      await restart();
      await anna.edit(room, questionId, '!idea memory isolation');
      const edited = await anna.sees('the edited answer', (event) => event.room_id === room && isNotice(event));
      await anna.redact(room, questionId);
      const redaction = await anna.sees(
        'the answer is taken back',
        ({ type, sender }) => type === 'm.room.redaction' && sender === own.userId,
      );

      expect(answer.content['m.relates_to']).toEqual({ 'm.in_reply_to': { event_id: questionId } });
      expect(answer.content['m.mentions']).toEqual({ user_ids: [anna.userId] });
      expect(threaded.content['m.relates_to']).toEqual({
        rel_type: 'm.thread',
        event_id: questionId,
        is_falling_back: false,
        'm.in_reply_to': { event_id: inThread },
      });
      expect(edited.content['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: answer.event_id });
      expect(edited.content['m.new_content'].body).toContain('memory isolation');
      expect(redaction.redacts ?? redaction.content.redacts).toBe(answer.event_id);
    },
  );

  test(
    'books an interview: the offer that a mentor makes is accepted by a thumbs-up, though the bot was killed in between',
    LONG,
    async () => {
      const [anna, stefano, alice, mallory] = [
        await person('anna'),
        await person('stefano'),
        await person('alice'),
        await person('mallory'),
      ];
      const { own, restart } = await begin(anna, stefano);
      const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
      const [mentors, hers] = [await stefano.createDirect(own.userId), await alice.createDirect(own.userId)];
      await ask(alice, hers, 'version', /gsocbot/);
      await ask(stefano, mentors, `offer memory isolation ${day} 14:00-15:00`, /s1 14:00/);

      const nick = alice.userId.slice(1, -':localhost'.length);
      await ask(stefano, mentors, `book s1 for ${nick}`, /is held for/);
      const offer = await alice.sees(
        'the offer',
        (event) => isNotice(event) && /is held for you/.test(event.content.body),
      );
      await restart();
      await alice.react(hers, offer.event_id, '👍');
      const accepted = await alice.sees(
        'it is booked',
        (event) => isNotice(event) && /You have s1/.test(event.content.body),
      );
      await stefano.sees(
        'the mentor is told',
        (event) => isNotice(event) && /has booked s1|accepted/.test(event.content.body),
      );

      expect(offer.room_id).toBe(hers);
      expect(accepted.room_id).toBe(hers);
      expect(mallory.events.filter(isNotice)).toEqual([]);
    },
  );

  test(
    'reads and answers an encrypted conversation, after being killed too, and the homeserver learns nothing of it',
    LONG,
    async () => {
      const anna = await person('anna');
      const { own, restart } = await begin(anna);
      const nora = await makeNioPerson(synapse().url, 'nora', tempFolder());
      onTestFinished(() => nora.leave());

      const room = await nora.direct(own.userId);
      const questionId = await nora.say(room, 'idea gstreamer');
      const answer = await nora.sees('the answer', isNotice);
      await restart();
      await nora.send(room, {
        msgtype: 'm.text',
        body: '* idea memory isolation',
        'm.new_content': { msgtype: 'm.text', body: 'idea memory isolation' },
        'm.relates_to': { rel_type: 'm.replace', event_id: questionId },
      });
      const edited = await nora.sees('the edited answer', isNotice);
      const { chunk } = await call(
        synapse().url,
        own.accessToken,
        'GET',
        `/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=50`,
      );

      expect(answer).toMatchObject({
        decrypted: true,
        content: { 'm.relates_to': { 'm.in_reply_to': { event_id: questionId } } },
      });
      expect(edited).toMatchObject({ decrypted: true });
      expect(edited.content['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: answer.id });
      expect(edited.content['m.new_content'].body).toContain('memory isolation');
      expect(JSON.stringify(chunk)).not.toMatch(/gstreamer|memory isolation/i);
      expect(nora.undecryptable).toEqual([]);
    },
  );
});
