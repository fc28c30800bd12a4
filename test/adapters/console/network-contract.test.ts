import { PassThrough } from 'node:stream';
import { createConsoleNetwork } from '../../../src/adapters/console/console-network.ts';
import { openTerminal } from '../../../src/adapters/console/terminal.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { ChatNetwork } from '../../../src/ports/chat-network.ts';
import { describeNetworkContract, startHearing } from '../network-contract.ts';

let networks: ChatNetwork[] = [];

describeNetworkContract({
  name: 'the console',
  isMissing: false,
  stage: async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let screen = '';
    output.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
    });
    const network = createConsoleNetwork(
      {
        name: 'console',
        channel: '#orchard',
        sender: { nick: 'anna', account: 'anna' },
        botNick: 'gsocbot',
        welcome: [],
        hint: '',
      },
      openTerminal({ input, output }, () => []),
      {
        now: systemClock.now,
        realNow: systemClock.now,
        setTime: () => {},
        timeWasSet: async () => {},
        programs: () => ['orchard-2030'],
        useProgram: () => true,
      },
    );
    networks.push(network);
    const heard = startHearing(network);
    return {
      network,
      channel: '#orchard',
      nick: 'anna',
      account: 'anna',
      messages: heard.messages,
      seen: heard.seen,
      get connections() {
        return heard.connections;
      },
      says: async (text) => void input.write(`${text}\n`),
      saysAlone: async (text) => void input.write(`/dm ${text}\n`),
      read: () => screen.split('\n').flatMap((line) => /^<gsocbot>(?: \(to anna\))? (.*)$/.exec(line)?.[1] ?? []),
    };
  },
  clear: async () => {
    await Promise.all(networks.map((network) => network.stop(1_000)));
    networks = [];
  },
});
