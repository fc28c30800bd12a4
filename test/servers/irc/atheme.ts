import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Daemon, startDaemon } from './daemon.ts';

const MODULES = [
  ...['protocol/inspircd', 'backend/opensex', 'crypto/posix', 'operserv/main'],
  ...[
    'main',
    'identify',
    'register',
    'logout',
    'info',
    'ghost',
    'regain',
    'status',
    'group',
    'cert',
    'enforce',
    'drop',
  ].map((name) => `nickserv/${name}`),
  ...['main', 'plain', 'external'].map((name) => `saslserv/${name}`),
];

/** Writes the configuration of atheme 7.2 for an InspIRCd that takes its link on `port`. */
export function writeAthemeConfig(folder: string, port: number): void {
  const config = `
${MODULES.map((name) => `loadmodule "modules/${name}";`).join('\n')}
serverinfo { name = "services.local"; desc = "services"; numeric = "00A"; recontime = 1; netname = "InspNet"; hidehostsuffix = "u.local";
  adminname = "a"; adminemail = "a@b.c"; registeremail = "a@b.c"; mta = "/bin/true"; loglevel = { error; }; maxlogins = 50; maxusers = 50;
  mdlimit = 30; emaillimit = 1000; emailtime = 300; auth = none; casemapping = rfc1459; };
uplink "insp.local" { host = "127.0.0.1"; send_password = "linkpw"; receive_password = "linkpw"; port = ${port}; };
nickserv { spam; enforce_expire = 0; expire = 0; nick = "NickServ"; user = "NickServ"; host = "services.local"; real = "NickServ"; };
saslserv { nick = "SaslServ"; user = "SaslServ"; host = "services.local"; real = "SaslServ"; };
database { };
general { castallowempty = no; flood_msgs = 0; kline_time = 7; commit_interval = 5; operstring = "x"; servicestring = "y";
  default_clone_allowed = 500; immune_level = immune; };
`;
  writeFileSync(join(folder, 'atheme.conf'), config);
}

export function startAtheme(folder: string): Daemon {
  const file = (name: string) => join(folder, name);
  return startDaemon(
    ['/usr/bin/atheme-services', '-n', '-c', file('atheme.conf'), '-D', folder, '-p', file('pid'), '-l', file('log')],
    {},
    folder,
  );
}
