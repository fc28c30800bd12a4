import type { Instant } from '../../domain/program/key-date.ts';
import { parseTime } from './parse-time.ts';

/** What a line typed into the console means. */
export type ConsoleAction =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'direct'; readonly text: string }
  | { readonly kind: 'as'; readonly nick: string; readonly account: string | null }
  | { readonly kind: 'join'; readonly channel: string }
  | { readonly kind: 'time'; readonly at: Instant | 'real' | 'keep' }
  | { readonly kind: 'program'; readonly id: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'error'; readonly message: string };

/** The console's own commands, for help and completion. */
export const SLASH_COMMANDS: readonly (readonly [usage: string, summary: string])[] = [
  ['/dm TEXT', 'speak to the bot privately'],
  ['/as NICK [ACCOUNT]', 'speak as another person; an account is what services would prove'],
  ['/join #CHANNEL', 'speak in another channel'],
  ['/time +3d | -2h | 2024-04-02T17:00Z | now', 'move the clock; alone it tells the time'],
  ['/program [ID]', 'speak of another season; alone it lists them'],
  ['/help', 'show this'],
  ['/quit', 'leave'],
];

/**
 * Reads a line. Only lines that begin with a slash are for the console itself; "//" says a line that begins with one.
 *
 * @param now the simulated time, for relative changes of it.
 */
export function parseLine(line: string, now: Instant): ConsoleAction {
  if (!line.startsWith('/')) return { kind: 'say', text: line };
  if (line.startsWith('//')) return { kind: 'say', text: line.slice(1) };
  const [command = '', ...words] = line.trim().split(/\s+/);
  const rest = words.join(' ');
  switch (command) {
    case '/dm':
      return rest === '' ? usage('/dm TEXT') : { kind: 'direct', text: rest };
    case '/as':
      return words[0] === undefined || words.length > 2
        ? usage('/as NICK [ACCOUNT]')
        : { kind: 'as', nick: words[0], account: words[1] ?? null };
    case '/join':
      return /^#\S+$/.test(rest) ? { kind: 'join', channel: rest } : usage('/join #CHANNEL');
    case '/time':
      return timeAction(rest, now);
    case '/program':
      return { kind: 'program', id: rest };
    case '/help':
      return { kind: 'help' };
    case '/quit':
    case '/exit':
      return { kind: 'quit' };
    default:
      return { kind: 'error', message: `There is no ${command}. Type /help for what there is.` };
  }
}

function timeAction(text: string, now: Instant): ConsoleAction {
  if (text === '') return { kind: 'time', at: 'keep' };
  if (text === 'now') return { kind: 'time', at: 'real' };
  const at = parseTime(text, now);
  return at === null ? usage('/time +3d, /time -2h, /time 2024-04-02T17:00Z or /time now') : { kind: 'time', at };
}

function usage(form: string): ConsoleAction {
  return { kind: 'error', message: `Type it like this: ${form}` };
}
