import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeInspircd } from '../../servers/irc/inspircd.ts';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { makeNgircd } from '../../servers/irc/ngircd.ts';
import type { Person } from '../../servers/irc/person.ts';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { type Rig, ROOM } from './rig.ts';
import { createStage } from './stage.ts';

const isMissing = isSkipped('ngircd', whyUnavailable('ngircd')) || isSkipped('inspircd', whyUnavailable('inspircd'));

describe.skipIf(isMissing)('one process on two networks', () => {
  let one: IrcServer;
  let other: IrcServer;
  const onOne = createStage(() => one);
  const onOther = createStage(() => other);

  beforeAll(async () => {
    [one, other] = await Promise.all([makeNgircd(), makeInspircd()]);
    await Promise.all([one.start(), other.start(false)]);
  });
  afterAll(async () => {
    await Promise.all([one.remove(), other.remove()]);
  });
  afterEach(async () => {
    await Promise.all([onOne.clear(), onOther.clear()]);
  });

  /** Asks and is answered. */
  async function converse(person: Person, rig: Rig, question: string) {
    person.type(`PRIVMSG #room :${question}`);
    const message = await rig.hears(question);
    const delivery = await rig.say(ROOM, `answer to ${question}`);
    await person.sees(new RegExp(`PRIVMSG #room :answer to ${question}$`));
    return { network: message.network, kind: delivery.kind };
  }

  test('one goes down, and on the other everybody is answered as before; when it is back, it is answered there, too', async () => {
    const [first, second] = await Promise.all([
      onOne.bot({ name: 'first' }),
      onOther.bot({ name: 'second', nick: 'otherbot' }),
    ]);
    const [anna, ben] = await Promise.all([onOne.person('anna'), onOther.person('ben')]);
    expect(await converse(anna, first, 'one')).toEqual({ network: 'first', kind: 'confirmed' });

    await one.stop('SIGKILL');
    await first.until('down', () => first.network.status().state !== 'connected');
    const meanwhile = await converse(ben, second, 'two');
    const refused = await first.say(ROOM, 'too late', { expiresInMs: 100 });
    await one.start();
    await first.until('up again', () => first.connections === 2);
    await first.joined();
    const back = await onOne.person('anna');

    expect(meanwhile).toEqual({ network: 'second', kind: 'confirmed' });
    expect(refused).toEqual({ kind: 'expired' });
    expect(await converse(back, first, 'three')).toEqual({ network: 'first', kind: 'confirmed' });
    expect(await converse(ben, second, 'four')).toEqual({ network: 'second', kind: 'confirmed' });
    expect(second.connections).toBe(1);
    expect(second.messages.map(({ text }) => text)).toEqual(['two', 'four']);
  });
});
