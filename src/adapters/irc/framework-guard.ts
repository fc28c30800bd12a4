import type { IrcMessage } from 'irc-framework';

/**
 * What irc-framework may see, with the least number of parameters its handlers take without throwing.
 *
 * Its handlers trust the server: a PRIVMSG without text or a 005 with a bare CHANTYPES throws in the middle of its read loop.
 * So it gets what it is needed for, connecting and SASL, and nothing that other people can cause.
 */
const LEAST_PARAMS: Readonly<Record<string, number>> = {
  CAP: 3,
  AUTHENTICATE: 1,
  '001': 1,
  900: 3,
  901: 2,
  902: 1,
  903: 1,
  904: 1,
  905: 1,
  906: 1,
  907: 1,
  908: 1,
};

export function isForFramework({ command, params }: IrcMessage): boolean {
  const least = LEAST_PARAMS[command];
  return least !== undefined && params.length >= least;
}
