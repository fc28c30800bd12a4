import type { Address } from './address.ts';
import type { Command } from './command.ts';
import { findCommand } from './find-command.ts';

/** What an addressed line turns out to be. */
export type Intent =
  | { readonly kind: 'command'; readonly command: Command; readonly text: string }
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'suggestion'; readonly typed: string; readonly command: Command };

/** Words that may stand behind a command without being an argument. */
const POLITE = /^(?:please|pls|plz|thanks|thx|now|\p{P}|\s)*$/iu;
/** "Can you please remind me ...": of all commands this is the one that people ask for as they would ask a person. */
const POLITE_REQUEST =
  /^(?:(?:hi|hello|hey|ok|so|and|please|pls|kindly|(?:can|could|would|will) you|i(?:'d| would) like you to|i want you to)[ ,!]+)+(remind (?:me|us|#))/i;
/** A prefixed line with more words than this behind a command without arguments is talk, not a command. */
const MAX_STRAY_WORDS = 3;
/** Said by name or directly, "idea gstreamer" is the command and "idea about the block layer?" a question. */
const MAX_COMMAND_WORDS = 3;
/** An abbreviation in a channel must be longer than where the bot is spoken to: "!err" is talk about code. */
const MIN_PREFIXED_ABBREVIATION = 4;
const CODE = /^(?!\p{P}\p{L})[^\p{L}\p{N}"'(#@+-]|[;{}]|[=!<>]=|->|&&|\|\|/u;

/** Other words for "remind me of ..." and "forget ..." (a reminder). */
const ASKS_FOR_REMINDER =
  /^(?:i(?:['\u2019]d| would)? (?:want|need|like)(?: to have)? a reminder|(?:can|could|may) i (?:have|get) a reminder|(?:please )?(?:set(?: up)?|add|make|create|give)(?: me)? a reminder|(?:please )?(?:do not|don['\u2019]?t) let me forget)(?: (?:for|of|about|on))?\s+/i;
const ENDS_REMINDERS =
  /^(?:please )?(?:stop reminding me|(?:stop|cancel|delete|remove|forget)(?: all)?(?: of)?(?: (?:my|the))? (reminders?))\W*$/i;

function plainRequest(text: string): string {
  const ending = ENDS_REMINDERS.exec(text);
  if (ending !== null) return ending[1]?.toLowerCase() === 'reminder' ? 'forget it' : 'forget all';
  return text.replace(ASKS_FOR_REMINDER, 'remind me of ');
}

/** Decides what a line addressed to the bot asks for; null for a prefixed line that is no command after all. */
export function interpret(address: Address, commands: readonly Command[]): Intent | null {
  const asked = plainRequest(address.text.replace(POLITE_REQUEST, '$1'));
  const [first = '', ...others] = asked.split(/\s+/);
  const word = first.replace(/[?.!,:]+$/, '');
  const rest = others.join(' ').trim();
  return address.by === 'prefix'
    ? interpretPrefixed(word, rest, commands)
    : interpretSpeech(asked, word, rest, commands);
}

function interpretPrefixed(word: string, rest: string, commands: readonly Command[]): Intent | null {
  const found = findCommand(word, commands, MIN_PREFIXED_ABBREVIATION);
  const strayWords = rest === '' ? 0 : rest.split(' ').length;
  if (found.kind === 'none' || CODE.test(rest)) return null;
  if (found.kind === 'near')
    return strayWords > MAX_STRAY_WORDS ? null : { kind: 'suggestion', typed: word, command: found.command };
  const { argument } = found.command;
  // "!next time we meet" is talk, though "next" takes something behind it.
  if (argument?.pattern && !argument.isRequired && strayWords > MAX_STRAY_WORDS && !argument.pattern.test(rest))
    return null;
  if (argument !== null || POLITE.test(rest)) return { kind: 'command', command: found.command, text: rest };
  return strayWords > MAX_STRAY_WORDS ? null : { kind: 'question', text: `${found.command.name} ${rest}` };
}

function interpretSpeech(text: string, word: string, rest: string, commands: readonly Command[]): Intent {
  const found = findCommand(word, commands);
  const question: Intent = { kind: 'question', text };
  // "link?" leans on what was said before; the bare word is the command.
  if (rest === '' && text.endsWith('?')) return question;
  if (found.kind === 'none' || (found.kind === 'command' && !isExact(word, found.command) && rest !== ''))
    return question;
  if (found.kind === 'near')
    return rest === '' ? { kind: 'suggestion', typed: word, command: found.command } : question;
  const { command } = found;
  if (rest === '' || POLITE.test(rest)) {
    // "idea" alone is a question about ideas; "book" alone is a command that lacks something, and is told what.
    const isQuestion = command.argument?.isRequired && command.topic === 'season';
    return isQuestion ? question : { kind: 'command', command, text: '' };
  }
  if (command.argument?.pattern?.test(rest)) return { kind: 'command', command, text: rest };
  if (command.argument === null || text.includes('?')) return question;
  const isShort = rest.split(' ').length <= MAX_COMMAND_WORDS || command.argument.takesSpeech === true;
  return isShort ? { kind: 'command', command, text: rest } : question;
}

function isExact(word: string, command: Command): boolean {
  return command.name === word.toLowerCase() || command.aliases.includes(word.toLowerCase());
}
