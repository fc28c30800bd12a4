import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/app/command-line.ts';
import { codeSpans, PAGES, pageText } from '../support/pages.ts';

const program = createProgram(() => {});

/** What the pages have people type into a shell, in running text and in indented lines: what stands behind `gsocbot`. */
function commandLinesOf(page: string): readonly string[] {
  const text = pageText(page);
  const indented = text.match(/^ {4,}\S.*$/gm) ?? [];
  const typed = [...codeSpans(text), ...indented.map((line) => line.trim().replace(/ +#.*$/, ''))];
  return typed.flatMap((line) => {
    const started = /^npm start --(.*)$/.exec(line)?.[1];
    const args = /^(?:\| |docker exec \S+ )?(?:npm run -s gsocbot --|(?:\S*bin\/)?gsocbot) (.+)$/.exec(line)?.[1];
    return args ?? (started === undefined ? [] : `start ${started.trim()}`);
  });
}

/** What is wrong with a command line, as far as one can tell without running it; null if nothing is. */
function faultOf(line: string): string | null {
  const [name = '', ...words] = line.split(/ +/);
  // "help", and what stands for a subcommand: "--help".
  if (name === '' || name === 'help' || name.startsWith('-')) return null;
  const command = program.commands.find((one) => one.name() === name);
  if (command === undefined) return `there is no subcommand "${name}"`;
  const options = words.filter((word) => /^--?[a-z]/.test(word));
  const unknown = options.find((option) => !knows(command, option));
  return unknown === undefined ? null : `${name} has no option ${unknown}`;
}

function knows({ options }: Command, option: string): boolean {
  return option === '--help' || options.some(({ long, short }) => option === long || option === short);
}

const lines = PAGES.flatMap((page) => commandLinesOf(page).map((line) => ({ page, line })));

describe('what the pages have people type into a shell', () => {
  it('is found, each subcommand of it', () => {
    const named = new Set(lines.map(({ line }) => line.split(' ')[0]));

    expect(program.commands.map((command) => command.name()).filter((name) => !named.has(name))).toEqual([]);
  });

  it('has subcommands and options that there are', () => {
    expect(lines.length).toBeGreaterThan(25);
    expect(
      lines.flatMap(({ page, line }) => (faultOf(line) === null ? [] : `${page}: ${line}: ${faultOf(line)}`)),
    ).toEqual([]);
  });

  it.each(['nonsense', 'check --nonsense', 'export --by slot --nonsense'])('would not be passed over: %s', (line) => {
    expect(faultOf(line)).not.toBeNull();
  });
});
