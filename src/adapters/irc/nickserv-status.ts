import type { IrcMessage } from 'irc-framework';

/** Whether a notice comes from the services that questions go to, and not from somebody who took the name while they were down. */
export function isFromServices({ nick, hostname }: IrcMessage, address: string): boolean {
  const [name = '', server] = address.split('@');
  return nick.toLowerCase() === name.toLowerCase() && (server === undefined || hostname === server);
}

/**
 * What NickServ says about a nick in answer to STATUS or ACC: identified or not; null if the notice is about something else.
 *
 * "STATUS nick 3 account" (anope), "nick ACC 3" (atheme); 3 means identified, 2 only recognised by an access list.
 * OFTC's answer does not name the nick and is not taken for a proof; its WHOIS is.
 */
export function nickServFinding(text: string, nick: string): boolean | null {
  const words = text.split(' ');
  const [first = '', second = '', third = ''] = words;
  if (first === 'STATUS' && second.toLowerCase() === nick.toLowerCase()) return third === '3';
  if (first.toLowerCase() === nick.toLowerCase() && (second === 'ACC' || second === 'STATUS')) return third === '3';
  return null;
}
