import { validateDetailed } from 'node-cron';
import type { CronFields } from '../../domain/reminders/cron-times.ts';

/** What an expression allows, or what is wrong with it, in words for who wrote it. */
export type ParsedCron = { readonly fields: CronFields } | { readonly problem: string };

/**
 * Reads a cron expression of five fields: minute, hour, day of month, month, day of week. A time must be allowed by all of them,
 * the days too: "0 9 15 * 1" is the 15th when that is a Monday, as node-cron has it.
 */
export function parseCron(expression: string): ParsedCron {
  const count = expression.trim().split(/\s+/).length;
  if (count !== 5 && !expression.startsWith('@'))
    return { problem: `it has ${count} fields, not five: minute, hour, day of month, month, day of week` };
  const { fields, errors } = validateDetailed(expression);
  if (!fields)
    return { problem: errors.map(({ message }) => message.replace('is a invalid', 'is an invalid')).join('; ') };
  const days = numbersOf(fields.dayOfMonth);
  const weekDays = numbersOf(fields.dayOfWeek);
  if (!days || !weekDays) return { problem: 'L, W and # are not understood here; name the days by numbers' };
  return {
    fields: {
      minutes: fields.minute,
      hours: fields.hour,
      daysOfMonth: days,
      months: fields.month,
      // 7 is another name for Sunday.
      daysOfWeek: [...new Set(weekDays.map((day) => day % 7))],
    },
  };
}

function numbersOf(values: readonly (number | string)[]): readonly number[] | null {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === values.length ? numbers : null;
}
