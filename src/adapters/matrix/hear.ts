import { matchesWildcard } from '../../domain/limits/wildcard.ts';
import { asksSomething } from '../../domain/text/is-question.ts';
import { cleanLine, cleanText, withoutQuote } from './clean-text.ts';
import { type JsonObject, objectIn, stringIn, stringsIn } from './json.ts';
import type { RoomEvent } from './room-event.ts';

/** What must be known to judge an event. */
export interface HearingContext {
  readonly ownId: string;
  /** What the bot is called in messages to it: its id, its localpart, its display name. */
  readonly ownNames: readonly string[];
  /** What the core knows it by. */
  readonly nick: string;
  /** Matrix ids or patterns of bots. */
  readonly bots: readonly string[];
  readonly maxLength: number;
  readonly staleAfterMs: number;
}

/** What was said as it was written. */
export interface Written {
  readonly lines: readonly string[];
  readonly isCode: boolean;
}

/** What people send besides speech. Source: Matrix client-server specification, "m.room.message msgtypes". */
const FORMS: Readonly<Record<string, 'action' | 'file'>> = {
  'm.emote': 'action',
  'm.file': 'file',
  'm.image': 'file',
  'm.audio': 'file',
  'm.video': 'file',
};

/** More is no message but a file; an event holds 65,536 bytes. */
const MAX_WRITTEN_LENGTH = 30_000;

/** A message that may be for the bot. */
export interface Heard {
  /** With the bot's nick before it where it is addressed by name, as the core expects it. */
  readonly text: string;
  readonly isNamed: boolean;
  /** The event that it is a reply to; null for none. */
  readonly replyTo: string | null;
  readonly written: Written;
  /** The event that it replaces; null for a new message. */
  readonly edits: string | null;
  /** The first event of the thread that it stands in; null for none. */
  readonly thread: string | null;
  /** Null for speech. */
  readonly form: 'action' | 'file' | null;
}

/** A server's clock may be ahead of ours by so much. */
const MAX_AHEAD_MS = 5 * 60_000;

/**
 * What an event says to the bot; null for nothing.
 *
 * Nothing is heard of notices (what bots say), other bots, the bot itself, and of what is old.
 *
 * Source: Matrix client-server specification, "m.notice" (no automatic reply to it).
 */
export function hear(event: RoomEvent, context: HearingContext): Heard | null {
  const { ownId, bots, staleAfterMs, maxLength } = context;
  if (event.type !== 'm.room.message' || event.stateKey !== null) return null;
  if (event.sender === ownId || matchesWildcard(event.sender, bots)) return null;
  if (event.ageMs === null || event.ageMs > staleAfterMs || event.ageMs < -MAX_AHEAD_MS) return null;
  const relation = objectIn(event.content, 'm.relates_to');
  const kind = stringIn(relation, 'rel_type');
  const edits = kind === 'm.replace' ? stringIn(relation, 'event_id') : null;
  const content = edits === null ? event.content : objectIn(event.content, 'm.new_content');
  const type = stringIn(content, 'msgtype') ?? '';
  const form = FORMS[type] ?? null;
  const body = stringIn(content, 'body');
  if ((type !== 'm.text' && form === null) || body === null) return null;
  const plain = withoutQuote(body.slice(0, MAX_WRITTEN_LENGTH));
  const name = form === 'file' ? fileName(content, plain) : plain;
  const said = cleanText(name.slice(0, 4 * maxLength)).slice(0, maxLength);
  if (said === '') return null;
  return {
    ...(form === null ? named(said, event, context) : { text: said, isNamed: false }),
    // What is written to a file, if anything, stands in the place of its name.
    written: name === plain && form === 'file' ? { lines: [], isCode: false } : writtenLines(plain, content),
    replyTo: replyTarget(event),
    edits,
    thread: kind === 'm.thread' ? stringIn(relation, 'event_id') : null,
    form,
  };
}

/** Source: specification, "Media captions": with a `filename` that differs from it, the body is a caption. */
function fileName(content: JsonObject, body: string): string {
  return stringIn(content, 'filename') || body;
}

/** The lines of a message without the fences of its code; who shows lines only has no use for them. */
function writtenLines(text: string, content: JsonObject): Written {
  const lines = text.split('\n').map(cleanLine);
  const isCode = lines.some(isFence) || /<pre\b/i.test(stringIn(content, 'formatted_body') ?? '');
  const kept = lines.filter((line) => !isFence(line));
  const [from, to] = [kept.findIndex((line) => line !== ''), kept.findLastIndex((line) => line !== '')];
  return { lines: kept.slice(Math.max(from, 0), to + 1), isCode };
}

function isFence(line: string): boolean {
  return /^\s*(?:```|~~~)\s*[\w+#-]*\s*$/.test(line);
}

function named(text: string, event: RoomEvent, context: HearingContext): Pick<Heard, 'text' | 'isNamed'> {
  const isMentioned = mentions(event, context.ownId);
  for (const name of context.ownNames) {
    const rest = afterName(text, name, isMentioned);
    if (rest !== null) return { text: `${context.nick}: ${rest}`, isNamed: true };
  }
  const asked = isMentioned ? withoutNameBehind(text, context.ownNames) : '';
  return asksSomething(asked) || asked.endsWith('?')
    ? { text: `${context.nick}: ${asked}`, isNamed: true }
    : { text, isNamed: false };
}

/** What follows a leading name. Without a colon only a real mention counts: "gsocbot is great" is about the bot, not for it. */
function afterName(text: string, name: string, isMentioned: boolean): string | null {
  if (name === '') return null;
  const start = text.startsWith('@') && !name.startsWith('@') ? 1 : 0;
  if (text.slice(start, start + name.length).toLowerCase() !== name.toLowerCase()) return null;
  const rest = text.slice(start + name.length);
  const isColon = /^\s*[:,](?:\s|$)/.test(rest);
  if (!isColon && !((isMentioned || start === 1) && /^(?:\s|$)/.test(rest))) return null;
  return rest.replace(/^\s*[:,]?\s*/, '');
}

/** What is asked where the bot is mentioned behind it: "when is the deadline, @gsocbot?". A name within is a part of the sentence. */
function withoutNameBehind(text: string, names: readonly string[]): string {
  const [, said = '', mark = ''] = /^(.*?)([?.!\s]*)$/s.exec(text) ?? [];
  const plain = names.map((name) => name.replace(/^@/, '')).toSorted((one, other) => other.length - one.length);
  const name = plain.find((one) => one !== '' && said.toLowerCase().endsWith(one.toLowerCase()));
  return name === undefined ? text : `${said.slice(0, -name.length).replace(/[\s,]*@?$/, '')}${mark.trim()}`;
}

/** Source: specification, "User and room mentions"; older clients write a link only. */
function mentions({ content }: RoomEvent, ownId: string): boolean {
  if (stringsIn(objectIn(content, 'm.mentions'), 'user_ids').includes(ownId)) return true;
  const html = stringIn(content, 'formatted_body') ?? '';
  return (
    html.includes(`https://matrix.to/#/${ownId}`) || html.includes(`https://matrix.to/#/${encodeURIComponent(ownId)}`)
  );
}

/** The event that it is a reply to. Within a thread each message carries one for clients without threads; that is none. */
function replyTarget({ content }: RoomEvent): string | null {
  const relation = objectIn(content, 'm.relates_to');
  if (relation['is_falling_back'] === true) return null;
  return stringIn(objectIn(relation, 'm.in_reply_to'), 'event_id');
}
