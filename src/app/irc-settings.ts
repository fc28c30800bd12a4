import {
  DEFAULT_LIMITS,
  DEFAULT_PATIENCE,
  type IrcNickServ,
  type IrcSasl,
  type IrcSettings,
  type IrcTls,
} from '../adapters/irc/settings.ts';
import type { IrcNetworkSettings } from '../config/settings/irc-schema.ts';
import { realnameOf } from '../config/settings/realname.ts';
import type { DocumentPath } from '../ports/source-document.ts';
import type { Outside } from './outside.ts';
import { certificateProblem, hasCertificate } from './pem-problems.ts';
import { version } from './version.ts';

/**
 * What the adapter needs of an IRC network: the configuration with its defaults, and the secrets it points to.
 *
 * @param at index of the network in the configuration.
 * @param botNick the nick if the network has none of its own.
 */
export function ircSettings(network: IrcNetworkSettings, at: number, botNick: string, outside: Outside): IrcSettings {
  const path = ['networks', at];
  const { name, host, source, alternativeNicks, username, bots, errorsAs, formatting, identity, confirmBy } = network;
  const nick = network.nick ?? botNick;
  return {
    name,
    host,
    port: network.port ?? (network.tls.kind === 'plain' ? 6667 : 6697),
    tls: tlsOf(network, path, outside),
    nick,
    alternativeNicks,
    username,
    realname: realnameOf(network),
    serverPassword: network.serverPassword ? outside.secret(network.serverPassword, [...path, 'serverPassword']) : null,
    clientCertificate: certificateOf(network, path, outside),
    sasl: saslOf(network, path, outside),
    nickserv: nickservOf(network, nick, path, outside),
    channels: network.channels.map((channel, index) => ({
      name: channel.name,
      key: channel.key ? outside.secret(channel.key, [...path, 'channels', index, 'key']) : null,
    })),
    interviewChannels: interviewChannelsOf(network),
    bots,
    errorsAs,
    formatting,
    identity,
    confirmBy,
    version: `gsocbot ${version}`,
    source,
    limits: {
      ...DEFAULT_LIMITS,
      burst: network.speaking.burst,
      linesPerSecond: network.speaking.linesPerSecond || Infinity,
      maxRepeats: network.speaking.repeats || Infinity,
    },
    patience: DEFAULT_PATIENCE,
  };
}

/** Beside the channel that people know the bot from. */
function interviewChannelsOf({ interviewChannels, channels: [first] }: IrcNetworkSettings): string | null {
  if (interviewChannels === false) return null;
  return interviewChannels ?? (first === undefined ? null : `${first.name}-iv-{booking}-{random}`);
}

function tlsOf({ tls }: IrcNetworkSettings, path: DocumentPath, outside: Outside): IrcTls {
  if (tls.kind !== 'verified') return tls;
  const { caFile } = tls;
  if (caFile === undefined) return { kind: 'verified', ca: null };
  const at = [...path, 'tls', 'caFile'];
  const ca = outside.text(caFile, at);
  if (ca !== '' && !hasCertificate(ca)) outside.complain(at, `the file ${caFile} holds no certificate in PEM form`);
  return { kind: 'verified', ca };
}

function certificateOf(
  { certificateFile, privateKeyFile = certificateFile }: IrcNetworkSettings,
  path: DocumentPath,
  outside: Outside,
): IrcSettings['clientCertificate'] {
  if (certificateFile === undefined || privateKeyFile === undefined) return null;
  const certificatePath = [...path, 'certificateFile'];
  const keyPath = privateKeyFile === certificateFile ? certificatePath : [...path, 'privateKeyFile'];
  const privateKey = outside.secretText(privateKeyFile, keyPath);
  const certificate = privateKeyFile === certificateFile ? privateKey : outside.text(certificateFile, certificatePath);
  if (certificate === '' || privateKey === '') return null;
  const problem = certificateProblem(certificate, privateKey);
  if (problem?.file === 'certificate')
    outside.complain(certificatePath, `the file ${certificateFile} ${problem.message}`);
  if (problem?.file === 'key') outside.complain(keyPath, `the file ${privateKeyFile} ${problem.message}`);
  return { certificate, privateKey };
}

function saslOf({ sasl }: IrcNetworkSettings, path: DocumentPath, outside: Outside): IrcSasl | null {
  if (sasl === undefined) return null;
  if (sasl.mechanism === 'EXTERNAL') return sasl;
  return { ...sasl, password: outside.secret(sasl.password, [...path, 'sasl', 'password']) };
}

function nickservOf(
  { nickserv }: IrcNetworkSettings,
  nick: string,
  path: DocumentPath,
  outside: Outside,
): IrcNickServ | null {
  if (nickserv === undefined) return null;
  return {
    account: nickserv.account ?? nick,
    password: nickserv.password ? outside.secret(nickserv.password, [...path, 'nickserv', 'password']) : '',
    address: nickserv.address,
    arguments: nickserv.arguments,
    regain: nickserv.regain ?? null,
  };
}
