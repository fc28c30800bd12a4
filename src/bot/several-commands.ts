import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { Reply, Response } from '../ports/reply.ts';
import { type Address, addressOf } from './address.ts';
import type { Command } from './command.ts';
import { interpret } from './interpret.ts';

/** More lines than that are a text, whatever stands in them. */
const MAX_LINES = 4;
/** A line with more words is one of a text that somebody gives to a command, e.g. an exercise. */
const MAX_WORDS = 5;

/**
 * The lines of one message that asks for something by each of them ("next", "ideas"), each as a message of its own.
 *
 * @returns none where they are one text: a question that goes on in the next line is still one.
 */
export function commandLines(
  message: IncomingMessage,
  prefix: string,
  commands: readonly Command[],
): readonly IncomingMessage[] {
  const lines = (message.lines ?? []).map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length < 2 || lines.length > MAX_LINES || message.isCode) return [];
  const [first] = lines.map((text) => addressOf({ ...message, text }, prefix));
  // Who calls the bot by its name in the first line need not do it again.
  const calls = first?.by === 'name' ? `${message.botNick}: ` : '';
  const each = lines.map((line, at): IncomingMessage => ({ ...message, text: at === 0 ? line : `${calls}${line}` }));
  const areCommands = each.every((one) => isCommand(addressOf(one, prefix), commands));
  return areCommands ? each : [];
}

function isCommand(address: Address | null, commands: readonly Command[]): boolean {
  if (address === null || address.text.split(/\s+/).length > MAX_WORDS) return false;
  return interpret(address, commands)?.kind === 'command';
}

/** Several responses as one. */
export function joined(responses: readonly (Response | null)[]): Response | null {
  const said = responses.filter((response) => response !== null);
  const all = (replies: readonly (Reply | null)[]): Reply | null => {
    const some = replies.filter((reply) => reply !== null);
    return some.length === 0 ? null : { blocks: some.flatMap(({ blocks }) => blocks) };
  };
  return said.length === 0
    ? null
    : { here: all(said.map(({ here }) => here)), privately: all(said.map(({ privately }) => privately)) };
}
