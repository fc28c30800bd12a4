import { whyUnavailable } from '../../servers/irc/installed.ts';
import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { makeNgircd } from '../../servers/irc/ngircd.ts';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { describeNetworkContract } from '../network-contract.ts';
import { createStage } from './stage.ts';

let server: IrcServer | null = null;
const stage = createStage(() => {
  if (server === null) throw new Error('ngircd does not run');
  return server;
});

describeNetworkContract({
  name: 'IRC',
  isMissing: isSkipped('ngircd', whyUnavailable('ngircd')),
  beforeAll: async () => {
    server = await makeNgircd();
    await server.start();
  },
  afterAll: async () => server?.remove(),
  stage: async () => {
    const anna = await stage.person('anna');
    const rig = await stage.bot();
    return {
      network: rig.network,
      channel: '#room',
      nick: 'anna',
      // ngircd has no services, so it proves nobody.
      account: null,
      messages: rig.messages,
      get seen() {
        return rig.seen.map((one) => one.split('=')[0] ?? '');
      },
      get connections() {
        return rig.connections;
      },
      says: async (text) => anna.type(`PRIVMSG #room :${text}`),
      saysAlone: async (text) => anna.type(`PRIVMSG gsocbot :${text}`),
      read: () => anna.lines.flatMap((line) => /^:gsocbot!\S+ PRIVMSG \S+ :(.*)$/.exec(line)?.[1] ?? []),
    };
  },
  clear: () => stage.clear(),
});
