import { type IrcMessage, ircLineParser } from 'irc-framework';

/** A line as it comes from a server. */
export function line(text: string): IrcMessage {
  return ircLineParser(text);
}
