import type { IrcMessage } from 'irc-framework';
import { stripFormatting } from './clean-text.ts';
import { type CtcpRequest, ctcpOf, fileOffered } from './ctcp.ts';

const TAB = '    ';

/** What must be known to judge a line. */
export interface HearingContext {
  fold(name: string): string;
  isOwn(nick: string): boolean;
  /** The name in the configuration of a channel; null for one the bot does not live in. */
  channelNamed(name: string): string | null;
  /** Folded nicks of bots. */
  readonly bots: ReadonlySet<string>;
  /** Whether the batch of that name brings old messages. */
  isPlayback(batch: string): boolean;
}

/** What a PRIVMSG turns out to be. */
export type Heard =
  | {
      readonly kind: 'message';
      readonly channel: string | null;
      readonly text: string;
      readonly line: string;
      readonly form?: 'action' | 'file';
    }
  | { readonly kind: 'ctcp'; readonly request: CtcpRequest }
  | null;

/** Marks of bots on their messages. Source: ircv3.net/specs/extensions/bot-mode, and its names in InspIRCd and in drafts. */
const BOT_TAGS = ['bot', 'draft/bot', 'inspircd.org/bot'];

/**
 * What is to be done with a PRIVMSG; null: nothing.
 *
 * Nothing is done with what servers, bots and the bot itself say, with old messages and with what is said to the operators of a
 * channel only ("@#qemu-gsoc"). What people do (/me), and files that they offer to the bot alone, are told as what they are. NOTICEs never get here.
 *
 * Source: RFC 2812, section 3.3.2 (no automatic reply to a NOTICE).
 */
export function hear(line: IrcMessage, context: HearingContext): Heard {
  const [target, text] = line.params;
  if (!target || !text || !line.nick || !line.ident || !line.hostname || context.isOwn(line.nick)) return null;
  if (context.bots.has(context.fold(line.nick)) || BOT_TAGS.some((tag) => tag in line.tags)) return null;
  if (line.tags['batch'] !== undefined && context.isPlayback(line.tags['batch'])) return null;
  const isDirect = context.isOwn(target);
  const channel = isDirect ? null : context.channelNamed(target);
  if (!isDirect && channel === null) return null;
  const request = ctcpOf(text);
  if (request?.kind === 'ACTION') return messageIn(channel, request.argument, 'action');
  const file = isDirect && request ? fileOffered(request) : null;
  if (file !== null) return messageIn(channel, file, 'file');
  if (request) return isDirect ? { kind: 'ctcp', request } : null;
  return messageIn(channel, text);
}

function messageIn(channel: string | null, text: string, form?: 'action' | 'file'): Heard {
  // An interview hands it on with its indentation.
  const written = stripFormatting(text.replaceAll('\t', TAB)).trimEnd();
  const plain = written.trim();
  return plain === '' ? null : { kind: 'message', channel, text: plain, line: written, ...(form ? { form } : {}) };
}
