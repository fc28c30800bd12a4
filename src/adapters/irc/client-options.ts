import type { ClientOptions } from 'irc-framework';
import { cleanText } from './clean-text.ts';
import type { IrcSettings } from './settings.ts';
import { createTransportClass } from './transport.ts';

/** What irc-framework is left to do: to read lines, negotiate capabilities and sign in by SASL. The rest is switched off. */
export function clientOptions(settings: IrcSettings): ClientOptions {
  const { sasl, serverPassword } = settings;
  return {
    nick: settings.nick,
    username: settings.username.replace(/[^A-Za-z0-9._-]/g, '') || 'gsocbot',
    gecos: cleanText(settings.realname),
    ...(serverPassword === null ? {} : { password: serverPassword }),
    // An empty account keeps it from signing in with the server's password.
    account: sasl?.mechanism === 'PLAIN' ? { account: sasl.account, password: sasl.password } : {},
    ...(sasl ? { sasl_mechanism: sasl.mechanism } : {}),
    // True would quit and never come back; the bot can answer questions unidentified.
    sasl_disconnect_on_fail: false,
    // Empty: VERSION is answered by us, with a limit.
    version: '',
    enable_chghost: true,
    enable_setname: false,
    enable_echomessage: settings.confirmBy === 'echo',
    // It gives up after three tries, and at once where the connection did not last five seconds.
    auto_reconnect: false,
    ping_interval: 0,
    ping_timeout: 0,
    transport: createTransportClass(settings),
  };
}
