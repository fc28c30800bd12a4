import { type Command, Option } from 'commander';
import { collect, parseBooking, parseBound, parseNow, parseSpeed } from './option-parsers.ts';
import type { AskOptions, CalendarOptions, ExportOptions, RehearseOptions } from './options.ts';

/** What is done with a season: to ask, rehearse and publish it, and to look back at its interviews. @param exitWith told what the process is to end with. */
export function addSeasonSubcommands(program: Command, exitWith: (code: number) => void): void {
  program
    .command('ask')
    .description('answer questions without a network: one question, or conversations as JSON lines')
    .argument('[question...]', 'a question in plain words')
    .option('-p, --program <id>', 'program to ask about: a bundled id or a file', 'qemu-2024')
    .option('--now <instant>', 'the time to answer for (2024-04-02T17:00Z), or "real"', parseNow, 'real')
    .option(
      '--jsonl',
      'read {"id", "program", "now", "lines"} a line from standard input, print {"id", "replies"} a line',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  gsocbot ask --now 2024-03-20T10:00Z am I too late\n  gsocbot ask --jsonl < conversations.jsonl',
    )
    .action(async (words: string[], options: AskOptions) => {
      const { ask } = await import('./ask-command.ts');
      exitWith(await ask(words.join(' '), options));
    });
  program
    .command('rehearse')
    .description('print every message that the bot would say unasked in a season, without a network')
    .option('-c, --config <file>', 'configuration file (YAML)')
    .option('-p, --program <id>', 'program to rehearse: a bundled id or a file; may be given several times', collect)
    .option('--from <instant>', 'first instant; the whole season if left out', parseBound)
    .option('--to <instant>', 'the instant to end before', parseBound)
    .option('--channel <name>', 'one channel only, e.g. "#qemu-gsoc" or "oftc/#qemu-gsoc"')
    .option('--json', 'print an array of {"at", "channel", "keyDate", "leadTimeMs", "text", "bytes"}')
    .option(
      '--play <speed>',
      'play it at this pace, e.g. 1h/s or 2d/s, with the outbox and a simulated clock',
      parseSpeed,
    )
    .addHelpText(
      'after',
      '\nExamples:\n  gsocbot rehearse --program qemu-2024\n  gsocbot rehearse --config config/qemu.yaml --json\n  gsocbot rehearse --from 2024-03-25 --play 6h/s',
    )
    .action(async (options: RehearseOptions) => {
      const { rehearseSeason } = await import('./rehearse-command.ts');
      exitWith(await rehearseSeason(options));
    });
  program
    .command('calendar')
    .description('write the key dates of a season as a calendar file (.ics)')
    .option('-p, --program <id>', 'a bundled id or a file', 'qemu-2024')
    .requiredOption('--out <file>', 'the file; if it is there, changed dates get the next sequence number')
    .addHelpText('after', '\nExample:\n  gsocbot calendar --program qemu-2024 --out qemu-2024.ics')
    .action(async (options: CalendarOptions) => {
      const { writeCalendar } = await import('./calendar-command.ts');
      exitWith(await writeCalendar(options));
    });
  program
    .command('export')
    .description(
      'print what became of the interviews of a season, for org admins who look whether it was fair, or what was said in one',
    )
    .option('-c, --config <file>', 'configuration file (YAML) that the bot was started with')
    .requiredOption('-p, --program <id>', 'id of the program')
    .addOption(new Option('--by <what>', 'a line of CSV for each').choices(['slot', 'applicant']).default('slot'))
    .option('--json', 'print JSON, which has both; CSV without')
    .option('--transcript <booking>', 'print what was said in an interview, e.g. b7, and what was noted', parseBooking)
    .option('-o, --out <file>', 'write into a file that only you can read')
    .addHelpText(
      'after',
      '\nExamples:\n  gsocbot export --config config/qemu.yaml --program qemu-2024 --out interviews.csv\n  gsocbot export --config config/qemu.yaml --program qemu-2024 --transcript b7',
    )
    .action(async (options: ExportOptions) => {
      const { exportInterviews } = await import('./export-command.ts');
      exitWith(await exportInterviews(options));
    });
}
