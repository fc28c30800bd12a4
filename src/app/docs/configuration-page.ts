import { type JsonSchema, jsonSchemas } from '../../config/json-schemas.ts';

/** docs/configuration.md, made of the schema. */
export function configurationPage(): string {
  return `# Configuration

This page is made from the configuration schema by \`npm run docs\`; do not edit it.

Without a configuration \`npm start\` opens a chat in the terminal. With one: \`npm start -- --config FILE\`. The file is YAML; every option may be
left out, and then has the default below. \`npm run -s gsocbot -- check FILE\` names every error with its line and column, without starting.

${table('', jsonSchemas.settings())}
`;
}

function table(prefix: string, schema: JsonSchema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, option]) => row(`${prefix}${name}`, option));
  const nested = Object.entries(schema.properties ?? {}).flatMap(([name, option]) => {
    const item = option.items;
    const kinds = item?.oneOf ?? item?.anyOf ?? (item?.properties ? [item] : []);
    return kinds.map(
      (kind) =>
        `## ${name}: ${String(kind.properties?.['kind']?.const ?? 'entry')}\n\n${kind.description ?? ''}\n\n${table('', kind)}`,
    );
  });
  return [`| option | meaning | default |\n|---|---|---|\n${rows.join('\n')}`, ...nested].join('\n\n');
}

function row(name: string, option: JsonSchema): string {
  const meaning = option.description ?? (option.const === undefined ? '' : `Always \`${String(option.const)}\`.`);
  const fallback =
    option.default === undefined || typeof option.default === 'object'
      ? listOf(option.default)
      : `\`${String(option.default)}\``;
  return `| \`${name}\` | ${meaning} | ${fallback} |`;
}

function listOf(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return value.every((item) => typeof item === 'string')
    ? value.length === 0
      ? 'none'
      : value.map((item) => `\`${item}\``).join(', ')
    : 'one in the terminal';
}
