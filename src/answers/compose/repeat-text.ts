import { Info } from 'luxon';
import type { Repeat } from '../../domain/reminders/repeat.ts';
import type { Phrasebook } from './phrasebook.ts';

const NAMES = Info.weekdays('long', { locale: 'en-US' });
const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/** "every Monday and Thursday at 09:00 Asia/Kolkata". */
export function repeatText({ daysOfWeek, minute, zone }: Repeat, say: Phrasebook): string {
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return say('repeatedOn', { days: daysText(daysOfWeek), time, zone });
}

function daysText(daysOfWeek: readonly number[]): string {
  if (daysOfWeek.length === 7) return 'all';
  if (daysOfWeek.join() === '1,2,3,4,5') return 'working';
  // luxon begins with Monday, and 0 is Sunday here; people begin the week with Monday too.
  const order = daysOfWeek.map((day) => (day + 6) % 7).toSorted((a, b) => a - b);
  return LIST.format(order.flatMap((day) => NAMES[day] ?? []));
}
