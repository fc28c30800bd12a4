import { run } from './app/command-line.ts';

process.exitCode = await run(process.argv.slice(2));
