import { describe, expect, it } from 'vitest';
import { createPhrasebook } from '../../src/answers/compose/phrasebook.ts';
import { reminderText } from '../../src/answers/compose/reminder-text.ts';
import { zoneRules } from '../../src/answers/compose/zone-rules.ts';
import { planReminders } from '../../src/domain/reminders/plan-reminders.ts';
import { english } from '../support/english.ts';
import { orchard } from '../support/programs.ts';
import { rulesFor } from '../support/reminders.ts';

const say = createPhrasebook(english.replies);

/** What a channel of that zone is told at nine in its morning about the contribution task, whose deadline is the 21st, without an hour. */
function told(zone: string): readonly string[] {
  const keyDates = orchard.keyDates.filter(({ id }) => id === 'task');
  const { reminders } = planReminders({ ...orchard, keyDates }, rulesFor({ zone }), zoneRules);
  return reminders.slice(-2).map((reminder) => reminderText(reminder, say));
}

describe('a date without an hour', () => {
  it('is "tomorrow" and "today" where the day of the channel is that of UTC', () => {
    expect(told('Europe/Berlin')).toEqual([
      'Reminder: Contribution task deadline tomorrow, Sun 21 April 2030.',
      'Today: Contribution task deadline, Sun 21 April 2030. The page gives no hour.',
    ]);
  });

  it('is called by its day where it is another day for the channel than by UTC', () => {
    // 09:00 in Auckland is 21:00 UTC of the day before.
    expect(told('Pacific/Auckland')).toEqual([
      'Reminder: Contribution task deadline on Sun 21 April 2030.',
      'Contribution task deadline: Sun 21 April 2030. The page gives no hour.',
    ]);
  });
});
