import { type JsonSchema, jsonSchemas } from '../../config/json-schemas.ts';

/** docs/configuration.md, made of the schema. */
export function configurationPage(): string {
  return `# Configuration

This page is made from the configuration schema by \`npm run docs\`; do not edit it.

Without a configuration \`npm start\` opens a chat in the terminal. With one: \`npm start -- --config FILE\`. The file is YAML; an option that has a default may be
left out. \`npm run -s gsocbot -- check FILE\` names every error with its line and column, without starting; a secret or
certificate that is not on this machine is a warning. [config/example.yaml](../config/example.yaml)
shows every option, [config/qemu.yaml](../config/qemu.yaml) a real channel. Relative paths start from the folder of the file. Lists of entries with options of their own
(\`networks\`, \`bridged\`, \`reminders.posts\` ...) have a table of their own below.

${section('', jsonSchemas.settings())}
`;
}

/** The options of a schema, then those of the entries of the lists among them. @param path of what the schema describes. */
function section(path: string, schema: JsonSchema): string {
  const entries = listsIn(path, schema).flatMap(({ name, list }) =>
    kindsOf(list).map((kind) => {
      const what = kind.properties?.['kind']?.const;
      const title = what === undefined ? `entries of ${name}` : `${name}: ${String(what)}`;
      return `## ${title}\n\n${kind.description ?? list.description ?? ''}\n\n${section(`${title}: `, kind)}`;
    }),
  );
  return [`| option | meaning | default |\n|---|---|---|\n${rowsIn('', schema).join('\n')}`, ...entries].join('\n\n');
}

/** The lists of entries with options, at whatever depth. */
function listsIn(path: string, { properties = {} }: JsonSchema): readonly { name: string; list: JsonSchema }[] {
  return Object.entries(properties).flatMap(([name, option]) => [
    ...(kindsOf(option).length > 0 ? [{ name: `${path}${name}`, list: option }] : []),
    ...listsIn(`${path}${name}.`, option),
  ]);
}

/** The kinds of entry that a list may have; none if it is no list, or one of plain values. */
function kindsOf({ items }: JsonSchema): readonly JsonSchema[] {
  return items?.oneOf ?? items?.anyOf ?? (items?.properties ? [items] : []);
}

function rowsIn(prefix: string, { properties = {}, required = [] }: JsonSchema): readonly string[] {
  return Object.entries(properties).flatMap(([name, option]) =>
    rowsOf(`${prefix}${name}`, option, required.includes(name)),
  );
}

/** The row of an option, and those of the options in it. */
function rowsOf(name: string, option: JsonSchema, isRequired: boolean): readonly string[] {
  if (!option.properties) return [row(name, option, isRequired)];
  return [`| \`${name}\` | ${option.description ?? ''} | |`, ...rowsIn(`${name}.`, option)];
}

function row(name: string, option: JsonSchema, isRequired: boolean): string {
  const meaning = option.description ?? (option.const === undefined ? '' : `Always \`${String(option.const)}\`.`);
  return `| \`${name}\` | ${meaning.replaceAll('|', '\\|')}${boundsOf(option)} | ${isRequired && option.default === undefined ? '(needed)' : defaultOf(option.default)} |`;
}

/** " At least 0.5, at most 72."; nothing where any number, or any that is not negative, will do. */
function boundsOf({ minimum = 0, maximum = Infinity }: JsonSchema): string {
  // Integers without a bound of their own have those of the language.
  const [from, to] = [
    minimum > 0 ? `at least ${minimum}` : '',
    maximum < Number.MAX_SAFE_INTEGER ? `at most ${maximum}` : '',
  ];
  const bounds = [from, to].filter((bound) => bound !== '').join(', ');
  return bounds === '' ? '' : ` ${bounds[0]?.toUpperCase()}${bounds.slice(1)}.`;
}

function defaultOf(value: unknown): string {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return `\`${typeof value === 'object' ? JSON.stringify(value) : String(value)}\``;
  if (value.length === 0) return 'none';
  return value.every((item) => typeof item === 'string')
    ? value.map((item) => `\`${item}\``).join(', ')
    : 'one in the terminal';
}
