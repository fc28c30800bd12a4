import { expect, test } from 'vitest';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { whyUnavailable } from '../../servers/matrix/installed.ts';
import { runKills } from './kill-run.ts';

const isMissing = isSkipped('Synapse', whyUnavailable());

test.skipIf(isMissing)(
  'a bot that is killed while it writes encrypted messages loses nothing, says nothing twice, and stays the same device',
  { timeout: 180_000 },
  async () => {
    const moments = [0.1, 0.3, 0.6, 0.05, 0.9, 0.45];
    let at = 0;

    const figures = await runKills(6, () => moments[at++ % moments.length] ?? 0);

    expect(figures).toMatchObject({
      kills: 6,
      questions: 24,
      announcements: 24,
      lost: [],
      doubled: [],
      undecryptable: 0,
      inTheClear: 0,
      reused: 0,
      identities: 1,
    });
  },
);
