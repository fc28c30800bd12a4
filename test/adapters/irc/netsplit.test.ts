import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Inspircd, makeInspircd } from '../../servers/irc/inspircd.ts';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { ROOM } from './rig.ts';
import { createStage } from './stage.ts';

describe.skipIf(isSkipped('inspircd', whyUnavailable('inspircd')))('two linked servers', () => {
  let near: Inspircd;
  let far: Inspircd;
  const stage = createStage(() => near);

  beforeAll(async () => {
    near = await makeInspircd();
    far = await makeInspircd({ serverName: 'insp2.local', linkTo: { name: 'insp.local', port: near.linkPort } });
    await near.start(false);
    await far.start(false);
  });
  afterAll(async () => {
    await near.remove();
    await far.remove();
  });
  afterEach(() => stage.clear());

  test('a netsplit and its end are taken in silence, and what was proved before it does not count after', async () => {
    const rig = await stage.bot();
    const anna = await stage.person('anna', { port: far.port });
    await rig.until('anna is here', () => rig.seen.includes('anna'));
    anna.type('PRIVMSG #room :!one');
    const message = await rig.hears('!one');
    const witness = await stage.person('witness');

    await far.stop('SIGKILL');
    await witness.sees(/:anna!.* QUIT :.*insp/);
    expect(await rig.network.proveAccount(message)).toBeNull();
    await far.start(false);
    const back = await stage.person('anna', { port: far.port });
    await rig.until('anna is back', () => rig.seen.filter((nick) => nick === 'anna').length > 2);
    back.type('PRIVMSG #room :!two');
    await rig.hears('!two');

    expect(await rig.say(ROOM, 'On 2 April.')).toEqual({ kind: 'confirmed' });
    await witness.sees(/ :On 2 April\.$/);
    expect(witness.lines.filter((line) => /:gsocbot!.* (?:PRIVMSG|NOTICE) /.test(line))).toHaveLength(1);
    expect(rig.connections).toBe(1);
  });
});
