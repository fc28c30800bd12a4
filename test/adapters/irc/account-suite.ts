import { expect, test } from 'vitest';
import { identify } from './services.ts';
import type { Stage } from './stage.ts';

/** Longer than any of these tests may take: an answer that waits for it fails them. */
const NEVER_MS = 60_000;

/** Whose nick it is, asked of a network where `stefan` and `anna` are registered with the password "secret". */
export function testAccountOf(stage: Stage): void {
  const patience = { proofMs: NEVER_MS };

  test('who is identified has an account, whoever asks for it', async () => {
    await identify(await stage.person('stefan'), 'secret');
    const rig = await stage.bot({ patience });

    expect(await rig.network.accountOf('stefan')).toBe('stefan');
  });

  test('who shares no channel with the bot has one, too', async () => {
    await identify(await stage.person('stefan', { room: null }), 'secret');
    const rig = await stage.bot({ patience });

    expect(await rig.network.accountOf('stefan')).toBe('stefan');
  });

  test('who has taken a nick and not identified has none', async () => {
    await stage.person('stefan');
    const rig = await stage.bot({ patience });

    expect(await rig.network.accountOf('stefan')).toBeNull();
  });

  test('of a nick that nobody has it is known at once', async () => {
    const rig = await stage.bot({ patience });

    expect(await rig.network.accountOf('nobody')).toBeNull();
    expect(await rig.network.accountOf('#room')).toBeNull();
    expect(await rig.network.accountOf('a\r\nQUIT')).toBeNull();
  });

  test('if the nick changes hands before the answer has come, it is nobody’s', async () => {
    const stefan = await stage.person('stefan');
    const anna = await stage.person('anna');
    await identify(stefan, 'secret');
    await identify(anna, 'secret');
    const rig = await stage.bot({ patience, limits: { burst: 1, linesPerSecond: 1 } });
    // The question waits its turn for about a second after that.
    await rig.say({ kind: 'direct', nick: 'anna' }, 'hello');

    const account = rig.network.accountOf('stefan');
    stefan.type('NICK stefan_away');
    await stefan.sees(/ NICK /);
    anna.type('NICK stefan');
    await anna.sees(/:anna!.* NICK /);

    expect(await account).toBeNull();
  });

  test('lines that come in one packet are all proved, alone with the bot and in a channel', async () => {
    const stefan = await stage.person('stefan');
    await identify(stefan, 'secret');
    const rig = await stage.bot({ patience });
    const prove = async (target: string) => {
      const texts = ['one', 'two', 'three', 'four'].map((text) => `${text} for ${target}`);
      const heard = rig.messages.length;
      stefan.type(texts.map((text) => `PRIVMSG ${target} :${text}`).join('\r\n'));
      await rig.until('heard', () => rig.messages.length === heard + texts.length);
      return Promise.all(rig.messages.slice(heard).map((message) => rig.network.proveAccount(message)));
    };

    expect(await prove('gsocbot')).toEqual(['stefan', 'stefan', 'stefan', 'stefan']);
    expect(await prove('#room')).toEqual(['stefan', 'stefan', 'stefan', 'stefan']);
  });

  test('several people are proved at once, each as who they are, and who proves nothing holds up nobody', async () => {
    const people = [await stage.person('stefan'), await stage.person('anna'), await stage.person('impostor')];
    const [stefan, anna] = people;
    if (stefan) await identify(stefan, 'secret');
    if (anna) await identify(anna, 'secret');
    const rig = await stage.bot({ patience });

    for (const person of people) person.type('PRIVMSG gsocbot :one\r\nPRIVMSG gsocbot :two');
    await rig.until('heard', () => rig.messages.length === 6);
    const proofs = rig.messages.map(async (message) => [message.sender.nick, await rig.network.proveAccount(message)]);

    expect((await Promise.all(proofs)).map(String).sort()).toEqual([
      'anna,anna',
      'anna,anna',
      'impostor,',
      'impostor,',
      'stefan,stefan',
      'stefan,stefan',
    ]);
  });

  test('who asks for an account while it is asked already hears it, too', async () => {
    await identify(await stage.person('stefan'), 'secret');
    const rig = await stage.bot({ patience });

    const asked = ['stefan', 'Stefan', 'stefan'].map((nick) => rig.network.accountOf(nick));

    expect((await Promise.all(asked)).map((account) => account?.toLowerCase())).toEqual(['stefan', 'stefan', 'stefan']);
  });
}
