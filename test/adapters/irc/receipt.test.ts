import { expect, test } from 'vitest';
import { Receipt } from '../../../src/adapters/irc/receipt.ts';
import type { Delivery } from '../../../src/ports/chat-network.ts';

/** A receipt for so many lines, and what it told. */
function receiptFor(lines: number) {
  const told: Delivery[] = [];
  return { receipt: new Receipt(lines, (delivery) => told.push(delivery)), told };
}

test('what became of a message is told once, when it is known of each line', () => {
  const { receipt, told } = receiptFor(2);

  receipt.settle({ kind: 'confirmed' });
  const before = [...told];
  receipt.settle({ kind: 'confirmed' });

  expect(before).toEqual([]);
  expect(told).toEqual([{ kind: 'confirmed' }]);
});

test.each([
  [['confirmed', 'refused', 'confirmed'], 'refused'],
  [['refused', 'expired', 'confirmed'], 'expired'],
  [['lost', 'expired', 'refused'], 'lost'],
] as const)('the worst counts: of %j it is %s', (kinds, worst) => {
  const { receipt, told } = receiptFor(3);

  for (const kind of kinds) receipt.settle(kind === 'refused' ? { kind, reason: 'error: moderated' } : { kind });

  expect(told.map(({ kind }) => kind)).toEqual([worst]);
});

test('when the rest is not sent, lines that were sent are waited for no longer and change nothing any more', () => {
  const { receipt, told } = receiptFor(3);

  receipt.settle({ kind: 'confirmed' });
  receipt.settleAll({ kind: 'refused', reason: 'kicked' });
  receipt.settle({ kind: 'lost' });

  expect(told).toEqual([{ kind: 'refused', reason: 'kicked' }]);
});
