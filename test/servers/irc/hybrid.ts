import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAnope, writeAnopeConfig } from './anope.ts';
import { type Certificate, makeCertificate } from './certificates.ts';
import { type Daemon, freePort, privateFolder, startProcess } from './daemon.ts';
import { daemonFolders } from './folders.ts';
import { UNPACKED } from './installed.ts';
import type { IrcServer } from './irc-server.ts';
import { lifeCycleOf } from './with-services.ts';

const ROOT = join(UNPACKED, 'hybrid');

/** ircd-hybrid 8.2 with anope: CertFP after 001, WHOIS 307 and 330, WHOX, no message tags. Its flood limits are those it ships. */
export async function makeHybrid(): Promise<IrcServer> {
  const folder = privateFolder('hybrid');
  const [port, tlsPort, linkPort] = [await freePort(), await freePort(), await freePort()];
  const certificate = makeCertificate(folder, 'localhost');
  daemonFolders(folder, ['run', 'log', 'lib', 'anope', 'anope/conf', 'anope/db', 'anope/log']);
  writeFileSync(join(folder, 'ircd.conf'), hybridConfig({ port, tlsPort, linkPort, certificate }));
  writeAnopeConfig(join(folder, 'anope'), 'hybrid', linkPort);
  return {
    name: 'ircd-hybrid',
    port,
    tlsPort,
    certificate,
    services: 'anope',
    ...lifeCycleOf(port, {
      folder,
      startServer: () => startHybrid(folder),
      startServices: () => startAnope(join(folder, 'anope')),
    }),
  };
}

/** The path of its modules is compiled in, so that path is laid over for this one process: in a mount namespace of its own. */
function startHybrid(folder: string): Daemon {
  const files = [
    'configfile ircd.conf',
    'pidfile run/pid',
    'logfile log/ircd.log',
    'klinefile lib/k',
    'dlinefile lib/d',
  ]
    .concat(['xlinefile lib/x', 'resvfile lib/r'])
    .map((option) => option.replace(' ', ` ${folder}/`))
    .map((option) => `-${option}`)
    .join(' ');
  const script = [
    `mount -t overlay overlay -o lowerdir=${ROOT}/usr/lib:/usr/lib /usr/lib`,
    `exec setpriv --reuid=irc --regid=irc --clear-groups --no-new-privs ${ROOT}/usr/sbin/ircd-hybrid -foreground ${files}`,
  ].join(' && ');
  return startProcess(['unshare', '-m', 'sh', '-c', script], { LD_LIBRARY_PATH: `${ROOT}/usr/lib/x86_64-linux-gnu` });
}

interface Ports {
  readonly port: number;
  readonly tlsPort: number;
  readonly linkPort: number;
  readonly certificate: Certificate;
}

function hybridConfig({ port, tlsPort, linkPort, certificate }: Ports): string {
  return `
serverinfo { name = "hybrid.local"; description = "test"; network_name = "HybridNet"; network_description = "test"; hub = yes; sid = "0HY";
  default_max_clients = 512; max_nick_length = 30; max_topic_length = 300;
  tls_certificate_file = "${certificate.certificateFile}"; rsa_private_key_file = "${certificate.keyFile}"; };
admin { name = "a"; description = "b"; email = "c"; };
class { name = "users"; ping_time = 90 seconds; number_per_ip_local = 200; number_per_ip_global = 200; max_number = 500; sendq = 100 kbytes; recvq = 2560 bytes; };
class { name = "server"; ping_time = 90 seconds; connectfreq = 5 minutes; max_number = 5; sendq = 2 megabytes; };
listen { host = "127.0.0.1"; port = ${port}; };
listen { host = "127.0.0.1"; port = ${linkPort}; };
listen { host = "127.0.0.1"; flags = tls; port = ${tlsPort}; };
auth { user = "*@*"; class = "users"; flags = exceed_limit; };
operator { name = "op"; user = "*@*"; password = "op"; encrypted = no; class = "users"; flags = admin, connect, die, globops, kill, kill:remote, kline, unkline, rehash, set; };
connect { name = "services.local"; host = "127.0.0.1"; send_password = "linkpw"; accept_password = "linkpw"; encrypted = no; class = "server"; hub_mask = "*"; };
service { name = "services.local"; };
pseudo { command = "NICKSERV"; name = "NickServ"; target = "NickServ@services.local"; };
resv { mask = "#reserved-*"; reason = "reserved by the network"; };
channel { disable_fake_channels = yes; max_channels = 50; };
general { disable_auth = yes; default_floodcount = 10; default_floodtime = 1 second; throttle_count = 100; throttle_time = 1 second;
  anti_nick_flood = no; pace_wait_simple = 0; pace_wait = 0; max_targets = 4; ping_cookie = no; };
log { use_logging = yes; };
`;
}
