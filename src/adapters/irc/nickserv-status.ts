import type { IrcMessage } from 'irc-framework';

/** Whether two nicks are the same by the rule of the network. */
type IsSame = (one: string, other: string) => boolean;

/** Whether a notice comes from the services that questions go to, and not from somebody who took the name while they were down. */
export function isFromServices({ nick, hostname }: IrcMessage, address: string, isSame: IsSame): boolean {
  const [name = '', server] = address.split('@');
  return isSame(nick, name) && (server === undefined || hostname === server);
}

/**
 * What NickServ says about a nick in answer to STATUS or ACC: identified or not; null if the notice is about something else.
 *
 * "STATUS nick 3 account" (anope), "nick ACC 3" (atheme); 3 means identified, 2 only recognised by an access list.
 * OFTC's answer does not name the nick and is not taken for a proof; its WHOIS is.
 */
export function nickServFinding(text: string, nick: string, isSame: IsSame): boolean | null {
  const [first = '', second = '', third = ''] = text.split(' ');
  if (first === 'STATUS' && isSame(second, nick)) return third === '3';
  if (isSame(first, nick) && (second === 'ACC' || second === 'STATUS')) return third === '3';
  return null;
}
