/**
 * A bot as one writes it in ten lines on irc-framework: the yardstick. `bare-bot.ts say|raw host port nick #a,#b`
 *
 * `say` uses the library's say(), which splits and checks each line; `raw` writes the finished line.
 */
import { flushCompileCache } from 'node:module';
import { Client } from 'irc-framework';
import { ANSWERS } from './answers.ts';

const [how, host = '', port = '', nick = '', channels = ''] = process.argv.slice(2);
// See adapter-bot.ts.
flushCompileCache();
const client = new Client();
client.connect({ host, port: Number(port), nick, username: nick, gecos: nick, version: '', auto_reconnect: false });
client.on('registered', () => client.raw(`JOIN ${channels}`));
client.on('privmsg', ({ target, message }) => {
  for (const line of ANSWERS[message] ?? []) {
    if (how === 'say') client.say(target, line);
    else client.raw(`PRIVMSG ${target} :${line}`);
  }
});
