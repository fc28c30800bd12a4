import { expect, onTestFinished, test } from 'vitest';
import type { Json } from '../../servers/matrix/api.ts';
import { makeNioPerson } from '../../servers/matrix/nio-person.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { useHomeserver } from './homeserver.ts';

const { isMissing, bot, person, account, synapse } = useHomeserver();

const isNotice = ({ content }: Json) => content.msgtype === 'm.notice';

test.skipIf(isMissing)(
  'a sign on what the bot said is told with the name that the delivery gave, proved, and again when it is taken away',
  async () => {
    const anna = await person('anna');
    const room = await anna.createRoom('signs');
    const rig = await bot({ rooms: ['#signs:localhost'] });

    const delivery = await rig.announce('#signs:localhost', 'Applications close in 3 days.', 'key');
    const announcement = await anna.sees('the announcement', isNotice);
    const sign = await anna.react(room, announcement.event_id, '⏰');
    await rig.until('the sign', () => rig.reactions.length === 1);
    await anna.redact(room, sign);
    await rig.until('it is taken away', () => rig.reactions.length === 2);

    const [put, taken] = rig.reactions;
    expect(delivery).toEqual({ kind: 'confirmed', eventId: announcement.event_id });
    expect(put).toMatchObject({
      on: announcement.event_id,
      id: sign,
      message: { channel: '#signs:localhost', text: '⏰', sender: { account: anna.userId } },
    });
    expect(taken).toMatchObject({ on: null, id: sign, message: { sender: { account: anna.userId } } });
    expect(put && (await rig.network.proveAccount(put.message))).toBe(anna.userId);
    expect(put && (await rig.network.proveAccount({ ...put.message }))).toBeNull();
    expect(rig.messages).toEqual([]);
  },
);

test.skipIf(isMissing)(
  'where encryption is demanded, a sign is heard in encrypted rooms, though clients send it in the clear, and in no open one',
  { timeout: 60_000 },
  async () => {
    const own = await account();
    const nora = await makeNioPerson(synapse().url, 'nora', tempFolder());
    onTestFinished(() => nora.leave());
    const anna = await person('anna');
    const open = await anna.createRoom('opensigns');
    const closed = await nora.createRoom('closedsigns', own.userId);
    const rig = await bot({
      account: own,
      encryption: 'required',
      rooms: ['#opensigns:localhost', '#closedsigns:localhost'],
    });
    await nora.together(closed, [own.userId, nora.userId]);
    await rig.announce('#closedsigns:localhost', 'Applications close in 3 days.');
    const announcement = await nora.sees('the announcement', isNotice);

    await anna.react(open, await anna.say(open, 'hello'), '👍');
    await nora.react(closed, announcement.id, '👍');
    await rig.until('the sign', () => rig.reactions.length > 0);

    expect(rig.reactions.map(({ on, message }) => [on, message.text, message.sender.account])).toEqual([
      [announcement.id, '👍', nora.userId],
    ]);
  },
);
