import type { Block, Reply } from '../../ports/reply.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { escapeHtml, textToHtml } from './html.ts';
import type { JsonObject } from './json.ts';

/** Under the 65,536 bytes of an event by a margin for what encryption and the server add. */
const MAX_HTML_BYTES = 24_000;
const MAX_BODY_CHARACTERS = 16_000;

/** The content of a message: HTML, and plain text for clients that show none. */
export function renderReply({ blocks }: Reply): JsonObject {
  const body = blocks.map(plainBlock).join('\n').slice(0, MAX_BODY_CHARACTERS);
  const html = blocks.map((block) => htmlBlock(block, blocks.length > 1)).join('');
  // A formatted text that was cut might end within a tag.
  if (Buffer.byteLength(html) > MAX_HTML_BYTES || html === escapeHtml(body)) return { msgtype: 'm.notice', body };
  return { msgtype: 'm.notice', body, format: 'org.matrix.custom.html', formatted_body: html };
}

/** The text that two replies have in common if they say the same. */
export function plainText({ blocks }: Reply): string {
  return blocks.map(plainBlock).join('\n');
}

function plainBlock(block: Block): string {
  if (block.kind === 'verbatim') return plainVerbatim(block);
  if (block.kind !== 'list') return said(block.text);
  const start = block.start ?? 1;
  const items = block.items.map((item, at) => `${block.isNumbered ? `${start + at}.` : '-'} ${said(item)}`);
  return [...(block.intro === '' ? [] : [said(block.intro)]), ...items].join('\n');
}

function htmlBlock(block: Block, isOneOfMany: boolean): string {
  if (block.kind === 'note') return `<p><em>${textToHtml(said(block.text))}</em></p>`;
  if (block.kind === 'verbatim') return htmlVerbatim(block, isOneOfMany);
  if (block.kind === 'text')
    return isOneOfMany ? `<p>${textToHtml(said(block.text))}</p>` : textToHtml(said(block.text));
  const intro = block.intro === '' ? '' : `<p>${textToHtml(said(block.intro))}</p>`;
  const items = block.items.map((item) => `<li>${textToHtml(said(item))}</li>`).join('');
  const start = (block.start ?? 1) === 1 ? '' : ` start="${block.start}"`;
  return `${intro}${block.isNumbered ? `<ol${start}>${items}</ol>` : `<ul>${items}</ul>`}`;
}

type Verbatim = Extract<Block, { kind: 'verbatim' }>;

function plainVerbatim({ mark, lines }: Verbatim): string {
  const [first = '', ...others] = lines.map((line) => quiet(cleanLine(line)));
  if (mark === '') return [first, ...others].join('\n');
  return others.length === 0 ? `${said(mark)} ${first}` : [said(mark), first, ...others].join('\n');
}

function htmlVerbatim({ mark, lines, isCode }: Verbatim, isOneOfMany: boolean): string {
  const clean = lines.map((line) => quiet(cleanLine(line)));
  const who = mark === '' ? '' : `<b>${escapeHtml(said(mark))}</b> `;
  if (isCode && clean.length > 1) return `${who}<pre><code>${escapeHtml(clean.join('\n'))}</code></pre>`;
  const html = clean.map((line) => indented(line)).join('<br>');
  const text = who + (clean.length > 1 && mark !== '' ? '<br>' : '') + html;
  return isOneOfMany ? `<p>${text}</p>` : text;
}

/** HTML runs spaces together, but for those that do not break. */
function indented(line: string): string {
  const spaces = /^ */.exec(line)?.[0].length ?? 0;
  return '&nbsp;'.repeat(spaces) + textToHtml(line.slice(spaces));
}

/** Nothing that the bot says calls the whole room: old clients take the bare word for a call, whatever the mentions say. */
function said(text: string): string {
  return quiet(cleanText(text));
}

function quiet(text: string): string {
  return text.replaceAll(/@room\b/gi, (word) => `@\u2060${word.slice(1)}`);
}
