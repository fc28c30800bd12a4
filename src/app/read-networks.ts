import { dirname } from 'node:path';
import type { IrcSettings } from '../adapters/irc/settings.ts';
import type { MatrixSettings } from '../adapters/matrix/settings.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { createPhrasebook } from '../answers/compose/phrasebook.ts';
import type { Fault } from '../config/settings/cross-faults.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import { ircSettings } from './irc-settings.ts';
import type { Configuration } from './load-settings.ts';
import { matrixSettings } from './matrix-settings.ts';
import { createOutside } from './outside.ts';
import { otherBot, statusFileOf } from './status-file.ts';

/** What the adapters of a configuration need, with the secrets that it points to. */
export interface ReadNetworks {
  readonly irc: readonly IrcSettings[];
  readonly matrix: readonly MatrixSettings[];
  /** What it points to and is not there, or cannot be used. */
  readonly faults: readonly Fault[];
  /** Those of them that are only about this machine: a file or a variable is not here. */
  readonly missing: readonly Fault[];
  /** Files with secrets that other users of the machine can read. */
  readonly openFiles: readonly string[];
}

/** The same for a start, which must be the only one. */
export function readNetworks(configuration: Configuration, language: Language): ReadNetworks {
  const read = readPointedTo(configuration, language);
  return { ...read, faults: [...read.faults, ...otherBotFaults(configuration.settings)] };
}

/** Reads what a configuration points to on this machine: secrets, certificates. */
export function readPointedTo({ settings, file }: Configuration, language: Language): ReadNetworks {
  const outside = createOutside(file === null ? '.' : dirname(file), process.env);
  const irc = settings.networks.flatMap((network, at) =>
    network.kind === 'irc' ? [ircSettings(network, at, settings.botNick, outside)] : [],
  );
  const say = createPhrasebook(language.replies);
  const texts = {
    cannotRead: say('cannotReadEncrypted'),
    interviewRoom: (label: string) => say('interviewRoom', { booking: `b${label}` }),
  };
  const matrix = settings.networks.flatMap((network, at) =>
    network.kind === 'matrix' ? [matrixSettings(network, at, texts, settings.bridged, outside)] : [],
  );
  const { faults, missing, openFiles } = outside;
  return { irc, matrix, faults, missing, openFiles };
}

/** Two bots with one configuration would answer everything twice. */
function otherBotFaults(settings: Settings): readonly Fault[] {
  const other = settings.database === ':memory:' ? null : otherBot(statusFileOf(settings), systemClock.now());
  return other === null
    ? []
    : [{ path: ['database'], message: `another bot (process ${other}) is running with it; stop that one first` }];
}
