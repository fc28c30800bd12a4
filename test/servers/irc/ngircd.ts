import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate } from './certificates.ts';
import { freePort, privateFolder, startDaemon } from './daemon.ts';
import { UNPACKED } from './installed.ts';
import type { IrcServer } from './irc-server.ts';
import { lifeCycleOf } from './with-services.ts';

const ROOT = join(UNPACKED, 'ngircd');

/** ngircd 26 without services: nobody has an account, and a line that is too long ends the connection. */
export async function makeNgircd(): Promise<IrcServer> {
  const folder = privateFolder('ngircd');
  const [port, tlsPort] = [await freePort(), await freePort()];
  const certificate = makeCertificate(folder, 'localhost');
  const config = join(folder, 'ngircd.conf');
  writeFileSync(config, ngircdConfig(port, tlsPort, certificate.certificateFile, certificate.keyFile));
  const program = [`${ROOT}/usr/sbin/ngircd`, '-n', '-f', config];
  const env = { LD_LIBRARY_PATH: `${ROOT}/usr/lib/x86_64-linux-gnu` };
  return {
    name: 'ngircd',
    port,
    tlsPort,
    certificate,
    services: null,
    ...lifeCycleOf(port, { folder, startServer: () => startDaemon(program, env), startServices: null }),
  };
}

function ngircdConfig(port: number, tlsPort: number, certificateFile: string, keyFile: string): string {
  return `
[Global]
Name = ng.local
Info = test
Listen = 127.0.0.1
Ports = ${port}
MotdPhrase = hi
[Limits]
MaxConnections = 0
MaxConnectionsIP = 0
MaxJoins = 0
MaxNickLength = 31
PingTimeout = 120
PongTimeout = 20
[Options]
DNS = no
Ident = no
PAM = no
IncludeDir = /nonexistent
OperCanUseMode = yes
AllowRemoteOper = yes
[SSL]
CertFile = ${certificateFile}
KeyFile = ${keyFile}
Ports = ${tlsPort}
[Operator]
Name = op
Password = op
`;
}
