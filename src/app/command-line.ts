import { Command, CommanderError } from 'commander';
import { formatProblem } from '../ports/source-document.ts';
import { StoreError } from '../ports/store-error.ts';
import { addBotSubcommands } from './bot-subcommands.ts';
import { EXIT } from './exit-codes.ts';
import { DataError } from './load-data.ts';
import { addSeasonSubcommands } from './season-subcommands.ts';
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

/** The subcommands with their options, as `gsocbot --help` lists them. @param exitWith told what the process is to end with. */
export function createProgram(exitWith: (code: number) => void): Command {
  const program = new Command('gsocbot')
    .description('A chat bot that knows a season of a mentoring programme such as Google Summer of Code.')
    .version(version)
    .showHelpAfterError('(gsocbot --help shows what there is)')
    .exitOverride();
  addBotSubcommands(program, exitWith);
  addSeasonSubcommands(program, exitWith);
  return program;
}
