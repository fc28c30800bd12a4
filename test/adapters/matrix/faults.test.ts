import { expect, onTestFinished, test } from 'vitest';
import { type Fault, makeFaultyProxy } from '../../servers/matrix/faulty-proxy.ts';
import { makeNioPerson } from '../../servers/matrix/nio-person.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { useHomeserver } from './homeserver.ts';

const { isMissing, begin, person, account, synapse } = useHomeserver();

/** Chance that is the same in each run. Source: mulberry32, public domain. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FAULTS: readonly Fault[] = ['502', 'lost', 'html', 'hang'];
const QUESTIONS = 30;

test.skipIf(isMissing)(
  'whatever kind of request fails, hangs or loses its answer: each question is answered once, and nothing goes out in the clear',
  { timeout: 180_000 },
  async () => {
    const own = await account();
    const nora = await makeNioPerson(synapse().url, 'nora', tempFolder());
    onTestFinished(() => nora.leave());
    const [anna, clara] = [await person('anna'), await person('clara')];
    const open = await anna.createRoom('faultsopen');
    const closed = await nora.createRoom('faultsclosed', own.userId, 5);
    const proxy = await makeFaultyProxy(synapse().port);
    onTestFinished(() => proxy.close());
    const fraction = chance(7);
    // From the very first request on, so that signing in and opening the keys are hit as well; the first of each kind always is.
    const asked = new Set<string>();
    const anyFault = () => FAULTS[Math.floor(fraction() * FAULTS.length)] ?? null;
    proxy.fail(({ kind }) => {
      const isFirst = !asked.has(kind);
      asked.add(kind);
      return isFirst || fraction() < 0.15 ? anyFault() : null;
    });
    const rig = await begin({
      account: own,
      homeserver: proxy.url,
      encryption: 'allowed',
      rooms: ['#faultsopen:localhost', '#faultsclosed:localhost'],
      // Long enough for a homeserver on a busy machine, or every request would count as one that hangs.
      patience: { requestMs: 2_000, syncMs: 2_000 },
      handler: (message, self) =>
        message.text.startsWith('!') ? self.answer(message, `answer to ${message.text}`) : null,
    });
    await rig.until('connected', () => rig.connections > 0, 40_000);
    await rig.until('joined', () => rig.network.status().channels.every(({ isJoined }) => isJoined), 20_000);
    await nora.together(closed, [own.userId, nora.userId]);

    const questionIds: string[] = [];
    for (let at = 0; at < QUESTIONS; at += 1) {
      const [id] = await Promise.all([anna.say(open, `!open${at}`), nora.say(closed, `!closed${at}`)]);
      questionIds.push(id);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const answersIn = (all: readonly { content: { body?: string } }[]) =>
      all.flatMap(({ content }) => (content.body?.startsWith('answer to') ? [content.body] : []));
    const wanted = (kind: string) => Array.from({ length: QUESTIONS }, (_, at) => `answer to !${kind}${at}`);
    await anna.until('all answers', () => new Set(answersIn(anna.events)).size === QUESTIONS, 60_000);
    await nora.until('all encrypted answers', () => new Set(answersIn(nora.messages)).size === QUESTIONS, 60_000);
    await anna.redact(open, questionIds[0] ?? '');
    const isTakenBack = ({ type, sender }: { type: string; sender: string }) =>
      type === 'm.room.redaction' && sender === own.userId;
    await anna.sees('its answer is taken back', isTakenBack, 60_000);
    const told = await rig.say({ kind: 'direct', nick: clara.userId }, 'in private', { expiresInMs: 60_000 });
    await clara.until('an invitation', () => clara.invitations.length > 0, 30_000);
    proxy.fail(() => null);
    await rig.until('in peace', () => rig.network.status().state === 'connected');

    expect(answersIn(anna.events).sort()).toEqual(wanted('open').sort());
    expect(answersIn(nora.messages).sort()).toEqual(wanted('closed').sort());
    expect(nora.messages.filter(({ sender, decrypted }) => sender === own.userId && !decrypted)).toEqual([]);
    expect(nora.undecryptable).toEqual([]);
    expect(told.kind).toBe('confirmed');
    expect(new Set(clara.invitations).size).toBe(1);
    expect([...proxy.faults.keys()]).toEqual(
      expect.arrayContaining([
        'POST login',
        'POST keys/upload',
        'GET account/whoami',
        'POST keys/query',
        'POST keys/device_signing/upload',
        'GET joined_rooms',
        'GET profile/displayname',
        'GET user/account_data/m.direct',
        'GET sync',
        'POST join',
        'GET rooms/state/m.room.tombstone',
        'GET rooms/state/m.room.power_levels',
        'GET rooms/state/m.room.encryption',
        'GET rooms/state/m.room.history_visibility',
        'GET rooms/members',
        'PUT rooms/typing',
        'PUT rooms/send/m.room.message',
        'PUT rooms/send/m.room.encrypted',
        'PUT sendToDevice/m.room.encrypted',
        'PUT rooms/redact',
        'POST createRoom',
        'PUT user/account_data/m.direct',
      ]),
    );
  },
);
