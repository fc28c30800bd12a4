/** Writes the files that are made from code: `npm run docs`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from './generated-files.ts';
import { conversationPicture } from './picture.ts';
import { withSchedule } from './schedule.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const files = new Map([...generatedFiles(), ['docs/images/conversation.svg', await conversationPicture()]]);
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  process.stdout.write(`${path}\n`);
}
const reminders = join(root, 'docs/reminders.md');
writeFileSync(reminders, await withSchedule(readFileSync(reminders, 'utf8')));
process.stdout.write('docs/reminders.md\n');
