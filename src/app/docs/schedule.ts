import { rehearse } from '../../bot/rehearsal.ts';
import { settingsSchema } from '../../config/settings/schema.ts';
import { planPartsOf } from '../assemble-reminders.ts';
import { loadLanguage, loadPrograms, programFile } from '../load-data.ts';

/** What stands before and behind the table in docs/reminders.md. */
const MARKS = ['<!-- schedule: made by npm run docs -->', '<!-- end of schedule -->'] as const;

/** docs/reminders.md with the default schedule of QEMU 2024 as a rehearsal makes it. @param page the file as it is. */
export async function withSchedule(page: string): Promise<string> {
  const [start, end] = MARKS.map((mark) => page.indexOf(mark));
  if (start === undefined || end === undefined || start < 0 || end < start) throw new Error('the page has no schedule');
  return `${page.slice(0, start)}${MARKS[0]}\n\n${await scheduleTable()}\n\n${page.slice(end)}`;
}

async function scheduleTable(): Promise<string> {
  const programs = await loadPrograms([programFile('qemu-2024')]);
  const plan = planPartsOf({
    settings: settingsSchema.parse({}),
    programs: () => programs,
    language: await loadLanguage(),
  });
  const { messages } = rehearse(plan, Date.UTC(2024, 0), Date.UTC(2025, 0));
  const rows = messages.map(
    ({ at, text }) => `| ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} | ${text} |`,
  );
  return ['| UTC | what is said |', '|---|---|', ...rows].join('\n');
}
