import type { DocumentPath } from '../../ports/source-document.ts';
import type { Fault } from './cross-faults.ts';
import type { IrcNetworkSettings } from './irc-schema.ts';
import { REALNAME_BYTES, realnameOf } from './realname.ts';
import type { NetworkSettings, Settings } from './schema.ts';

/** What works and will surprise somebody. */
export function settingsWarnings({ networks, admins }: Settings): readonly Fault[] {
  return [...adminWarnings(admins, networks), ...networks.flatMap(networkWarnings)];
}

/** In the terminal somebody can always be played. */
function adminWarnings(admins: Settings['admins'], networks: Settings['networks']): readonly Fault[] {
  const [live] = networks.filter(({ kind }) => kind !== 'console');
  if (admins.length > 0 || live === undefined) return [];
  const message = `nobody can ask for status, announce or reload; name yourself: [${live.name}/ACCOUNT]`;
  return [{ path: ['admins'], message }];
}

function networkWarnings(network: NetworkSettings, at: number): readonly Fault[] {
  if (network.kind !== 'irc') return [];
  const path = ['networks', at];
  return [...realnameWarnings(network, path), ...passwordWarnings(network, path)];
}

function realnameWarnings(network: IrcNetworkSettings, path: DocumentPath): readonly Fault[] {
  const bytes = Buffer.byteLength(realnameOf(network));
  if (bytes <= REALNAME_BYTES) return [];
  const message = `WHOIS shows "${realnameOf(network)}", and OFTC and Libera cut it after ${REALNAME_BYTES} bytes; shorten owner or source by ${bytes - REALNAME_BYTES}`;
  return [{ path: [...path, 'owner'], message }];
}

function passwordWarnings({ nickserv }: IrcNetworkSettings, path: DocumentPath): readonly Fault[] {
  if (nickserv?.password === undefined || nickserv.address.includes('@')) return [];
  const message =
    'whoever is called NickServ while services are down is sent the password; name their server: address: NickServ@services.oftc.net (on OFTC)';
  return [{ path: [...path, 'nickserv'], message }];
}
