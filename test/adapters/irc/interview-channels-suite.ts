import { expect, test, vi } from 'vitest';
import type { InterviewPlaces } from '../../../src/ports/interview-places.ts';
import type { Person } from '../../servers/irc/person.ts';
import { type Overrides, type Rig, ROOM } from './rig.ts';
import { identify } from './services.ts';
import type { Stage } from './stage.ts';

const PATTERN: Overrides = { interviewChannels: '#room-iv-{booking}' };

function placesOf({ network }: Rig): InterviewPlaces {
  if (network.places === undefined) throw new Error('the network makes no places');
  return network.places;
}

const wish = (guests: readonly string[] = [], known: string | null = null) => {
  const names: string[] = [];
  return {
    names,
    label: '7',
    known,
    guests: guests.map((nick) => ({ account: nick, nick })),
    remember: async (name: string) => {
      names.push(name);
    },
  };
};

/** What a channel is to everybody, asked of the server by somebody inside or outside. */
async function modesSeenBy(person: Person, channel: string): Promise<string> {
  person.type(`MODE ${channel}`);
  return (await person.sees(/ 324 /)).split(' ')[4]?.replace(/^:/, '') ?? '';
}

/** Channels for interviews where nobody need be proved. */
export function testDoors(stage: Stage): void {
  test('the channel of an interview lets nobody in who is not invited, and shows itself to nobody', async () => {
    const rig = await stage.bot(PATTERN);
    const stranger = await stage.person('stranger');

    const opening = await placesOf(rig).open(wish());

    expect(opening).toEqual({ kind: 'open', name: '#room-iv-7', title: '#room-iv-7', way: 'channel' });
    expect(placesOf(rig).isOpen('#ROOM-IV-7')).toBe(true);
    stranger.type('JOIN #room-iv-7');
    await stranger.sees(/ 473 stranger #room-iv-7 /);
    stranger.type('PRIVMSG #room-iv-7 :hello');
    await stranger.sees(/ 40[134] stranger #room-iv-7 /);
    stranger.forget();
    stranger.type('LIST');
    await stranger.sees(/ 323 /);
    stranger.type('WHOIS gsocbot');
    await stranger.sees(/ 318 /);
    stranger.type('NAMES #room-iv-7');
    await stranger.sees(/ 366 /);
    expect(stranger.lines.filter((line) => / (?:319|322|353) .*#room-iv-7/.test(line))).toEqual([]);
    expect(rig.network.status().channels.map(({ name }) => name)).toEqual(['#room']);
  });

  test('a channel in which somebody is already is not taken, but one with a name that nobody could know', async () => {
    const rig = await stage.bot(PATTERN);
    await stage.person('squatter', { room: '#room-iv-7' });
    const wanted = wish();

    const opening = await placesOf(rig).open(wanted);

    expect(opening).toMatchObject({ kind: 'open', name: expect.stringMatching(/^#room-iv-7-[0-9a-f]{4}$/) });
    expect(wanted.names).toEqual(['#room-iv-7', opening.kind === 'open' && opening.name]);
    expect(placesOf(rig).isOpen('#room-iv-7')).toBe(false);
  });

  test('without a pattern, or without a connection, there is none', async () => {
    const rig = await stage.bot();
    expect(await placesOf(rig).open(wish())).toMatchObject({ kind: 'refused' });

    const cold = stage.begin(PATTERN);
    expect(await placesOf(cold).open(wish())).toEqual({ kind: 'later' });
  });

  test('it vanishes when the bot closes it', async () => {
    const rig = await stage.bot(PATTERN);
    await placesOf(rig).open(wish());

    await placesOf(rig).close('#room-iv-7');

    const next = await stage.person('next', { room: null });
    for (;;) {
      next.type('JOIN #room-iv-7');
      if (/ 353 /.test(await next.sees(/ 353 | 473 /))) break;
    }
    expect(placesOf(rig).isOpen('#room-iv-7')).toBe(false);
  });
}

// The limits of hybrid and of the bot make these slow: one invitation in five seconds, one line in one.
vi.setConfig({ testTimeout: 60_000 });

/**
 * Channels for interviews of `stefan` and `anna`, who are registered with the password "secret".
 *
 * @param hasAutoOp whether the server makes the bot an operator again when it comes back.
 */
export function testGuests(stage: Stage, hasAutoOp: boolean): void {
  const guest = async (nick: string, account: string | null = nick, room: string | null = '#room') => {
    const person = await stage.person(nick, { room });
    if (account !== null) await identify(person, account === nick ? 'secret' : `${account} secret`);
    return person;
  };
  const enters = async (person: Person) => {
    // Hybrid takes one invitation in five seconds.
    await person.sees(new RegExp(`INVITE ${person.nick} :?#room-iv-7`), 30_000);
    person.type('JOIN #room-iv-7');
    await person.sees(/ 366 .*#room-iv-7/);
  };

  test('who is proved is invited, is known when there, heard, and spoken to', async () => {
    const [stefan, anna] = [await guest('stefan'), await guest('anna')];
    const rig = await stage.bot(PATTERN);
    await placesOf(rig).open(wish(['stefan', 'anna']));

    await enters(stefan);
    await enters(anna);
    await rig.until('both are there', () =>
      ['stefan', 'ANNA'].every((one) => placesOf(rig).isThere('#room-iv-7', one)),
    );

    expect(await modesSeenBy(stefan, '#room-iv-7')).toMatch(/^\+(?=.*i)(?=.*s)(?=.*n)/);
    anna.type('PRIVMSG #room-iv-7 :Shall I begin?');
    const heard = await rig.hears('Shall I begin?');
    expect(heard).toMatchObject({ channel: '#room-iv-7', sender: { nick: 'anna' } });
    expect(await rig.network.proveAccount(heard)).toBe('anna');
    await rig.say({ kind: 'channel', channel: '#room-iv-7' }, 'The exercise begins.');
    await stefan.sees(/PRIVMSG #room-iv-7 :The exercise begins\./);
    anna.type('PART #room-iv-7');
    await rig.until('gone', () => !placesOf(rig).isThere('#room-iv-7', 'anna'));
  });

  test('who has changed the nick is the same person still', async () => {
    const stefan = await guest('stefan');
    const rig = await stage.bot(PATTERN);
    await placesOf(rig).open(wish(['stefan']));
    await enters(stefan);
    await rig.until('there', () => placesOf(rig).isThere('#room-iv-7', 'stefan'));

    stefan.type('NICK stef');
    await stefan.sees(/NICK :?stef$/);
    stefan.type('PRIVMSG #room-iv-7 :Still me.');

    expect(await rig.network.proveAccount(await rig.hears('Still me.'))).toBe('stefan');
    expect(placesOf(rig).isThere('#room-iv-7', 'stefan')).toBe(true);
  });

  test('an impostor with the nick is not invited; the owner is when they come', async () => {
    const impostor = await guest('anna', null);
    const rig = await stage.bot(PATTERN);
    await placesOf(rig).open(wish(['anna']));

    await impostor.leave();
    const anna = await guest('anna');
    expect(await placesOf(rig).invite('#room-iv-7', { account: 'anna', nick: 'anna' })).toBe(true);

    await enters(anna);
    expect(impostor.lines.filter((line) => line.includes('INVITE'))).toEqual([]);
  });

  test('a bot that was killed comes back to the channel where the others wait, uninvited', async () => {
    const [stefan, anna] = [await guest('stefan'), await guest('anna')];
    const first = await stage.bot(PATTERN);
    await placesOf(first).open(wish(['stefan', 'anna']));
    await enters(stefan);
    await enters(anna);
    await first.stop();
    await stefan.sees(/QUIT/);

    const second = await stage.bot(PATTERN);
    const opening = await placesOf(second).open(wish(['stefan', 'anna'], '#room-iv-7'));

    expect(opening).toMatchObject({ kind: 'open', name: '#room-iv-7', ...(hasAutoOp ? {} : { isPowerless: true }) });
    expect('isPowerless' in opening).toBe(!hasAutoOp);
    await second.until('both are known', () =>
      ['stefan', 'anna'].every((one) => placesOf(second).isThere('#room-iv-7', one)),
    );
    anna.type('PRIVMSG #room-iv-7 :Where were we?');
    expect(await second.network.proveAccount(await second.hears('Where were we?'))).toBe('anna');

    anna.type('PART #room-iv-7');
    await second.until('gone', () => !placesOf(second).isThere('#room-iv-7', 'anna'));
    anna.forget();
    expect(await placesOf(second).invite('#room-iv-7', { account: 'anna', nick: 'anna' })).toBe(hasAutoOp);
    if (!hasAutoOp) stefan.type('PART #room-iv-7');
    // Alone there, a bot without power makes the channel anew, and can let people in again.
    await enters(anna);
    expect(await modesSeenBy(anna, '#room-iv-7')).toMatch(/^\+(?=.*i)(?=.*s)(?=.*n)/);
    await second.until('back', () => placesOf(second).isThere('#room-iv-7', 'anna'));
  });

  test('a channel that a stranger has taken meanwhile is not come back to', async () => {
    const rig = await stage.bot(PATTERN);
    await stage.person('squatter', { room: '#room-iv-7' });

    expect(await placesOf(rig).open(wish(['anna'], '#room-iv-7'))).toMatchObject({ kind: 'refused' });
    expect(await rig.say(ROOM, 'still here')).toEqual({ kind: 'confirmed' });
  });
}

/** Where a person can end what services vouch for; ircd-hybrid goes on to show the account of who was once identified. */
export function testUnproved(stage: Stage): void {
  test('who can not be proved at that moment stays, if it is they who were invited', async () => {
    const stefan = await stage.person('stefan', { room: '#room' });
    await identify(stefan, 'secret');
    const rig = await stage.bot(PATTERN);
    await placesOf(rig).open(wish(['stefan']));
    await stefan.sees(/INVITE stefan :?#room-iv-7/);
    // One of them ends the proof, whichever server it is.
    for (const line of ['PRIVMSG NickServ :LOGOUT', 'NICK stefan_', 'NICK stefan']) stefan.type(line);
    await stefan.sees(/NICK :?stefan$/);
    // Once may only mean that the nick changed while the server was asked.
    for (let times = 0; times < 5; ) times = (await rig.network.accountOf('stefan')) === null ? times + 1 : 0;
    stefan.type('JOIN #room-iv-7');
    await stefan.sees(/ 366 .*#room-iv-7/);

    stefan.type('PRIVMSG #room-iv-7 :Hello?');
    const heard = await rig.hears('Hello?');

    expect(await rig.network.proveAccount(heard)).toBeNull();
    expect(placesOf(rig).isThere('#room-iv-7', 'stefan')).toBe(false);
    expect(stefan.lines.filter((line) => line.includes(' KICK '))).toEqual([]);
  });
}

/** What whoever runs the network can do, where they have SAJOIN and SAPART. */
export function testPowers(stage: Stage): void {
  const oper = async () => {
    const person = await stage.person('oper');
    person.type('OPER op op');
    await person.sees(/ 381 /);
    return person;
  };

  test('who comes in by somebody’s power over the network is thrown out', async () => {
    const rig = await stage.bot(PATTERN);
    await placesOf(rig).open(wish());

    const intruder = await oper();
    intruder.type('SAJOIN oper #room-iv-7');

    await intruder.sees(/KICK #room-iv-7 oper :this channel is private/);
    expect(placesOf(rig).isThere('#room-iv-7', 'oper')).toBe(false);
    expect(placesOf(rig).isOpen('#room-iv-7')).toBe(true);
  });

  test('a door that somebody opens is closed again', async () => {
    const stefan = await stage.person('stefan');
    await identify(stefan, 'secret');
    await placesOf(await stage.bot(PATTERN)).open(wish(['stefan']));
    await stefan.sees(/INVITE stefan :?#room-iv-7/);
    stefan.type('JOIN #room-iv-7');
    await stefan.sees(/ 366 .*#room-iv-7/);

    (await oper()).type('SAMODE #room-iv-7 -is');

    await stefan.sees(/MODE #room-iv-7 :?-is/);
    await stefan.sees(/:gsocbot\S* MODE #room-iv-7 :?\+is/);
  });

  test('a bot that is put out of it knows that it has lost the place', async () => {
    const rig = await stage.bot(PATTERN);
    await placesOf(rig).open(wish());

    (await oper()).type('SAPART gsocbot #room-iv-7');

    await rig.until('lost', () => !placesOf(rig).isOpen('#room-iv-7'));
    expect(await rig.say({ kind: 'channel', channel: '#room-iv-7' }, 'Hello?')).toMatchObject({ kind: 'refused' });
  });
}
