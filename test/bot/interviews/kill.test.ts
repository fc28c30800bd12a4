import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../src/adapters/sql/open-database.ts';
import type { Block } from '../../../src/ports/reply.ts';
import { checkBooks, snapshot } from '../../support/interview-invariants.ts';
import { openDesk } from '../../support/open-desk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SCRIPT = fileURLToPath(new URL('../../support/live-interviews.ts', import.meta.url));
/** As many as there is time for: `KILLS=300` takes some minutes. */
const KILLS = Number(process.env['KILLS'] ?? (process.env['CI'] === 'true' ? 300 : 16));

describe('a bot that is killed in the middle of anything', () => {
  it('has no change without its message, and no message without its change', { timeout: KILLS * 5_000 }, async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const interrupted = new Set<string>();

    for (let kill = 0; kill < KILLS; kill += 1) {
      // After ever other numbers of acts, and a moment into the last one.
      interrupted.add(await liveUntilKilled(file, kill + 1, 1 + ((kill * 7) % 30), (kill % 5) * 0.8));
      const rig = await openDesk({ file });
      checkBooks(await snapshot(rig), `kill ${kill + 1}`);
      const { kept, handedOn } = await linesOfOpenInterviews(rig.database);
      expect(handedOn.toSorted(), 'each line that was kept was handed on').toEqual(kept.toSorted());
      await rig.database.close();
    }

    const rig = await openDesk({ file });
    expect((await snapshot(rig)).history.length).toBeGreaterThan(KILLS);
    await rig.database.close();
    if (KILLS >= 300)
      expect([...interrupted].toSorted()).toEqual([
        'accept',
        'ask',
        'book',
        'bookFor',
        'call',
        'cancel',
        'come',
        'decline',
        'join',
        'move',
        'offer',
        'say',
        'tick',
        'turn',
        'withdraw',
      ]);
  });
});

/** What was said, and what is handed on of it or waits until it is asked for; what waits is dropped when an interview is closed. */
async function linesOfOpenInterviews({ knex }: Database) {
  const closed: readonly number[] = await knex('interview_places').where({ kind: 'closed' }).pluck('booking_id');
  const kept: readonly string[] = await knex('interview_lines').whereNotIn('booking_id', closed).pluck('text');
  const rows: readonly { readonly key: string; readonly reply: string }[] = await knex('outbox')
    .where('key', 'like', '%:line:%')
    .select('key', 'reply');
  const messages = rows.filter(({ key }) => !closed.includes(Number(key.split(':')[1])));
  const rests: readonly string[] = await knex('interview_rests').pluck('blocks');
  const blocks: readonly Block[] = [
    ...messages.map(({ reply }) => JSON.parse(reply).blocks),
    ...rests.map((json) => JSON.parse(json)),
  ].flat();
  return { kept, handedOn: blocks.flatMap((block) => (block.kind === 'verbatim' ? block.lines : [])) };
}

/** @returns the name of the act in which it was killed. */
async function liveUntilKilled(file: string, seed: number, acts: number, delayMs: number): Promise<string> {
  const child = spawn(process.execPath, [SCRIPT, file, String(seed)]);
  let said = '';
  let errors = '';
  let isKilled = false;
  child.stderr.on('data', (piece) => {
    errors += piece;
  });
  child.stdout.on('data', (piece) => {
    said += piece;
    if (isKilled || said.split('\n').length <= acts) return;
    isKilled = true;
    if (delayMs === 0) child.kill('SIGKILL');
    else setTimeout(() => child.kill('SIGKILL'), delayMs);
  });
  const [, signal] = await once(child, 'close');
  if (signal !== 'SIGKILL') throw new Error(`it ended by itself: ${errors}`);
  return said.trimEnd().split('\n').at(-1) ?? '';
}
