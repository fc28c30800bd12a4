import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import { type ReasonCode, readReason } from '../domain/language/reasons.ts';

/** Codes whose detail may be a reason itself: a network refuses a message because the bot was kicked. */
const NESTED: readonly ReasonCode[] = ['refused', 'kicked', 'not-identified'];

/** A reason in words for an org admin. @param stored as the outbox keeps it, or as a network tells it. */
export function reasonText(stored: string, say: Phrasebook): string {
  const { code, detail } = readReason(stored);
  const told = NESTED.includes(code) && detail !== '' ? reasonText(detail, say) : detail;
  const [first = '', second = ''] = told.split('/');
  return say(`reason-${code}`, { detail: told, hasDetail: String(told !== ''), first, second });
}
