import { createAsker } from '../ask-jsonl.ts';
import { createLazyLog } from '../lazy-log.ts';
import { loadLanguage } from '../load-data.ts';

/** A conversation on a page: its mark, and what stands between the fences behind it. */
const MARKED =
  /^(<!-- conversation with (?<program>\S+) at (?<now>\S+), (?<where>in a channel|alone): made by npm run docs -->\n+```\n)(?<shown>.*?)^```$/gms;
const COLUMNS = 100;

/** The page with each marked conversation as the bot holds it today; what people say is kept as it stands. @param page the file as it is. */
export async function withConversations(page: string): Promise<string> {
  const ask = createAsker(await loadLanguage(), createLazyLog('warn'));
  let made = '';
  let end = 0;
  for (const match of page.matchAll(MARKED)) {
    const [whole, mark = ''] = match;
    const { program = '', now = '', where, shown = '' } = match.groups ?? {};
    const said = saidIn(shown);
    const isAlone = where === 'alone';
    const lines = said.map(({ text }) => text);
    const { replies } = await ask({ id: 'page', program, now, lines, ...(isAlone ? { channel: null } : {}) });
    const held = said.flatMap(({ nick, text }, at) => [
      ...spoken(nick, text),
      ...(replies[at] ?? []).flatMap((line) => spoken('gsocbot', isAlone ? line : `${nick}: ${line}`)),
    ]);
    made += `${page.slice(end, match.index)}${mark}${held.join('\n')}\n\`\`\``;
    end = match.index + whole.length;
  }
  return made + page.slice(end);
}

/** What people say in a conversation as it is shown. */
function saidIn(shown: string): readonly { readonly nick: string; readonly text: string }[] {
  const lines = shown.replaceAll(/\n {4}/g, ' ').split('\n');
  return lines.flatMap((line) => {
    const [, nick = '', text = ''] = /^<(\S+)> (.*)$/.exec(line) ?? [];
    return nick === '' || nick === 'gsocbot' ? [] : [{ nick, text }];
  });
}

/** A line of chat on as many lines as the page needs. */
function spoken(nick: string, text: string): readonly string[] {
  const lines = [`<${nick}>`];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last.length + 1 + word.length > COLUMNS) lines.push(`    ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
