import { expect, test } from 'vitest';
import { useHomeserver } from './homeserver.ts';

const { isMissing, bot, person } = useHomeserver({ messageLimit: { perSecond: 4, burst: 2 } });

test.skipIf(isMissing)(
  'a homeserver that says "too fast" is obeyed, and nothing is lost or doubled by it',
  { timeout: 30_000 },
  async () => {
    const anna = await person('anna');
    await anna.createRoom('limits');
    const rig = await bot({ rooms: ['#limits:localhost'] });
    const texts = Array.from({ length: 10 }, (_, at) => `answer ${at}`);

    const deliveries = await Promise.all(
      texts.map((text) => rig.say({ kind: 'channel', channel: '#limits:localhost' }, text)),
    );
    await anna.sees('the last one', ({ content }) => content.body === 'answer 9');

    expect(deliveries.map(({ kind }) => kind)).toEqual(texts.map(() => 'confirmed'));
    expect(
      anna.events.filter(({ content }) => content.msgtype === 'm.notice').map(({ content }) => content.body),
    ).toEqual(texts);
  },
);
