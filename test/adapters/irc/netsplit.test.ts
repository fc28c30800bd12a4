import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Inspircd, makeInspircd } from '../../servers/irc/inspircd.ts';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { announce, answerTo, direct } from './private-words.ts';
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

  test('what waits for somebody who is split off is not said to whoever takes the nick', async () => {
    const rig = await stage.bot({ limits: { burst: 1, linesPerSecond: 1 } });
    const anna = await stage.person('anna', { port: far.port });
    const witness = await stage.person('witness');
    anna.type('PRIVMSG gsocbot :!bookings');
    const question = await rig.hears('!bookings');

    for (const nick of ['one', 'two', 'three', 'four']) void rig.say(direct(nick), 'keeps the bot busy');
    const answer = answerTo(question, rig, 'You have s1');
    const announcement = announce(rig, 'anna', 'Your s1 is tomorrow');
    await far.stop('SIGKILL');
    await witness.sees(/:anna!.* QUIT :/);
    const mallory = await stage.person('anna', { user: 'mallory' });

    expect(await Promise.all([answer, announcement])).toEqual([{ kind: 'expired' }, { kind: 'expired' }]);
    await rig.say(direct('anna'), 'for whoever is there');
    await mallory.sees(/for whoever is there/);
    expect(mallory.lines.filter((line) => line.includes('s1'))).toEqual([]);
    await far.start(false);
  });
});
