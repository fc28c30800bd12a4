import type { Command } from 'commander';
import { collect, parseNow } from './option-parsers.ts';
import type { BackupOptions, HealthOptions, StartOptions } from './options.ts';

/** What is done with a bot: to start it, check its files, look after it. @param exitWith told what the process is to end with. */
export function addBotSubcommands(program: Command, exitWith: (code: number) => void): void {
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
}
