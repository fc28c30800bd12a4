import type { Side } from '../../domain/interviews/booking.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import { addressOf, isPrefixed } from '../address.ts';
import { type Command, usageOf } from '../command.ts';
import { findCommand } from '../find-command.ts';
import { interpret } from '../interpret.ts';
import type { Judgement, LineJudge } from './judgement.ts';

/** Judges by what can be said to the bot. @param commands all that there are. */
export function createLineJudge(commands: readonly Command[], prefix: string): LineJudge {
  return {
    judge: (message, side) => judgeLine(message, side, commands, prefix),
    mend: (text) => mendPrefixed(text, commands, prefix),
  };
}

const HAND_ON: Judgement = { kind: 'handOn' };

/** What is said to these may be about other applicants, or be nobody's business: it must not reach the other side by a slip. */
const PRIVATE_TOPICS: readonly Command['topic'][] = ['interviews', 'reminders', 'you'];
/** Letters from which an abbreviation of a command counts; "not" is none of "note". */
const MIN_ABBREVIATION = 5;
/** The first word, whatever punctuation stands before and behind it, and what is said behind. */
const FIRST_WORD = /^[^\p{L}\p{N}]*(\p{L}+)(?:['’]s\b)?[\s:;,.=!?]*(?:[-–—]\s+)?(.*)$/su;
/** What an applicant says to the bot and to nobody else, with the prefix or without; a code that links accounts is a secret. */
const FROM_APPLICANT =
  /^(?:(?:more|here|checkin)(?:\s+b\d+)?[.!]?$|(?:un)?link\b(?!:?\s*https?:)|forgetme\b|bookings[.!]?$)/i;
const WITH_NUMBER = /^[bs]\d/i;

/**
 * Judges it by its words alone.
 *
 * A mentor's line that begins with the word of a command about interviews, reminders or themselves is never handed on. A command about the
 * season holds no secret, and "when would you use a lock?" is a question to the applicant: it is for the bot only if nothing else is said.
 */
function judgeLine(message: IncomingMessage, side: Side, commands: readonly Command[], prefix: string): Judgement {
  const text = message.text.trim();
  const address = addressOf(message, prefix);
  if (address?.by === 'name' || isPrefixed(text, prefix)) return told(address?.text ?? text, commands);
  if (side === 'applicant') return judgeApplicant(text, commands);
  const called = calledText(text, message.botNick);
  if (called !== null) return told(called, commands);
  const [, word = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
  const command = exactly(word, commands);
  if (command === null) {
    const meant = slipOf(word, commands);
    return meant === null ? secretBelow(message, commands) : askBack(meant);
  }
  // "List the steps" and "question 1" are for the applicant; "ideas" alone is for the bot.
  if (!isPrivate(command)) return rest === '' && command.name === word.toLowerCase() ? told(text, commands) : HAND_ON;
  const said = `${nameFor(word, command)} ${rest}`.trim();
  return reads(said, commands) ? { kind: 'told', text: said } : askBack(command);
}

/**
 * A command of mentors that was said in the place with the prefix, but is written otherwise than commands are ("!note: weak"): whoever is
 * not in the place need not hear it.
 *
 * @returns how it is written; null for every other line.
 */
function mendPrefixed(text: string, commands: readonly Command[], prefix: string): string | null {
  if (!text.startsWith(prefix)) return null;
  const [, word = '', rest = ''] = FIRST_WORD.exec(text.slice(prefix.length)) ?? [];
  const command = exactly(word, commands);
  return command?.role === 'mentor' ? `${prefix}${command.name} ${rest}`.trim() : null;
}

function judgeApplicant(text: string, commands: readonly Command[]): Judgement {
  if (FROM_APPLICANT.test(text)) return { kind: 'told', text };
  const [, word = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
  const isCommand = WITH_NUMBER.test(rest) && exactly(word, commands) !== null;
  return isCommand ? { kind: 'told', text } : HAND_ON;
}

function askBack(command: Command): Judgement {
  return { kind: 'askBack', command: command.name, usage: usageOf(command) };
}

/** What is addressed to the bot, with the word of its command as the bot knows it. */
function told(text: string, commands: readonly Command[]): Judgement {
  const [, word = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
  const command = exactly(word, commands);
  const isOtherwise = command !== null && isPrivate(command) && findCommand(word, commands).kind !== 'command';
  return { kind: 'told', text: isOtherwise ? `${command.name} ${rest}` : text };
}

/** What is said to the bot by its name at the beginning without a mark, or at the end behind a comma; null if it is not called. */
function calledText(text: string, botNick: string): string | null {
  const lower = text.toLowerCase();
  const name = botNick.toLowerCase();
  if (lower.startsWith(`${name} `)) return text.slice(name.length).trim();
  const end = lower.replace(/[\s?.!]+$/, '');
  const isCalled = [`, ${name}`, `,${name}`, `, @${name}`].some((call) => end.endsWith(call));
  return isCalled ? text.slice(0, end.lastIndexOf(',')) : null;
}

/** Several lines in one message: notes among them are no more for the other side than alone. Code is code. */
function secretBelow({ lines = [], isCode = false }: IncomingMessage, commands: readonly Command[]): Judgement {
  if (isCode || lines.some((line) => /^\s/.test(line))) return HAND_ON;
  for (const line of lines.slice(1)) {
    const command = exactly(FIRST_WORD.exec(line.trim())?.[1] ?? '', commands);
    if (command?.role === 'mentor') return askBack(command);
  }
  return HAND_ON;
}

/** Whether the bot would do it as a command, and not take it for a question. One word behind a command of mentors is what it acts on, or nearly. */
function reads(text: string, commands: readonly Command[]): boolean {
  const intent = interpret({ by: 'direct', text }, commands);
  if (intent?.kind !== 'command') return false;
  const { role, argument } = intent.command;
  const isOneWord = role === 'mentor' && !/\s/.test(intent.text);
  return intent.text === '' || isOneWord || argument?.pattern === undefined || argument.pattern.test(intent.text);
}

/** The command of mentors that a word is a slip or an abbreviation of; what it would do is not done on a guess. */
function slipOf(word: string, commands: readonly Command[]): Command | null {
  const found = word === '' ? null : findCommand(word, commands, MIN_ABBREVIATION);
  return found !== null && found.kind !== 'none' && found.command.role === 'mentor' ? found.command : null;
}

/** The command that a word names, in the singular or the plural. */
function exactly(word: string, commands: readonly Command[]): Command | null {
  const name = word.toLowerCase();
  const named = (wanted: string) =>
    commands.find((command) => command.name === wanted || command.aliases.includes(wanted));
  return named(name) ?? named(name.replace(/s$/, '')) ?? named(`${name}s`) ?? null;
}

/** The word as it was typed, if it is one that the bot knows. */
function nameFor(word: string, command: Command): string {
  const name = word.toLowerCase();
  return command.aliases.includes(name) ? name : command.name;
}

function isPrivate({ topic }: Command): boolean {
  return PRIVATE_TOPICS.includes(topic);
}
