import { asksSomething } from '../domain/text/is-question.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';

/** A message that is meant for the bot. */
export interface Address {
  /** `prefix`: "!dates"; `name`: "gsocbot: dates"; `direct`: said to the bot alone. */
  readonly by: 'prefix' | 'name' | 'direct';
  /** What was said, without the name or the prefix. */
  readonly text: string;
}

/**
 * Whether a message is meant for the bot, and how.
 *
 * In a channel a leading name with a mark behind it ("gsocbot: ...", "@gsocbot ...") counts, the name before or behind a question ("gsocbot when is ...", "..., gsocbot?"), and the
 * prefix directly before a word, so that talk about the bot, quotes of it and lines of code ("!= NULL", "!ptr->next") are left alone.
 *
 * @returns null for what is not for the bot.
 */
export function addressOf(message: IncomingMessage, prefix: string): Address | null {
  const text = message.text.trim();
  if (text === '') return null;
  const named = afterName(text, message.botNick);
  if (named !== null) return { by: 'name', text: stripPrefix(named, prefix) };
  if (message.channel === null) return { by: 'direct', text: stripPrefix(text, prefix) };
  if (isPrefixed(text, prefix)) return { by: 'prefix', text: text.slice(prefix.length) };
  const question = askedOf(text, message.botNick);
  return question === null ? null : { by: 'name', text: question };
}

function afterName(text: string, botNick: string): string | null {
  const start = text.startsWith('@') ? 1 : 0;
  if (text.slice(start, start + botNick.length).toLowerCase() !== botNick.toLowerCase()) return null;
  const rest = text.slice(start + botNick.length);
  const separator = start === 1 ? /^[:,]?\s+/ : /^\s*[:,]\s*/;
  if (!separator.test(rest)) return null;
  const speech = rest.replace(separator, '').trim();
  return speech === '' ? 'help' : speech;
}

const GREETING = /^(?:hi|hey|hello|ok|okay|dear)[ ,]+(?=\S)/i;

/** A question to the bot without the mark behind its name, as phones and haste leave it out: "gsocbot when is ...", "..., gsocbot?". */
function askedOf(text: string, botNick: string): string | null {
  const name = botNick.toLowerCase();
  const start = text.replace(GREETING, '');
  if (start.toLowerCase().startsWith(name)) {
    const [, mark = '', speech = ''] = /^(\s*[:,;!]?)\s*(.*)$/s.exec(start.slice(name.length)) ?? [];
    if (/^\?+$/.test(speech)) return 'help';
    // "gsocbots when": another word.
    return mark !== '' || /^\s/.test(start.slice(name.length)) ? (asksSomething(speech) ? speech : null) : null;
  }
  const [, question = '', last = ''] = /^(.*\S)\s*,\s*@?(\S+?)\s*\?+$/s.exec(text) ?? [];
  return last.toLowerCase() === name ? `${question}?` : null;
}

/** The prefix counts only before a word that stands alone: "!dates", "!idea rust", not "!dates[0]" or "!= NULL". */
export function isPrefixed(text: string, prefix: string): boolean {
  return text.startsWith(prefix) && /^[\p{L}][\p{L}-]*[?.!]*(?:\s|$)/u.test(text.slice(prefix.length));
}

function stripPrefix(text: string, prefix: string): string {
  return isPrefixed(text, prefix) ? text.slice(prefix.length) : text;
}
