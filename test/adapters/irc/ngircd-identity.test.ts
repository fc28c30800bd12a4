import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { makeNgircd } from '../../servers/irc/ngircd.ts';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { createStage } from './stage.ts';

// No services: nobody is anybody here.
describe.skipIf(isSkipped('ngircd', whyUnavailable('ngircd')))('on ngircd without services', () => {
  let server: IrcServer;
  const stage = createStage(() => server);
  // Longer than the tests may take: whoever waits for it fails them.
  const patience = { proofMs: 60_000 };

  beforeAll(async () => {
    server = await makeNgircd();
    await server.start();
  });
  afterAll(() => server.remove());
  afterEach(() => stage.clear());

  test.each([
    ['somebody who is there', 'anna'],
    ['a nick that nobody has', 'nobody'],
    ['what is no nick', '#room'],
  ])('%s has no account, and that is known at once', async (_what, nick) => {
    await stage.person('anna');
    const rig = await stage.bot({ patience });

    expect(await rig.network.accountOf(nick)).toBeNull();
  });

  test('a bot that is not connected does not wait', async () => {
    const rig = await stage.bot({ patience });
    await rig.stop();

    expect(await rig.network.accountOf('anna')).toBeNull();
  });
});
