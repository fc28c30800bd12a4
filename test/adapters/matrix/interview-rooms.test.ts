import { describe, expect, test } from 'vitest';
import type { InterviewPlaces } from '../../../src/ports/interview-places.ts';
import { ApiError } from '../../servers/matrix/api.ts';
import { makeNioPerson } from '../../servers/matrix/nio-person.ts';
import type { Person } from '../../servers/matrix/person.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { useHomeserver } from './homeserver.ts';
import type { Rig } from './rig.ts';

const { isMissing, account, bot, person, synapse } = useHomeserver();
const WANTED = { interviewRooms: true };

function placesOf({ network }: Rig): InterviewPlaces {
  if (network.places === undefined) throw new Error('the network makes no places');
  return network.places;
}

/** The room of an interview of these people. */
async function open(rig: Rig, guests: readonly { readonly userId: string }[], known: string | null = null) {
  const names: string[] = [];
  const opening = await placesOf(rig).open({
    label: '7',
    known,
    guests: guests.map(({ userId }) => ({ account: userId, nick: userId })),
    remember: async (name) => {
      names.push(name);
    },
  });
  if (opening.kind !== 'open') throw new Error(JSON.stringify(opening));
  return { ...opening, names };
}

/** Follows the invitation. */
async function enters(someone: Person, roomId: string): Promise<void> {
  await someone.until('invited', () => someone.invitations.includes(roomId));
  await someone.join(roomId);
}

/** The status with which the homeserver refuses something; 200 if it does not. */
async function refusal(work: Promise<unknown>): Promise<number> {
  try {
    await work;
    return 200;
  } catch (error) {
    return error instanceof ApiError ? error.status : -1;
  }
}

