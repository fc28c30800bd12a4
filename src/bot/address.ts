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
 * In a channel only a leading name ("gsocbot: ...", "@gsocbot ...") or the prefix directly before a word counts, so that talk
 * about the bot, quotes of it and lines of code ("!= NULL", "!ptr->next") are left alone.
 *
 * @returns null for what is not for the bot.
 */
export function addressOf(message: IncomingMessage, prefix: string): Address | null {
  const text = message.text.trim();
  if (text === '') return null;
  const named = afterName(text, message.botNick);
  if (named !== null) return { by: 'name', text: stripPrefix(named, prefix) };
  if (message.channel === null) return { by: 'direct', text: stripPrefix(text, prefix) };
  return isPrefixed(text, prefix) ? { by: 'prefix', text: text.slice(prefix.length) } : null;
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

/** The prefix counts only before a word that stands alone: "!dates", "!idea rust", not "!dates[0]" or "!= NULL". */
export function isPrefixed(text: string, prefix: string): boolean {
  return text.startsWith(prefix) && /^[\p{L}][\p{L}-]*[?.!]*(?:\s|$)/u.test(text.slice(prefix.length));
}

function stripPrefix(text: string, prefix: string): string {
  return isPrefixed(text, prefix) ? text.slice(prefix.length) : text;
}
