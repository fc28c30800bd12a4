import { DEFAULT_LIMITS, DEFAULT_PATIENCE, type IrcSettings } from '../../../src/adapters/irc/settings.ts';

/** A bot that lives in #room of whatever server, without any login; what ships where nothing else is said. */
export const BASE_SETTINGS: Omit<IrcSettings, 'host' | 'port'> = {
  name: 'test',
  tls: { kind: 'plain' },
  nick: 'gsocbot',
  alternativeNicks: [],
  username: 'gsocbot',
  realname: 'bot of the test, owner: anna, source: https://example.org/gsocbot',
  serverPassword: null,
  clientCertificate: null,
  sasl: null,
  nickserv: null,
  channels: [{ name: '#room', key: null }],
  bots: [],
  errorsAs: 'PRIVMSG',
  formatting: true,
  identity: 'auto',
  confirmBy: 'ping',
  version: 'gsocbot 0.1',
  source: 'https://example.org/gsocbot',
  limits: DEFAULT_LIMITS,
  patience: DEFAULT_PATIENCE,
};
