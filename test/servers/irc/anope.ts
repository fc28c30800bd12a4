import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Daemon, startDaemon } from './daemon.ts';

const COMMANDS = {
  REGISTER: 'register',
  IDENTIFY: 'identify',
  LOGOUT: 'logout',
  STATUS: 'status',
  RECOVER: 'recover',
  GHOST: 'recover',
  REGAIN: 'recover',
  CERT: 'cert',
  GROUP: 'group',
  INFO: 'info',
} as const;

/** Writes the configuration of anope 2.0 for a server that takes its link on `port`. @param folder with `conf`, `db` and `log` in it. @param protocol its module for that server. */
export function writeAnopeConfig(folder: string, protocol: string, port: number): void {
  const modules = [...new Set(Object.values(COMMANDS))].filter(
    (name) => !['register', 'cert', 'group', 'recover'].includes(name),
  );
  const config = `
define { name = "services.host"; value = "services.local" }
uplink { host = "127.0.0.1"; ipv6 = no; ssl = no; port = ${port}; password = "linkpw" }
serverinfo { name = "services.local"; description = "services"; pid = "${folder}/log/pid"; motd = "/dev/null" }
module { name = "${protocol}" }
networkinfo { networkname = "Net"; nicklen = 30; userlen = 10; hostlen = 63; chanlen = 50; modelistsize = 100;
  vhost_chars = "abcdefghijklmnopqrstuvwxyz0123456789.-"; allow_undotted_vhosts = no; disallow_start_or_end = ".-" }
options { casemap = "ascii"; strictpasswords = no; badpasslimit = 50; badpasstimeout = 1h; updatetimeout = 5m; expiretimeout = 30m;
  readtimeout = 5s; warningtimeout = 4h; timeoutcheck = 1s; retrywait = 1s; seed = 12345 }
service { nick = "NickServ"; user = "services"; host = "services.local"; gecos = "Nick" }
module { name = "nickserv"; client = "NickServ"; forceemail = no; confirmemail = no; expire = 0; killquick = 20s; kill = 60s;
  modesonid = no; guestnickprefix = "Guest"; regdelay = 0s; releasetimeout = 1m; unregistered_notice = "x"; nickregister = yes;
  passlen = 32; minpasslen = 1; restrictopernicks = no; defaults = "" }
module { name = "enc_sha256" }
module { name = "db_flatfile"; database = "anope.db"; keepbackups = 1; nobackupokay = yes; fork = no }
module { name = "ns_register"; registration = "none" }
module { name = "ns_recover"; restoreonrecover = yes }
module { name = "ns_cert"; max = 5 }
module { name = "ns_group"; maxaliases = 16; nogroupchange = no }
${modules.map((name) => `module { name = "ns_${name}" }`).join('\n')}
${Object.entries(COMMANDS)
  .map(([name, file]) => `command { service = "NickServ"; name = "${name}"; command = "nickserv/${file}" }`)
  .join('\n')}
`;
  writeFileSync(join(folder, 'conf', 'services.conf'), config);
}

export function startAnope(folder: string): Daemon {
  return startDaemon([
    '/usr/sbin/anope',
    '--nofork',
    `--confdir=${folder}/conf`,
    `--dbdir=${folder}/db`,
    `--logdir=${folder}/log`,
    '--modulesdir=/usr/lib/anope',
    '--localedir=/usr/share/locale',
  ]);
}
