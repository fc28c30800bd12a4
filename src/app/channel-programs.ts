import type { ProgramIndex } from '../answers/program-index.ts';
import type { RunningInterviews } from '../bot/interviews/running-interviews.ts';
import type { Settings } from '../config/settings/schema.ts';
import { RecentMap } from '../domain/limits/recent-map.ts';
import type { Program } from '../domain/program/program.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { personKey } from '../ports/sender.ts';
import type { LiveSettings } from './live-settings.ts';
import type { ProgramIndexes } from './program-indexes.ts';

/** People whose last channel is remembered; the longest silent are forgotten first. */
const MAX_PEOPLE = 5_000;

/**
 * Which program is spoken of where: the one of the channel; in a direct conversation that of the channel in which the person last
 * asked something, else the network's first, for a channel and its people belong to one organisation.
 */
export function createChannelPrograms(
  live: Pick<LiveSettings, 'current'>,
  indexes: ProgramIndexes,
): (message: IncomingMessage, running: Pick<RunningInterviews, 'programAt'>) => ProgramIndex {
  const given = createGiven(live, indexes);
  const lastAsked = new RecentMap<string>(MAX_PEOPLE);
  return (message, running) => {
    const { first, byChannel, byNetwork } = given();
    const person = `${message.network} ${personKey(message.sender)}`;
    const id =
      message.channel === null
        ? (lastAsked.get(person) ?? byNetwork.get(message.network) ?? first)
        : (byChannel.get(`${message.network} ${message.channel}`) ??
          // The place of an interview is in no configuration.
          running.programAt(message.network, message.channel) ??
          first);
    if (message.channel !== null) lastAsked.set(person, id);
    // What somebody asked about last may have been taken out since.
    const index = indexes.find(id) ?? indexes.find(first);
    if (!index) throw new Error(`the program ${id} is gone`);
    return index;
  };
}

/** What the configuration says of programs and channels. */
interface Given {
  /** Id of the first program. */
  readonly first: string;
  /** Ids by network and channel. */
  readonly byChannel: ReadonlyMap<string, string>;
  readonly byNetwork: ReadonlyMap<string, string>;
}

/** Worked out once, and again when the data was read again. */
function createGiven(live: Pick<LiveSettings, 'current'>, indexes: ProgramIndexes): () => Given {
  let made: { readonly of: Settings; readonly programs: readonly Program[]; readonly given: Given } | null = null;
  return () => {
    const { current } = live;
    const { programs } = indexes;
    if (made?.of !== current || made.programs !== programs)
      made = { of: current, programs, given: givenBy(current, programs) };
    return made.given;
  };
}

function givenBy({ networks }: Settings, programs: readonly Program[]): Given {
  const first = programs[0]?.id ?? '';
  const byChannel = new Map<string, string>();
  const byNetwork = new Map<string, string>();
  for (const network of networks) {
    if (network.kind === 'console') continue;
    for (const { name, program = first } of network.channels) byChannel.set(`${network.name} ${name}`, program);
    byNetwork.set(network.name, network.channels[0]?.program ?? first);
  }
  return { first, byChannel, byNetwork };
}
