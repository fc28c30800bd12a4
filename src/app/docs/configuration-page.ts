import { type JsonSchema, jsonSchemas } from '../../config/json-schemas.ts';

/** docs/configuration.md, made of the schema. */
export function configurationPage(): string {
  return `# Configuration

This page is made from the configuration schema by \`npm run docs\`; do not edit it.

Without a configuration \`npm start\` opens a chat in the terminal. With one: \`npm start -- --config FILE\`. The file is YAML; an option that has a default may be
left out. \`npm run -s gsocbot -- check FILE\` names every error with its line and column, without starting. [config/example.yaml](../config/example.yaml)
shows every option, [config/qemu.yaml](../config/qemu.yaml) a real channel. Relative paths start from the folder of the file.

${table('', jsonSchemas.settings())}
`;
}

function table(prefix: string, schema: JsonSchema): string {
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).flatMap(([name, option]) =>
    rowsOf(`${prefix}${name}`, option, required.has(name)),
  );
  const nested = Object.entries(schema.properties ?? {}).flatMap(([name, option]) => {
    const item = option.items;
    const kinds = item?.oneOf ?? item?.anyOf ?? (item?.properties ? [item] : []);
    return kinds.map((kind) => {
      const what = kind.properties?.['kind']?.const;
      return `## ${name}${what === undefined ? '' : `: ${String(what)}`}\n\n${kind.description ?? ''}\n\n${table('', kind)}`;
    });
  });
  return [`| option | meaning | default |\n|---|---|---|\n${rows.join('\n')}`, ...nested].join('\n\n');
}

/** The row of an option, or those of the options in it. */
function rowsOf(name: string, option: JsonSchema, isRequired: boolean): readonly string[] {
  if (!option.properties) return [row(name, option, isRequired)];
  const required = new Set(option.required ?? []);
  const inner = Object.entries(option.properties).flatMap(([key, value]) =>
    rowsOf(`${name}.${key}`, value, required.has(key)),
  );
  return [`| \`${name}\` | ${option.description ?? ''} | |`, ...inner];
}

function row(name: string, option: JsonSchema, isRequired: boolean): string {
  const meaning = option.description ?? (option.const === undefined ? '' : `Always \`${String(option.const)}\`.`);
  return `| \`${name}\` | ${meaning.replaceAll('|', '\\|')} | ${isRequired && option.default === undefined ? '(needed)' : defaultOf(option.default)} |`;
}

function defaultOf(value: unknown): string {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return `\`${typeof value === 'object' ? JSON.stringify(value) : String(value)}\``;
  if (value.length === 0) return 'none';
  return value.every((item) => typeof item === 'string')
    ? value.map((item) => `\`${item}\``).join(', ')
    : 'one in the terminal';
}
