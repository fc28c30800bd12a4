import { DEFAULT_LIMITS, DEFAULT_PATIENCE, type MatrixSettings } from '../adapters/matrix/settings.ts';
import type { MatrixNetworkSettings } from '../config/settings/matrix-schema.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Outside } from './outside.ts';

/**
 * What the adapter needs of a Matrix account: the configuration with its defaults, and the secrets it points to.
 *
 * @param at index of the network in the configuration.
 * @param texts what the adapter says by itself.
 * @param bridged whose ghosts are not proved either.
 */
export function matrixSettings(
  network: MatrixNetworkSettings,
  at: number,
  texts: MatrixSettings['texts'],
  bridged: Settings['bridged'],
  outside: Outside,
): MatrixSettings {
  const { name, homeserver, login, deviceName, folder, encryption, channels, bots, ghosts, speaking, interviewRooms } =
    network;
  const path = ['networks', at, 'login'];
  return {
    name,
    homeserver,
    login:
      'accessToken' in login
        ? { kind: 'token', accessToken: outside.secret(login.accessToken, [...path, 'accessToken']) }
        : { kind: 'password', user: login.user, password: outside.secret(login.password, [...path, 'password']) },
    deviceName,
    folder: outside.path(folder),
    encryption,
    rooms: channels.map((channel) => channel.name),
    interviewRooms,
    bots,
    ghosts: [...ghosts, ...ghostsOf(name, bridged)],
    texts,
    limits: { ...DEFAULT_LIMITS, maxRepeats: speaking.repeats || Infinity },
    patience: DEFAULT_PATIENCE,
  };
}

/** The ids among the ghosts of the bridges that end on a network. */
function ghostsOf(network: string, bridged: Settings['bridged']): readonly string[] {
  return bridged
    .filter(({ channels }) => channels.some((channel) => channel.startsWith(`${network}/`)))
    .flatMap(({ ghosts }) => ghosts.filter((ghost) => ghost.startsWith('@')));
}
