import { type JsonSchema, jsonSchemas } from '../../config/json-schemas.ts';

/** config/example.yaml, made of the schema: every option, what it means, and its default or an example. */
export function exampleConfig(): string {
  const schema = jsonSchemas.settings();
  const options = Object.entries(schema.properties ?? {}).filter(([name]) => name !== 'networks');
  return `# yaml-language-server: $schema=config.schema.json
# Every option of gsocbot. Made from the configuration schema by "npm run docs": copy what you need, do not edit it here.
# What stands behind "#" may be left out and has no default; everything else shows its default, or an example where there is none.
# Try it with: npm run -s gsocbot -- check FILE, then: npm start -- --config FILE

${options.map(([name, option]) => optionText(name, option, 0)).join('\n')}
${comment(schema.properties?.['networks']?.description, 0)}networks:
${kindsOf(schema.properties?.['networks'])
  .filter((kind) => kind.properties?.['kind']?.const !== 'console')
  .map((kind) => entryText(kind, 1))
  .join('\n')}`;
}

/** One entry of a list of objects. */
function entryText(schema: JsonSchema, depth: number): string {
  const required = new Set(schema.required ?? []);
  const text = Object.entries(schema.properties ?? {})
    .map(([name, option]) => optionText(name, option, depth + 1, required.has(name)))
    .join('');
  const indent = '  '.repeat(depth);
  // The first option stands behind the dash, after the remark about the whole.
  const first = text.search(/^ *[a-z]/m);
  const remark = text.slice(0, first).replace(/^ {2}/gm, '');
  return `${comment(schema.description, depth)}${remark}${indent}- ${text.slice(first).trimStart()}`;
}

function optionText(name: string, option: JsonSchema, depth: number, isRequired = false): string {
  const indent = '  '.repeat(depth);
  const remark = comment(option.description, depth);
  const [entry] = kindsOf(option);
  if (option.properties && option.default !== undefined && isEmpty(option.default)) {
    const inner = Object.entries(option.properties).map(([key, value]) => optionText(key, value, depth + 1));
    return `${remark}${indent}${name}:\n${inner.join('')}`;
  }
  if (isRequired && entry?.properties) return `${remark}${indent}${name}:\n${entryText(entry, depth + 1)}`;
  const value = option.const ?? option.default ?? option.examples?.[0];
  const isOptional = option.const === undefined && option.default === undefined && !isRequired;
  return `${remark}${indent}${isOptional ? '# ' : ''}${name}: ${flow(value)}\n`;
}

/** The kinds of entry that a list of objects may have. */
function kindsOf(option: JsonSchema | undefined): readonly JsonSchema[] {
  const item = option?.items;
  return item?.oneOf ?? item?.anyOf ?? (item?.properties ? [item] : []);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** A value on one line of YAML. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${flow(inner)}`)
      .join(', ')} }`;
  }
  const text = String(value);
  const isPlain = typeof value !== 'string' || /^[A-Za-z][A-Za-z0-9_./:-]*$/.test(text);
  return isPlain ? text : JSON.stringify(text);
}

function comment(text: string | undefined, depth: number): string {
  return text === undefined ? '' : `${'  '.repeat(depth)}# ${text}\n`;
}
