import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { makeNgircd } from '../../servers/irc/ngircd.ts';
import type { Person } from '../../servers/irc/person.ts';
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

  test('who stays is known to be the same, until the nick may have changed hands', async () => {
    const anna = await stage.person('anna');
    const rig = await stage.bot({ patience });
    const says = async (person: Person, text: string) => {
      person.type(`PRIVMSG #room :${text}`);
      await rig.hears(text);
      return rig.network.sessionOf?.('anna') ?? null;
    };
    anna.type('JOIN #room');
    expect(rig.network.sessionOf?.('anna')).toBeNull();

    const first = await says(anna, 'hello');
    expect(first).not.toBeNull();
    expect(await says(anna, 'hello again')).toBe(first);
    anna.type('NICK annika');
    await rig.until('the nick is given up', () => rig.network.sessionOf?.('anna') === null);
    const impostor = await stage.person('anna');
    impostor.type('JOIN #room');
    const second = await says(impostor, 'it is me');
    expect(second).not.toBeNull();
    expect(second).not.toBe(first);
    impostor.type('PART #room');
    await rig.until('she leaves', () => rig.network.sessionOf?.('anna') === null);
  });

  test('a bot that is not connected does not wait', async () => {
    const rig = await stage.bot({ patience });
    await rig.stop();

    expect(await rig.network.accountOf('anna')).toBeNull();
  });
});
