import type { Instant } from '../../domain/program/key-date.ts';
import type { Program } from '../../domain/program/program.ts';
import type { TimelineEvent } from '../../domain/program/timeline.ts';
import { type Anchor, anchoredEvent, anchoredTimes } from '../../domain/reminders/anchor.ts';
import { roleOfEvent } from '../../domain/reminders/occasions.ts';
import type { Repeat } from '../../domain/reminders/repeat.ts';
import type { Phrasebook } from './phrasebook.ts';
import { eventText, lateMark, lateReminderText, reminderText, type SpokenReminder } from './reminder-text.ts';
import { zoneRules } from './zone-rules.ts';

/** What somebody wanted to be reminded of. */
export interface PersonalText {
  readonly id: number;
  /** Who asked, if others hear it; null where they are reminded themselves. */
  readonly from: string | null;
  /** Empty where the key date says it all. */
  readonly text: string;
  readonly at: Instant;
  readonly anchor: Anchor | null;
  readonly repeat: Repeat | null;
}

/** What is said at the time that somebody asked for, and in its place when that is late. */
export function personalTexts(
  { id, from, text, at, anchor, repeat }: PersonalText,
  programs: readonly Program[],
  say: Phrasebook,
): { readonly onTime: string; readonly late: string } {
  const spoken = anchor && spokenReminder(anchor, at, programs);
  const zone = anchor?.zone ?? repeat?.zone ?? null;
  const words = { id, isForOther: String(from !== null), who: from ?? '' };
  const mark = lateMark(at, say, zone);
  if (!spoken) {
    const said = say('reminderSays', { ...words, text });
    return { onTime: said, late: `${said} ${mark}` };
  }
  if (text === '' && from === null) {
    const numbered = (words: string) => say('reminderNumbered', { id, text: words });
    return { onTime: numbered(reminderText(spoken, say, zone)), late: numbered(lateReminderText(spoken, say, zone)) };
  }
  const about = eventText(spoken, say, zone);
  const said = say('reminderSays', { ...words, text: text === '' ? about : `${text}. ${about}` });
  return { onTime: said, late: `${said} ${mark}` };
}

/** The event in words that are true at any time: "Application period ends: Tue 2 April 2024 18:00 UTC."; null if it is gone. */
export function anchorText(anchor: Anchor, programs: readonly Program[], say: Phrasebook): string | null {
  const spoken = spokenReminder(anchor, 0, programs);
  return spoken && eventText(spoken, say, anchor.zone);
}

function spokenReminder(anchor: Anchor, at: Instant, programs: readonly Program[]): SpokenReminder | null {
  const program = programs.find(({ id }) => id === anchor.program);
  const event = program && anchoredEvent(anchor, program);
  if (!event) return null;
  return { event, role: roleOfEvent(event), dueAt: at, leadTimeMs: leadTimeAt(anchor, at, event) };
}

/** How long before the event that is; one that was put off keeps what is left. */
function leadTimeAt(anchor: Anchor, at: Instant, event: TimelineEvent): number {
  const known = anchoredTimes(anchor, event, zoneRules).find((time) => time.at === at);
  if (known) return known.leadTimeMs;
  return event.point.kind === 'instant' ? event.point.at - at : 0;
}
