import { SIDES } from '../../domain/interviews/notice.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OutboxMessage, OutboxStore } from '../../ports/outbox.ts';
import type { Audience } from './audience.ts';
import { interviewMessage } from './interview-messages.ts';

/** What was to be said in a place that is lost is said to those alone whom it was for. */
export async function moveHome(
  { network, name }: { readonly network: string; readonly name: string },
  audience: Audience,
  { outbox, clock }: { readonly outbox: OutboxStore; readonly clock: Clock },
): Promise<void> {
  const waiting = await outbox.list({ states: ['planned'], kind: 'interview', recipient: { network, channel: name } });
  const now = clock.now();
  for (const message of waiting) {
    // Not what somebody has begun to say meanwhile, or has said.
    if (!(await outbox.withdraw(message.key, 'place-lost', now))) continue;
    const subject = message.key.replace(/^booking:\d+:/, '').replace(/:place$/, '');
    const moved = readersOf(message, audience).map((side) =>
      interviewMessage(audience, side, subject, now, message.staleAt ?? now, message.reply),
    );
    await outbox.add(moved, now);
  }
}

/** Nobody is told what they said themselves. */
function readersOf({ reply }: OutboxMessage, { parties }: Audience) {
  const marks = reply.blocks.flatMap((block) => (block.kind === 'verbatim' ? [block.mark] : []));
  return SIDES.filter((side) => !marks.includes(`<${parties[side].nick}>`));
}
