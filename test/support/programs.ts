import { parseYaml } from '../../src/adapters/yaml/parse-yaml.ts';
import { loadPrograms, programFile } from '../../src/app/load-data.ts';
import { withMentorAccounts } from '../../src/app/mentor-accounts.ts';
import { parseProgram } from '../../src/config/program/parse-program.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { formatProblem } from '../../src/ports/source-document.ts';
import { ORCHARD } from './orchard.ts';

/** A program written in a test. Fails with its problems if it is not well formed. */
export function programFrom(yaml: string): Program {
  const read = parseYaml('test.yaml', yaml);
  if ('problems' in read) throw new Error(read.problems.map(formatProblem).join('\n'));
  const parsed = parseProgram(read.document);
  if ('problems' in parsed) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return byPage(parsed.program);
}

/** What is wrong with a program file, each as `line:column: message`. */
export function problemsIn(yaml: string): readonly string[] {
  const read = parseYaml('test.yaml', yaml);
  const result = 'problems' in read ? read : parseProgram(read.document);
  return 'problems' in result ? result.problems.map((problem) => formatProblem(problem).replace('test.yaml:', '')) : [];
}

/** A program that comes with the bot. */
export async function bundledProgram(id: 'qemu-2024' | 'qemu-2017' | 'xen-2013'): Promise<Program> {
  const [program] = await loadPrograms([programFile(id)]);
  if (!program) throw new Error(`${id} was not loaded`);
  return byPage(program);
}

/** The networks of tests. */
const NETWORKS = [
  ...['oftc', 'insp', 'libera', 'test', 'console'].map((name) => ({ name, kind: 'irc' as const })),
  { name: 'matrix', kind: 'matrix' as const },
];

/** The program with mentors known by what its page gives, as in the configuration `mentorAccounts: pages`. */
export function byPage(program: Program): Program {
  const [known = program] = withMentorAccounts([program], { mentors: {}, mentorAccounts: 'pages', networks: NETWORKS });
  return known;
}

export const orchard: Program = programFrom(ORCHARD);