describe.skipIf(isMissing)('the room of an interview', () => {
  test('is for those who are invited, and only the bot may change that', async () => {
    const [rig, ann, carol, stranger] = [
      await bot(WANTED),
      await person('ann'),
      await person('carol'),
      await person('x'),
    ];

    const { name, names, title, way } = await open(rig, [ann, carol]);
    await enters(ann, name);
    await enters(carol, name);

    expect([names, title, way]).toEqual([[name], '7', 'room']);
    await rig.until('both are there', () => [ann, carol].every(({ userId }) => placesOf(rig).isThere(name, userId)));
    expect(await refusal(stranger.join(name))).toBe(403);
    expect(await refusal(carol.api('POST', `/rooms/${name}/invite`, { user_id: stranger.userId }))).toBe(403);
    expect(await refusal(ann.state(name, 'm.room.join_rules', { join_rule: 'public' }))).toBe(403);
    expect(await refusal(ann.state(name, 'm.room.history_visibility', { history_visibility: 'shared' }))).toBe(403);
    const state = async (type: string) => ann.api('GET', `/rooms/${name}/state/${type}/`);
    expect(await state('m.room.join_rules')).toMatchObject({ join_rule: 'invite' });
    expect(await state('m.room.history_visibility')).toEqual({ history_visibility: 'invited' });
    expect(await state('m.room.guest_access')).toEqual({ guest_access: 'forbidden' });
    expect(await refusal(state('m.room.encryption'))).toBe(404);
  });

  test('is heard as a channel of its own, spoken to, and no place of the status', async () => {
    const [rig, ann] = [await bot(WANTED), await person('ann')];
    const { name } = await open(rig, [ann]);
    await enters(ann, name);

    await ann.send(name, { msgtype: 'm.text', body: 'Here it is:\n```c\nint main(void)\n{\n    return 0;\n}\n```' });
    const heard = await rig.hears('Here it is: ```c int main(void) { return 0; } ```');
    await rig.say({ kind: 'channel', channel: name }, 'The exercise begins.');

    expect(heard).toMatchObject({
      channel: name,
      lines: ['Here it is:', 'int main(void)', '{', '    return 0;', '}'],
      isCode: true,
    });
    expect(await rig.network.proveAccount(heard)).toBe(ann.userId);
    await ann.sees('the bot', ({ content }) => content.body === 'The exercise begins.');
    expect(rig.network.status().channels).toEqual([]);
  });

  test('is closed for good, and left, when the interview is over', async () => {
    const [rig, ann] = [await bot(WANTED), await person('ann')];
    const { name } = await open(rig, [ann]);
    await enters(ann, name);

    await placesOf(rig).close(name);

    await ann.sees('it leaves', ({ type, content }) => type === 'm.room.member' && content.membership === 'leave');
    expect(await refusal(ann.say(name, 'Anybody there?'))).toBe(403);
    expect(placesOf(rig).isOpen(name)).toBe(false);
  });

  test('is found again by a bot that was restarted, which has heard what was said meanwhile', async () => {
    const [owner, ann] = [await account(), await person('ann')];
    const first = await bot({ ...WANTED, account: owner });
    const { name } = await open(first, [ann]);
    await enters(ann, name);
    await first.until('there', () => placesOf(first).isThere(name, ann.userId));
    await first.stop();
    await ann.say(name, 'Are you there?');

    const second = await bot({ ...WANTED, account: owner, folder: first.settings.folder });

    expect(await second.hears('Are you there?')).toMatchObject({ channel: name });
    expect(await open(second, [ann], name)).toMatchObject({ name });
    expect(placesOf(second).isThere(name, ann.userId)).toBe(true);
  });

  test('is not come back to when the bot is not in it', async () => {
    const [rig, ann] = [await bot(WANTED), await person('ann')];
    const other = await ann.createRoom(null);

    const opening = await placesOf(rig).open({ label: '7', known: other, guests: [], remember: async () => {} });

    expect(opening).toMatchObject({ kind: 'refused' });
  });

  test('is not made where the configuration does not want it', async () => {
    const rig = await bot({ interviewRooms: false });

    const opening = await placesOf(rig).open({ label: '7', known: null, guests: [], remember: async () => {} });

    expect(opening).toMatchObject({ kind: 'refused' });
  });

  test('is encrypted where the bot has keys: both read it, and it reads them', async () => {
    const rig = await bot({ ...WANTED, encryption: 'allowed' });
    const [ann, carol] = await Promise.all(
      ['nioann', 'niocarol'].map((who) => makeNioPerson(synapse().url, who, tempFolder())),
    );
    if (!ann || !carol) throw new Error('nobody came');
    const { name } = await open(rig, [ann, carol]);
    for (const one of [ann, carol]) {
      await one.until('invited', () => one.invitations.includes(name));
      await one.join(name);
    }
    await rig.until('both are there', () => [ann, carol].every(({ userId }) => placesOf(rig).isThere(name, userId)));
    await ann.together(name, [ann.userId, carol.userId]);

    await rig.say({ kind: 'channel', channel: name }, 'The exercise begins.');
    await carol.say(name, 'May I begin?');

    for (const one of [ann, carol])
      expect(await one.sees('the bot', ({ content }) => content.body === 'The exercise begins.')).toMatchObject({
        decrypted: true,
      });
    expect(await rig.hears('May I begin?')).toMatchObject({ channel: name });
    expect([...ann.undecryptable, ...carol.undecryptable]).toEqual([]);
    await Promise.all([ann.leave(), carol.leave()]);
  });

  test('can be read from its beginning by who comes late', async () => {
    const rig = await bot({ ...WANTED, encryption: 'allowed' });
    const [ann, carol] = await Promise.all(
      ['earlyann', 'latecarol'].map((who) => makeNioPerson(synapse().url, who, tempFolder())),
    );
    if (!ann || !carol) throw new Error('nobody came');
    const { name } = await open(rig, [ann, carol]);
    await ann.until('invited', () => ann.invitations.includes(name));
    await ann.join(name);
    await rig.until('ann is there', () => placesOf(rig).isThere(name, ann.userId));

    await rig.say({ kind: 'channel', channel: name }, 'Welcome!');
    await ann.sees('the welcome', ({ content }) => content.body === 'Welcome!');
    await carol.until('invited', () => carol.invitations.includes(name));
    await carol.join(name);

    expect(await carol.sees('the welcome', ({ content }) => content.body === 'Welcome!')).toMatchObject({
      decrypted: true,
    });
    expect(carol.undecryptable).toEqual([]);
    await Promise.all([ann.leave(), carol.leave()]);
  });
});
