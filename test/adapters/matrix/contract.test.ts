import { isSkipped } from '../../servers/irc/server-kind.ts';
import { whyUnavailable } from '../../servers/matrix/installed.ts';
import { makeSynapse, type Synapse } from '../../servers/matrix/synapse.ts';
import { describeNetworkContract } from '../network-contract.ts';
import { createStage } from './stage.ts';

let synapse: Synapse | null = null;
let rooms = 0;
const stage = createStage(() => synapse?.url ?? '');

describeNetworkContract({
  name: 'Matrix',
  isMissing: isSkipped('Synapse', whyUnavailable()),
  beforeAll: async () => {
    synapse = await makeSynapse({});
    await synapse.start();
  },
  afterAll: async () => synapse?.remove(),
  stage: async () => {
    const anna = await stage.person('anna');
    rooms += 1;
    const channel = `#contract${rooms}:localhost`;
    const room = await anna.createRoom(`contract${rooms}`);
    const rig = await stage.bot({ rooms: [channel] });
    const own = `@${rig.network.status().nick}:localhost`;
    return {
      network: rig.network,
      channel,
      nick: anna.userId.slice(1, -':localhost'.length),
      account: anna.userId,
      messages: rig.messages,
      get seen() {
        return rig.seen.map((one) => one.split('=')[0] ?? '');
      },
      get connections() {
        return rig.connections;
      },
      says: async (text) => {
        await anna.say(room, text);
      },
      saysAlone: async (text) => {
        await anna.say(await anna.createDirect(own), text);
      },
      read: () =>
        anna.events.flatMap(({ sender, content }) => (sender === own && content.body ? [String(content.body)] : [])),
    };
  },
  clear: () => stage.clear(),
});
