import { createFakeNetwork } from '../support/fake-network.ts';
import { describeNetworkContract, startHearing } from './network-contract.ts';

describeNetworkContract({
  name: 'the network that tests hold in their hands',
  isMissing: false,
  stage: async () => {
    const network = createFakeNetwork('fake', ['#orchard'], Date.now);
    network.accounts.set('anna', 'anna');
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
      says: (text) => network.says('anna', text, '#orchard'),
      saysAlone: (text) => network.says('anna', text),
      read: () => network.heard.flatMap((line) => line.replace(/^(?:#orchard|anna): /, '').split(' / ')),
    };
  },
  clear: async () => {},
});
