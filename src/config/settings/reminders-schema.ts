import { z } from 'zod';
import { AUDIENCES, KEY_DATE_KINDS } from '../../domain/program/key-date.ts';
import { DATE_CHANGE_KINDS } from '../../domain/reminders/rules.ts';
import { instant } from './instant-schema.ts';
import { networkName } from './network-name.ts';

const zone = z.string().refine(isZone, 'must be an IANA zone, e.g. Europe/Berlin');
const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day in quotes, e.g. "09:00"');
const leadTime = z.string().regex(/^(?:0|\d{1,3}[dhm])$/, 'must be days, hours or minutes, e.g. 14d, 3h, 30m, or "0"');
const leadTimes = z.array(leadTime).readonly();
const template = z.string().min(1).max(2_000);
const place = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*\/\S+$/, 'must be NETWORK/CHANNEL in quotes, e.g. "oftc/#qemu-gsoc"');

const quietHours = z
  .strictObject({
    from: hour.describe('Their first minute.'),
    to: hour.describe('The first minute in which is spoken again; may be on the next day.'),
  })
  .optional()
  .describe(
    'Hours of the day in which nothing is said; reminders wait for their end, and those of a deadline that passes meanwhile are said before.',
  )
  .meta({ examples: [{ from: '22:00', to: '08:00' }] });
const text = template.optional().meta({ examples: ['{title}: {when}'] });
const changeText = template.optional().meta({ examples: ['{title}: {before} {after}'] });

const channelSchema = z.strictObject({
  network: networkName.describe('Name of one of the networks.'),
  channel: z.string().min(1).describe('One of its channels, in quotes.'),
  audiences: z
    .array(z.enum(AUDIENCES))
    .readonly()
    .default(['everyone', 'applicants'])
    .describe("Whose dates are told there; for a mentors' channel `[mentors, admins]`. None: no reminders."),
  zone: zone.optional().describe('As above, for this channel.'),
  sayAt: hour.optional().describe('As above, for this channel.'),
  quietHours: quietHours.describe('As above, for this channel; the same hour twice for none.'),
});

const postSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens, e.g. "weekly"')
    .describe('What it is called; the same post under another name may be said again.'),
  cron: z
    .string()
    .min(1)
    .describe('When: minute, hour, day of month, month, day of week; `0 9 * * 1` is each Monday at 09:00.'),
  zone: zone.default('UTC').describe('The zone of these times.'),
  channels: z.array(place).min(1).readonly().describe('Where: `NETWORK/CHANNEL`, in quotes.'),
  template: template.describe(
    'What, in ICU message syntax. It may name {organisation}, {programme}, {shortName}, {year}, {days}, {count} and {dates}: the key dates of the coming days.',
  ),
  program: z.string().optional().describe('Id of the program it speaks of; the first if left out.'),
  days: z.int().min(1).max(366).default(7).describe('How many days of key dates {dates} names.'),
  onlyWithDates: z.boolean().default(false).describe('Says nothing when there is no key date in these days.'),
  startsAt: instant.optional().describe('Nothing is said before this instant.'),
  endsAt: instant.optional().describe('Nothing is said from this instant on.'),
  keepMinutes: z.int().min(1).max(10_080).default(60).describe('Later than that it is not said any more.'),
});

const textsSchema = z
  .strictObject({
    deadline: text.describe('A deadline is near.'),
    closed: text.describe('A deadline is over.'),
    opening: text.describe('Something opens soon.'),
    opened: text.describe('Something is open now.'),
    event: text.describe('Something happens soon.'),
    happened: text.describe('Something happens now.'),
    today: text.describe('A date without an hour is today.'),
    month: text.describe('A month without a day begins.'),
    late: text.describe('A reminder is said late.'),
    moved: changeText.describe('A key date has moved.'),
    added: changeText.describe('A key date is new.'),
    removed: changeText.describe('A key date is gone.'),
  })
  .optional()
  .describe(
    'Own texts in place of those of the language, in ICU message syntax; docs/reminders.md lists what they may name.',
  )
  .meta({ examples: [{ closed: '{title} is over.' }] });

/** What the bot says unasked, as it is written in the configuration. */
export const remindersSchema = z
  .strictObject({
    enabled: z
      .boolean()
      .default(true)
      .describe(
        'Whether key dates and recurring posts are told; announcements and what people asked for are said all the same.',
      ),
    zone: zone.default('UTC').describe('The zone of `sayAt` and `quietHours`.'),
    sayAt: hour.default('09:00').describe('When dates that have no hour are spoken of.'),
    quietHours,
    leadTimes: z
      .strictObject({
        deadline: leadTimes
          .default(['14d', '7d', '3d', '1d', '3h', '1h', '0'])
          .describe('Before a deadline; 0 is when it is over.'),
        opening: leadTimes.default(['1d', '0']).describe('Before something opens; 0 is when it does.'),
        event: leadTimes.default(['1d', '0']).describe('Before something happens; 0 is when it does.'),
      })
      .prefault({})
      .describe('How long before. A date without an hour is spoken of on whole days only, and a month once.'),
    leadTimesByKind: z
      .partialRecord(
        z.enum(KEY_DATE_KINDS),
        z.strictObject({
          deadline: leadTimes.optional(),
          opening: leadTimes.optional(),
          event: leadTimes.optional(),
        }),
      )
      .default({})
      .describe('Other lead times for some kinds of key date: `{ coding: { deadline: [7d, "0"] } }`.'),
    announceChanges: z
      .array(z.enum(DATE_CHANGE_KINDS))
      .readonly()
      .default(['moved', 'added', 'removed'])
      .describe('Which changes of key dates are told.'),
    direct: z
      .array(z.enum(['mentors', 'admins']))
      .readonly()
      .default(['mentors', 'admins'])
      .describe('Who is told their dates directly, where no channel is for them.'),
    catchUpPerHour: z
      .int()
      .min(1)
      .default(3)
      .describe('At most so many late messages are said in a channel in an hour.'),
    texts: textsSchema,
    channels: z
      .array(channelSchema)
      .readonly()
      .default([])
      .describe(
        'Channels that differ; a channel that is not named here is told what is for everyone and for applicants.',
      ),
    posts: z.array(postSchema).readonly().default([]).describe('What is said again and again.'),
  })
  .prefault({})
  .describe('What the bot says unasked; docs/reminders.md explains it.');

export type ReminderSettings = z.output<typeof remindersSchema>;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
