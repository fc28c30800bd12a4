/** Writes the files that are made from code: `npm run docs`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withConversations } from './conversations.ts';
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
const inPart = [
  ['docs/reminders.md', withSchedule],
  ['docs/admins.md', withConversations],
  ['docs/applicants.md', withConversations],
] as const;
for (const [path, rewrite] of inPart) {
  writeFileSync(join(root, path), await rewrite(readFileSync(join(root, path), 'utf8')));
  process.stdout.write(`${path}\n`);
}
