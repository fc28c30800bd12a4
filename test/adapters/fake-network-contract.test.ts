import type { IncomingMessage } from '../../src/ports/incoming-message.ts';
import { createFakeNetwork } from '../support/fake-network.ts';
import { describeNetworkContract } from './network-contract.ts';

describeNetworkContract({
  name: 'the network that tests hold in their hands',
  isMissing: false,
  stage: async () => {
    const network = createFakeNetwork('fake', ['#orchard'], Date.now);
    network.accounts.set('anna', 'anna');
    const messages: IncomingMessage[] = [];
    const seen: string[] = [];
    let connections = 0;
    network.start({
      onMessage: (message) => void messages.push(message),
      onConnected: () => {
        connections += 1;
      },
      onSeen: (nick) => void seen.push(nick),
    });
    return {
      network,
      channel: '#orchard',
      nick: 'anna',
      account: 'anna',
      messages,
      seen,
      get connections() {
        return connections;
      },
      says: (text) => network.says('anna', text, '#orchard'),
      saysAlone: (text) => network.says('anna', text),
      read: () => network.heard.flatMap((line) => line.replace(/^(?:#orchard|anna): /, '').split(' / ')),
    };
  },
  clear: async () => {},
});
