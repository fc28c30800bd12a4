import type { Change } from '../../domain/interviews/change.ts';
import type { Notice, NoticeKind } from '../../domain/interviews/notice.ts';
import type { Attendant } from '../../ports/interview-record.ts';
import type { DeskParts } from './desk-parts.ts';

/** What is told of an interview while people are at it. */
const AT_INTERVIEW: readonly NoticeKind[] = ['here', 'begun', 'missing', 'ended'];

/** A notice, and whether it goes where its reader said that they are there, whatever they wish for other messages. */
export interface AddressedNotice {
  readonly notice: Notice;
  readonly isAtInterview: boolean;
}

/**
 * Sends what is told at an interview to where each side said "here": the rest of it is there, too.
 *
 * @returns a function, as notices get their ids only when they are stored. @throws StoreError
 */
export async function addressNotices(
  { record }: Pick<DeskParts, 'record'>,
  { notices }: Change,
): Promise<(notice: Notice) => AddressedNotice> {
  const attendants = new Map<number, readonly Attendant[]>();
  for (const { kind, booking } of notices)
    if (AT_INTERVIEW.includes(kind) && !attendants.has(booking.id))
      attendants.set(booking.id, await record.attendants(booking.id));
  return (notice) => {
    const there = AT_INTERVIEW.includes(notice.kind)
      ? attendants.get(notice.booking.id)?.find(({ role }) => role === notice.side)
      : undefined;
    if (there === undefined) return { notice, isAtInterview: false };
    const { network, account, nick } = there;
    return { notice: { ...notice, to: { ...notice.to, network, account, nick } }, isAtInterview: true };
  };
}
