import type { IrcMessage } from 'irc-framework';
import type { OutboundLine } from './format-line.ts';
import { formatLine } from './format-line.ts';

/** What is needed to enter a channel that is to be the bot's alone. */
export interface EntryContext {
  command(line: OutboundLine | null): void;
  next<Answer>(look: (line: IrcMessage) => Answer | undefined, withinMs: number): Promise<Answer | null>;
  /** Compares names as the network does. */
  isSame(one: string, other: string): boolean;
  isOwn(nick: string): boolean;
  readonly answerMs: number;
}

/** A channel that was just joined: who was there, and whether the bot may do what it likes. */
export interface Entered {
  readonly isOperator: boolean;
  /** Nicks of the others. */
  readonly others: readonly string[];
}

/** Joins a channel and looks who is there. @returns in the words of the server why it could not be joined. */
export async function enterChannel(
  name: string,
  context: EntryContext,
): Promise<Entered | { readonly refused: string }> {
  const { command, next, isOwn, answerMs } = context;
  const isHere = (other: string | undefined) => other !== undefined && context.isSame(other, name);
  let isOperator = false;
  const others: string[] = [];
  const answer = next((line) => {
    const { params } = line;
    if (line.command === '353' && isHere(params[2])) {
      for (const shown of (params[3] ?? '').split(' ').filter((one) => one !== '')) {
        const { nick, isOp } = memberOf(shown);
        if (isOwn(nick)) isOperator = isOp;
        else others.push(nick);
      }
      return undefined;
    }
    if (line.command === '366' && isHere(params[1])) return { refused: null };
    if (!isRefusal(line.command) || !isHere(params[1])) return undefined;
    return { refused: params.at(-1) ?? line.command };
  }, answerMs);
  command(formatLine('JOIN', [name]));
  const told = await answer;
  if (told === null) return { refused: 'the server did not answer' };
  return told.refused === null ? { isOperator, others } : { refused: told.refused };
}

/** 926: ERR_BADCHANNEL of InspIRCd's denychans. */
function isRefusal(numeric: string): boolean {
  return /^[45]\d\d$/.test(numeric) || numeric === '926';
}

/** Somebody in a list of names: "@+nick", with user and host behind it where the server shows them. */
function memberOf(shown: string): { readonly nick: string; readonly isOp: boolean } {
  const [, prefixes = '', nick = ''] = /^([~&@%+!]*)([^!]*)/.exec(shown) ?? [];
  return { nick, isOp: /[~&@]/.test(prefixes) };
}

/** The modes that a channel has, by the server's own word; null if it does not tell. */
export async function modesOf(name: string, { command, next, isSame, answerMs }: EntryContext): Promise<string | null> {
  const answer = next(
    (line) => (line.command === '324' && isSame(line.params[1] ?? '', name) ? (line.params[2] ?? '') : undefined),
    answerMs,
  );
  command(formatLine('MODE', [name]));
  return answer;
}

/**
 * Asks the server to invite somebody. 341: it did; 443: they are there already; 715: not so many at once.
 *
 * Source of 715: ERR_TOOMANYINVITE of ircd-hybrid, which takes one invitation to a channel in five seconds.
 */
export async function inviteTo(
  name: string,
  nick: string,
  context: EntryContext,
): Promise<'invited' | 'refused' | 'too-soon'> {
  const { command, next, isSame, answerMs } = context;
  const names = (params: readonly string[], wanted: string) => params.some((param) => isSame(param, wanted));
  const answer = next<'invited' | 'refused' | 'too-soon'>(({ command: numeric, params }) => {
    if (numeric === '341' && names(params, nick) && names(params, name)) return 'invited';
    if (numeric === '443' && names(params, nick)) return 'invited';
    if (numeric === '715' && names(params, name)) return 'too-soon';
    return isRefusal(numeric) && (names(params, nick) || names(params, name)) ? 'refused' : undefined;
  }, answerMs);
  command(formatLine('INVITE', [nick, name]));
  return (await answer) ?? 'refused';
}
