import type { IrcNickServ } from '../../../src/adapters/irc/settings.ts';
import type { Certificate } from '../../servers/irc/certificates.ts';
import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { makePerson, type Person } from '../../servers/irc/person.ts';

/** Resolves when NickServ answers: services link a moment after they are started. */
export async function servicesAreUp({ port }: IrcServer): Promise<void> {
  for (;;) {
    const probe = await makePerson('probe', { port });
    probe.type('PRIVMSG NickServ :INFO probe');
    const line = await probe.sees(/ NOTICE probe :.*probe| 401 | 440 /);
    await probe.leave();
    if (/NOTICE/.test(line)) return;
  }
}

/** Registers a nick with NickServ. @param certificate one that identifies its owner from then on. */
export async function register(
  server: IrcServer,
  nick: string,
  password: string,
  certificate?: Certificate,
): Promise<void> {
  const port = certificate ? (server.tlsPort ?? 0) : server.port;
  const owner = await makePerson(nick, { port, ...(certificate ? { certificate } : {}) });
  owner.type(`PRIVMSG NickServ :REGISTER ${password} ${nick}@example.org`);
  await owner.sees(/ 900 | NOTICE .*registered/i);
  if (certificate) {
    owner.type('PRIVMSG NickServ :CERT ADD');
    await owner.sees(/NOTICE .*added/i);
  }
  await owner.leave();
}

/** Has services vouch for a person, and waits for the word. */
export async function identify(person: Person, password: string): Promise<void> {
  person.type(`PRIVMSG NickServ :IDENTIFY ${password}`);
  await person.sees(/ 900 |MODE .*\+[rR]|now identified|Password accepted/i);
}

/** How the bot, registered with that password, signs in to NickServ. */
export function nickServ(more: Partial<IrcNickServ>): IrcNickServ {
  const address = 'NickServ';
  return { password: 'hunter2', account: 'gsocbot', address, regain: null, arguments: 'account password', ...more };
}
