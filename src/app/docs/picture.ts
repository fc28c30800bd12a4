import { createAsker } from '../ask-jsonl.ts';
import { createLazyLog } from '../lazy-log.ts';
import { loadLanguage } from '../load-data.ts';

/** What is said in the picture, by whom; what is heard is what the bot answers to it today. */
const SAID = [
  ['maria', 'gsocbot: which ideas are in Rust?'],
  ['maria', 'gsocbot: and who mentors it?'],
  ['ravi', 'anybody here who got the vhost tests to pass?'],
  ['maria', 'gsocbot: am i too late?'],
  ['maria', 'gsocbot: how much is the stipend'],
  ['maria', 'gsocbot: whihc project is the bigest'],
] as const;

const COLUMNS = 104;
const CHARACTER_WIDTH = 7.85;
const LINE_HEIGHT = 20;
const MARGIN = 20;

/** A piece of text in one colour. */
interface Span {
  readonly text: string;
  readonly fill: string;
}

const INK = { said: '#d6deeb', heard: '#addb67', nick: '#82aaff', bot: '#c3e88d', quiet: '#7f8c98' };

/** A conversation in a channel as an SVG, for the README: the bot itself speaks in it. */
export async function conversationPicture(): Promise<string> {
  const ask = createAsker(await loadLanguage(), createLazyLog('warn'));
  const lines = SAID.map(([, text]) => text);
  const { replies } = await ask({ id: 'picture', program: 'qemu-2024', now: '2024-03-25T10:00Z', lines });
  return svg([
    [{ text: '#qemu-gsoc – Google Summer of Code 2024 – Mon 25 March 2024 10:00 UTC', fill: INK.quiet }],
    ...SAID.flatMap(([nick, text], at) => [
      ...spoken(nick, text, INK.nick, INK.said),
      ...(replies[at] ?? []).flatMap((line) => spoken('gsocbot', line, INK.bot, INK.heard)),
    ]),
  ]);
}

function spoken(nick: string, text: string, nickFill: string, fill: string): readonly (readonly Span[])[] {
  const prefix = `<${nick}> `;
  return wrapped(text, COLUMNS - prefix.length).map((line, at) => [
    { text: at === 0 ? prefix : ' '.repeat(prefix.length), fill: nickFill },
    { text: line, fill },
  ]);
}

function wrapped(text: string, columns: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > columns) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

function svg(lines: readonly (readonly Span[])[]): string {
  const width = Math.ceil(COLUMNS * CHARACTER_WIDTH + 2 * MARGIN);
  const height = lines.length * LINE_HEIGHT + 2 * MARGIN;
  const rows = lines.map((spans, at) => {
    const words = spans.map(({ text, fill }) => `<tspan fill="${fill}">${escaped(text)}</tspan>`).join('');
    return `  <text x="${MARGIN}" y="${MARGIN + (at + 0.75) * LINE_HEIGHT}" xml:space="preserve">${words}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    '  font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="13">',
    `  <rect width="${width}" height="${height}" rx="10" fill="#1d2433"/>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
