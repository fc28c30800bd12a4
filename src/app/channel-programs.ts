import type { ProgramIndex } from '../answers/program-index.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { personKey } from '../ports/sender.ts';
import type { ProgramIndexes } from './program-indexes.ts';

/** People whose last channel is remembered; the longest silent are forgotten first. */
const MAX_PEOPLE = 5_000;

/**
 * Which program is spoken of where: the one of the channel; in a direct conversation that of the channel in which the person last
 * asked something, else the network's first, for a channel and its people belong to one organisation.
 *
 * @param elsewhere the program of a channel that is not in the configuration, such as that of an interview.
 */
export function createChannelPrograms(
  settings: Settings,
  indexes: ProgramIndexes,
  elsewhere: (message: IncomingMessage) => string | null = () => null,
): (message: IncomingMessage) => ProgramIndex {
  const first = indexes.programs[0]?.id ?? '';
  const byChannel = new Map<string, string>();
  const byNetwork = new Map<string, string>();
  for (const network of settings.networks) {
    if (network.kind === 'console') continue;
    for (const { name, program = first } of network.channels) byChannel.set(`${network.name} ${name}`, program);
    byNetwork.set(network.name, network.channels[0]?.program ?? first);
  }
  const lastAsked = new Map<string, string>();
  return (message) => {
    const person = `${message.network} ${personKey(message.sender)}`;
    const id =
      message.channel === null
        ? (lastAsked.get(person) ?? byNetwork.get(message.network) ?? first)
        : (byChannel.get(`${message.network} ${message.channel}`) ?? elsewhere(message) ?? first);
    if (message.channel !== null) remember(lastAsked, person, id);
    const index = indexes.find(id);
    if (!index) throw new Error(`the program ${id} is gone`);
    return index;
  };
}

/** Deleted first, so that the map stays in the order of last use. */
function remember(map: Map<string, string>, key: string, value: string): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_PEOPLE && oldest !== undefined) map.delete(oldest);
}
