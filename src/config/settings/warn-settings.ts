import type { Fault } from './cross-faults.ts';
import { REALNAME_BYTES, realnameOf } from './realname.ts';
import type { Settings } from './schema.ts';

/** What works and will surprise somebody. */
export function settingsWarnings({ networks }: Settings): readonly Fault[] {
  return networks.flatMap((network, at) => {
    if (network.kind !== 'irc') return [];
    const bytes = Buffer.byteLength(realnameOf(network));
    if (bytes <= REALNAME_BYTES) return [];
    const message = `WHOIS shows "${realnameOf(network)}", and OFTC and Libera cut it after ${REALNAME_BYTES} bytes; shorten owner or source by ${bytes - REALNAME_BYTES}`;
    return [{ path: ['networks', at, 'owner'], message }];
  });
}
