import { allCommands } from '../../commands/all-commands.ts';
import { type JsonSchema, jsonSchemas } from '../../config/json-schemas.ts';
import { commandsPage } from './commands-page.ts';
import { configurationPage } from './configuration-page.ts';
import { exampleConfig } from './example-config.ts';

/** Every file of the repository that is made from code, by its path from the root. A test compares them. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/commands.md', commandsPage(allCommands, '!')],
    ['docs/configuration.md', configurationPage()],
    ['data/program.schema.json', jsonText(jsonSchemas.program())],
    ['data/language/language.schema.json', jsonText(jsonSchemas.language())],
    ['config/example.yaml', exampleConfig()],
    ['config/config.schema.json', jsonText(jsonSchemas.settings())],
  ]);
}

function jsonText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
