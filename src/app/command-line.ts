import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { parseTimePoint } from '../domain/program/time-point.ts';
import { formatProblem } from '../ports/source-document.ts';
import { StoreError } from '../ports/store-error.ts';
import { EXIT } from './exit-codes.ts';
import { DataError } from './load-data.ts';
import type {
  AskOptions,
  BackupOptions,
  CalendarOptions,
  ExportOptions,
  HealthOptions,
  RehearseOptions,
  StartOptions,
} from './options.ts';
import { storeSentence } from './store-sentence.ts';
import { version } from './version.ts';

/**
 * Runs a subcommand.
 *
 * @param args what stands behind `gsocbot` on the command line.
 * @returns the exit code: 0 done, 1 something is wrong with data or settings, 2 the command line itself was wrong.
 */
export async function run(args: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program = createProgram((code) => {
    exitCode = code;
  });
  const unknown = unknownSubcommand(args, program);
  if (unknown !== null) {
    process.stderr.write(`error: there is no subcommand "${unknown}"; there are: ${subcommands(program).join(', ')}\n`);
    return EXIT.usage;
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof DataError) {
      for (const problem of error.problems) process.stderr.write(`${formatProblem(problem)}\n`);
      return EXIT.failed;
    }
    if (error instanceof StoreError) {
      process.stderr.write(storeSentence(error));
      return EXIT.failed;
    }
    throw error;
  }
}

/** `start` is what happens without a subcommand, so a mistyped one would be taken for an argument of it. */
function unknownSubcommand(args: readonly string[], program: Command): string | null {
  const [first] = args;
  if (first === undefined || first.startsWith('-')) return null;
  return [...subcommands(program), 'help'].includes(first) ? null : first;
}

function subcommands(program: Command): readonly string[] {
  return program.commands.map((command) => command.name());
}

function createProgram(exitWith: (code: number) => void): Command {
  const program = new Command('gsocbot')
    .description('A chat bot that knows a season of a mentoring programme such as Google Summer of Code.')
    .version(version)
    .showHelpAfterError('(gsocbot --help shows what there is)')
    .exitOverride();
  program
    .command('start', { isDefault: true })
    .description('start the bot; without a configuration it talks in the terminal')
    .option('-c, --config <file>', 'configuration file (YAML)')
    .option('-p, --program <id>', 'program to speak of: a bundled id or a file; may be given several times', collect)
    .option('--now <instant>', 'start the clock at an instant (2024-04-02T17:00Z), or "real"', parseNow)
    .addHelpText(
      'after',
      '\nExamples:\n  gsocbot start\n  gsocbot start --program xen-2013 --now 2013-02-20T10:00Z\n  gsocbot start --config config/example.yaml',
    )
    .action(async (options: StartOptions) => {
      const { start } = await import('./start-command.ts');
      exitWith(await start(options));
    });
  program
    .command('check')
    .description(
      'check program and configuration files: every error, and warnings about what readers would stumble over',
    )
    .argument(
      '[file...]',
      'program files, or configuration files (they have no "ideas"); the bundled programs without any',
    )
    .action(async (files: string[]) => {
      const { check } = await import('./check-command.ts');
      exitWith(await check(files));
    });
  program
    .command('health')
    .description('tell whether the bot of a configuration is alive and on a network; ends with 1 if not')
    .option('-c, --config <file>', 'configuration file (YAML) that the bot was started with')
    .action(async (options: HealthOptions) => {
      const { health } = await import('./health-command.ts');
      exitWith(await health(options));
    });
  program
    .command('backup')
    .description('copy the database to a new file, whole, whether the bot runs or not')
    .option('-c, --config <file>', 'configuration file (YAML) of the bot')
    .requiredOption('--out <file>', 'the copy; must not be there yet')
    .addHelpText('after', '\nExample:\n  gsocbot backup --config bot.yaml --out backups/2027-03-01.sqlite')
    .action(async (options: BackupOptions) => {
      const { backup } = await import('./backup-command.ts');
      exitWith(await backup(options));
    });
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
  return program;
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function parseNow(value: string): string {
  if (value === 'real') return value;
  const instant = instantOf(value);
  if (instant === null)
    throw new InvalidArgumentError('Write an instant in UTC such as 2024-04-02T17:00Z, a day, or "real".');
  return instant;
}

function parseBooking(value: string): number {
  const number = /^b?(\d{1,9})$/i.exec(value)?.[1];
  if (number === undefined) throw new InvalidArgumentError('Write a booking such as b7.');
  return Number(number);
}

function parseBound(value: string): string {
  const instant = instantOf(value);
  if (instant === null) throw new InvalidArgumentError('Write an instant in UTC such as 2024-04-02T17:00Z, or a day.');
  return instant;
}

/** An instant in UTC, or a day for its midnight; null if it is neither, or does not exist. */
function instantOf(value: string): string | null {
  const point = parseTimePoint(value);
  if (point === null || point.kind === 'month') return null;
  return point.kind === 'day' ? `${value}T00:00Z` : value;
}

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** "1h/s": milliseconds in one second. */
function parseSpeed(value: string): number {
  const [, count, unit] = /^(\d{1,3})([mhd])\/s$/.exec(value) ?? [];
  const speed = Number(count) * (UNIT_MS[unit ?? ''] ?? Number.NaN);
  if (!(speed > 0)) throw new InvalidArgumentError('Write a pace such as 1h/s, 30m/s or 2d/s.');
  return speed;
}
