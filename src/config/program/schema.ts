import { z } from 'zod';
import { POINTERS } from '../../domain/program/faq.ts';
import { GUIDE_KINDS } from '../../domain/program/guide.ts';
import { IDEA_STATUSES } from '../../domain/program/idea.ts';
import { AUDIENCES, KEY_DATE_KINDS } from '../../domain/program/key-date.ts';

/** Text for people: one paragraph, no control characters, so that no line of data can break a line of chat. */
const text = z
  .string()
  .min(1, 'must not be empty')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
  .regex(/^[^\u0000-\u001f\u007f]*$/u, 'must be one line without control characters')
  .max(2000, 'must be at most 2000 characters');
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens, e.g. "live-migration"');
const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const mail = z.email({ error: 'must be a mail address' });
const texts = z.array(text).default([]);
const source = text.describe('The section of the source page that says so, e.g. "Key Dates".');

const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/, 'must be an instant in UTC, e.g. 2024-04-02T18:00Z');
const day = z.iso.date({ error: 'must be a day, e.g. 2024-04-21' });
const point = z
  .string()
  .regex(
    /^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?)?$/,
    'must be an instant in UTC (2024-04-02T18:00Z), a day (2024-04-02) or a month (2024-04)',
  );

const link = z.strictObject({
  title: text,
  url: url.optional().describe('Leave it out where the source names a page without its address.'),
});

const keyDate = z
  .strictObject({
    id,
    title: text,
    kind: z.enum(KEY_DATE_KINDS).describe('What the date means, whatever the organisation calls it.'),
    at: instant.optional().describe('A moment in UTC. Give exactly one of: at; day; from and to.'),
    day: day.optional().describe('A whole day, where the source gives no hour.'),
    from: point.optional().describe('First point of a range: an instant, a day or a month, as exact as the source.'),
    to: point.optional().describe('Last point of a range.'),
    audience: z.enum(AUDIENCES).default('everyone'),
    aliases: texts.describe('Other names for it, e.g. "application deadline".'),
    note: text.optional().describe('One sentence worth saying with the date.'),
    source,
  })
  .describe('One line of the timeline.');

const guide = z.strictObject({
  kind: z.enum(GUIDE_KINDS),
  title: text,
  aliases: texts,
  summary: text.describe('One or two sentences that answer the question alone.'),
  ordered: z.boolean().default(false).describe('true if the items are steps, one after the other.'),
  items: z.array(z.strictObject({ title: text.optional(), text })).default([]),
  notes: texts,
  links: z.array(link).default([]),
  source,
});

const task = z.strictObject({
  text,
  label: text.optional().describe('As the source names it, e.g. "Phase 1" or "Task 2b".'),
  phase: z.enum(['application', 'internship']).default('internship'),
  optional: z.boolean().default(false),
});

const idea = z.strictObject({
  slug: id,
  title: text,
  aliases: texts.describe(
    'Short names people use for it: "svq", "packed virtqueue". No alias may belong to two ideas.',
  ),
  topics: texts.describe('Words for what it is about, for finding it by subject.'),
  status: z.enum(IDEA_STATUSES).default('listed'),
  summary: text.optional().describe('One sentence.'),
  description: texts.describe('Paragraphs, in your own words.'),
  tasks: z.array(task).default([]),
  stretchGoals: texts,
  outcomes: texts,
  links: z.array(link).default([]),
  size: text.optional().describe('As written, e.g. "180 hrs" or "175 or 350 hours".'),
  level: text.optional().describe('As written, e.g. "Medium to Hard".'),
  languages: texts.describe('Programming languages the work is done in.'),
  skills: texts,
  mentors: z.array(id).default([]).describe('Ids of people.'),
  suggestedBy: z.array(id).default([]).describe('Ids of people.'),
  inserted: text.optional().describe('The day it was added, as written.'),
  reviews: z.array(z.strictObject({ by: text, at: text, text })).default([]),
  source,
});

const person = z.strictObject({
  id,
  name: text,
  aliases: texts,
  mails: z.array(mail).default([]),
  nicks: z
    .record(z.string(), text)
    .default({})
    .describe('Nick by network, e.g. { OFTC: stefanha }; told to who asks, and no proof of who somebody is.'),
  matrixId: z
    .string()
    .regex(/^@[^:\s]+:\S+$/, 'must be a Matrix user id, e.g. @ann:example.org')
    .optional(),
  source,
});

const faqEntry = z.strictObject({
  id,
  about: id.optional().describe('Slug of an idea, id of a person or key date, or kind of a guide.'),
  answer: text.describe('At most about 300 characters, in your own words; without "Yes" or "No" in front.'),
  asks: texts.describe('Ways people ask for it that are no yes/no questions.'),
  yes: texts.describe('Ways of asking that are rightly answered "Yes".'),
  no: texts.describe('Ways of asking that are rightly answered "No".'),
  unknown: z
    .enum(POINTERS)
    .optional()
    .describe('Set it where the right answer is that the source leaves it open: who could know.'),
  source: source.optional(),
});

/** A program as it is written in a YAML file. */
export const programSchema = z
  .strictObject({
    id,
    year: z.int().min(2005).max(2100),
    organisation: z.strictObject({ name: text, aliases: texts }),
    programme: z.strictObject({ name: text, shortName: text, url, summary: text, source }),
    page: link.describe('The page that the program was read from.'),
    keyDates: z.array(keyDate).default([]),
    guides: z.array(guide).default([]),
    people: z.array(person).default([]),
    contacts: z
      .array(z.strictObject({ title: text, person: id.optional(), mail: mail.optional(), purpose: text, source }))
      .default([]),
    channels: z
      .array(
        z.strictObject({
          name: text,
          network: text,
          server: text.optional(),
          topic: text,
          remark: text.optional(),
          source,
        }),
      )
      .default([]),
    mailingLists: z
      .array(z.strictObject({ name: text, address: mail.optional(), topic: text, remark: text.optional(), source }))
      .default([]),
    links: z.array(link).default([]),
    ideas: z.array(idea).default([]),
    vocabulary: z
      .array(z.array(text).min(2))
      .default([])
      .describe('Groups of words or phrases that mean the same, e.g. [svq, shadow virtqueue].'),
    faq: z.array(faqEntry).default([]),
    interview: z
      .strictObject({
        phases: z
          .array(
            z.strictObject({
              name: text.max(60).describe('welcome, exercise, discussion, questions, or what else people call it.'),
              minutes: z.int().min(1).max(240),
            }),
          )
          .min(1)
          .max(12),
      })
      .optional()
      .describe('How the interviews of this season go, where they do not go as the configuration says.'),
  })
  .describe('One organisation’s season in a mentoring programme.');

export type ProgramDocument = z.output<typeof programSchema>;
