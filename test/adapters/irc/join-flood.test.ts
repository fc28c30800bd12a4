import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Inspircd, makeInspircd } from '../../servers/irc/inspircd.ts';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { createStage } from './stage.ts';

// 437 comes from InspIRCd's join flood protection; of the servers here no other one says it, and none of them renames channels.
describe.skipIf(isSkipped('inspircd', whyUnavailable('inspircd')))('a channel that is closed for the moment', () => {
  let server: Inspircd;
  const stage = createStage(() => server);

  beforeAll(async () => {
    server = await makeInspircd();
    await server.start(false);
  });
  afterAll(() => server.remove());
  afterEach(() => stage.clear());

  test('is named so in the status, and joined when it is open again', async () => {
    const anna = await stage.person('anna');
    anna.type('MODE #room +j 1:60');
    await anna.sees(/MODE #room :?\+j/);
    // The protection needs a join to begin with.
    await stage.person('ben');
    const rig = stage.begin();
    const room = () => rig.network.status().channels[0];

    await rig.until('refused', () => room()?.problem !== null);
    expect(room()).toMatchObject({
      isJoined: false,
      problem: expect.stringMatching(/^unavailable: .*\+j is set/),
    });
    expect(rig.log.find(({ message }) => message === 'not in the channel')?.fields).toMatchObject({
      againInMs: 30_000,
    });

    for (; room()?.isJoined !== true; ) {
      rig.network.rejoin?.('#room');
      await anna.sees(/:gsocbot\S* JOIN :?#room/, 1_500).catch(() => null);
    }
    expect(room()).toMatchObject({ isJoined: true, problem: null });
  }, 60_000);
});
