import { parseYaml } from '../../src/adapters/yaml/parse-yaml.ts';
import { parseSettings } from '../../src/config/settings/parse-settings.ts';
import type { Settings } from '../../src/config/settings/schema.ts';
import { formatProblem } from '../../src/ports/source-document.ts';

/** A configuration written in a test, of QEMU 2024 unless it names programs. Fails with its problems if it is not well formed. */
export function settingsFrom(yaml: string): Settings {
  const read = parseYaml('test.yaml', withPrograms(yaml));
  const result = 'problems' in read ? read : parseSettings(read.document);
  if ('problems' in result) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.settings;
}

/** On a network a configuration must name its programs. They stand at its end, so that no line number changes. */
export function withPrograms(yaml: string): string {
  return /^programs:/m.test(yaml) || !/kind: (?:irc|matrix)/.test(yaml)
    ? yaml
    : `${yaml.trimEnd()}\nprograms: [qemu-2024]\n`;
}
