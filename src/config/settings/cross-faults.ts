import { parseAccount } from '../../domain/people/account.ts';
import { foldPersonName, isSameName } from '../../domain/people/fold-name.ts';
import type { DocumentPath } from '../../ports/source-document.ts';
import { NICK, NICK_FORM } from './nick.ts';

/** The parts of a configuration that must fit each other. */
export interface CrossChecked {
  readonly botNick: string;
  readonly admins: readonly string[];
  readonly mentors: Readonly<Record<string, readonly string[]>>;
  readonly simulatedStart?: string | undefined;
  readonly bridged: readonly { readonly channels: readonly string[] }[];
  readonly networks: readonly Network[];
}

interface Network {
  readonly kind: string;
  readonly name: string;
  readonly nick?: string | undefined;
  readonly channels?: readonly { readonly name: string }[];
  readonly sasl?: { readonly mechanism: string } | undefined;
  readonly certificateFile?: string | undefined;
  readonly privateKeyFile?: string | undefined;
  readonly identity?: string | undefined;
  readonly nickserv?: { readonly address: string } | undefined;
}

/** Something wrong between two places of a configuration. */
export interface Fault {
  readonly path: DocumentPath;
  readonly message: string;
}

/** What no single option can show. */
export function crossFaults(settings: CrossChecked): readonly Fault[] {
  const { networks } = settings;
  return [
    ...accountFaults(['admins'], settings.admins, networks),
    ...Object.entries(settings.mentors).flatMap(([id, accounts]) => accountFaults(['mentors', id], accounts, networks)),
    ...doubles(networks.map(({ name }) => name)).map((at) =>
      fault(['networks', at, 'name'], 'another network has this name'),
    ),
    ...nickFaults(settings),
    ...bridgeFaults(settings),
    ...consoleFaults(settings),
    ...networks.flatMap(networkFaults),
  ];
}

function accountFaults(
  path: DocumentPath,
  accounts: readonly string[],
  networks: readonly Network[],
): readonly Fault[] {
  const names = networks.map(({ name }) => name);
  return accounts.flatMap((account, at) => {
    const network = parseAccount(account)?.network;
    // One without a network has been complained about already.
    return network === undefined || names.length === 0 || names.includes(network)
      ? []
      : [fault([...path, at], `there is no network "${network}"; there are: ${names.join(', ')}`)];
  });
}

/** Elsewhere a name may have spaces; on IRC it would be another command. */
function nickFaults({ botNick, networks }: CrossChecked): readonly Fault[] {
  const isUsed = networks.some(({ kind, nick }) => kind === 'irc' && nick === undefined);
  return isUsed && !NICK.test(botNick)
    ? [fault(['botNick'], `${NICK_FORM} where an IRC network has none of its own`)]
    : [];
}

function bridgeFaults({ bridged, networks }: CrossChecked): readonly Fault[] {
  const places = networks.flatMap(({ name, channels = [] }) => channels.map((channel) => `${name}/${channel.name}`));
  return bridged.flatMap(({ channels }, at) =>
    channels.flatMap((channel, index) =>
      places.some((place) => isSameName(place, channel))
        ? []
        : [fault(['bridged', at, 'channels', index], `the bot has no such channel; there are: ${places.join(', ')}`)],
    ),
  );
}

/** The terminal's clock can be set, and people in a real channel must never be told another time than theirs. */
function consoleFaults({ networks, simulatedStart }: CrossChecked): readonly Fault[] {
  if (networks.every(({ kind }) => kind === 'console')) {
    return networks.length > 1 ? [fault(['networks', 1], 'there can be one console only')] : [];
  }
  const consoles = networks.flatMap(({ kind }, at) => (kind === 'console' ? [at] : []));
  return [
    ...consoles.map((at) =>
      fault(['networks', at], 'a console can not run beside other networks; give it a configuration of its own'),
    ),
    ...(simulatedStart === undefined ? [] : [fault(['simulatedStart'], 'is for the console only; leave it out')]),
  ];
}

function networkFaults(network: Network, at: number): readonly Fault[] {
  const path = ['networks', at];
  const channels = (network.channels ?? []).map(({ name }) => foldPersonName(name));
  return [
    ...doubles(channels).map((index) => fault([...path, 'channels', index, 'name'], 'this channel is there already')),
    ...(network.privateKeyFile !== undefined && network.certificateFile === undefined
      ? [fault([...path, 'privateKeyFile'], 'needs a certificateFile')]
      : []),
    ...(network.sasl?.mechanism === 'EXTERNAL' && network.certificateFile === undefined
      ? [fault([...path, 'sasl'], 'EXTERNAL needs a certificateFile')]
      : []),
    ...identityFaults(network, path),
  ];
}

/** A person may be called NickServ while services are down, and would vouch for anybody. */
function identityFaults({ identity, nickserv }: Network, path: DocumentPath): readonly Fault[] {
  if (identity !== 'nickserv') return [];
  if (nickserv === undefined) return [fault([...path, 'identity'], NICKSERV_WITH_SERVER)];
  return /^[^@\s]+@[^@\s]+$/.test(nickserv.address)
    ? []
    : [fault([...path, 'nickserv', 'address'], NICKSERV_WITH_SERVER)];
}

const NICKSERV_WITH_SERVER =
  'NickServ proves who speaks only where it is named with its server, e.g. nickserv: { address: NickServ@services.oftc.net }';

/** Indexes of what was there before. */
function doubles(names: readonly string[]): readonly number[] {
  return names.flatMap((name, at) => (names.indexOf(name) < at ? [at] : []));
}

function fault(path: DocumentPath, message: string): Fault {
  return { path, message };
}
