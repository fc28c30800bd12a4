import { layoutLines } from '../../src/domain/text/layout-lines.ts';
import type { DeskRig } from './open-desk.ts';

/** What the outbox has to say by now and was not yet asked for, as "nick: text", in the order of its keys' making. */
export async function newlySaid({ outbox, clock }: Pick<DeskRig, 'outbox' | 'clock'>): Promise<readonly string[]> {
  const claimed = await outbox.claimDue(clock.now(), 1, 100);
  for (const message of claimed) await outbox.settle(message, { kind: 'sent', at: clock.now(), wasLate: false });
  return claimed
    .toSorted((one, other) => one.id - other.id)
    .filter(({ staleAt, newestDueAt, dueAt }) => (staleAt ?? Infinity) > clock.now() && newestDueAt <= dueAt)
    .map(({ recipient, reply }) => {
      const nick = recipient.kind === 'person' ? recipient.nick : recipient.channel;
      return `${nick}: ${layoutLines(reply.blocks, 999).join(' ')}`;
    });
}
