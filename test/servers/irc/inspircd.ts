import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAtheme, writeAthemeConfig } from './atheme.ts';
import { makeCertificate } from './certificates.ts';
import { freePort, privateFolder, startDaemon } from './daemon.ts';
import { daemonFolders } from './folders.ts';
import type { IrcServer } from './irc-server.ts';
import { lifeCycleOf } from './with-services.ts';

/** How a test wants its InspIRCd; flood limits are those of its own example configuration unless lifted. */
export interface InspircdOptions {
  /** For benchmarks only. */
  readonly isFloodLimitLifted?: boolean;
  /** Another server that it keeps a link to. */
  readonly linkTo?: { readonly name: string; readonly port: number };
  readonly serverName?: string;
}

export interface Inspircd extends IrcServer {
  /** Takes links of other servers here. */
  readonly linkPort: number;
}

/** InspIRCd 3 with atheme: SASL, account-tag, echo-message, message tags, MONITOR, bot mode. */
export async function makeInspircd(options: InspircdOptions = {}): Promise<Inspircd> {
  const folder = privateFolder('inspircd');
  const [port, tlsPort, linkPort] = [await freePort(), await freePort(), await freePort()];
  const certificate = makeCertificate(folder, 'localhost');
  daemonFolders(folder, ['data', 'log', 'run', 'atheme']);
  const { certificateFile, keyFile } = certificate;
  const config = join(folder, 'inspircd.conf');
  writeFileSync(config, inspircdConfig({ ...options, folder, port, tlsPort, linkPort, certificateFile, keyFile }));
  writeAthemeConfig(join(folder, 'atheme'), linkPort);
  return {
    name: 'inspircd',
    port,
    tlsPort,
    linkPort,
    certificate,
    services: options.linkTo ? null : 'atheme',
    ...lifeCycleOf(port, {
      folder,
      startServer: () => startDaemon(['/usr/sbin/inspircd', '--config', config, '--nofork', '--nolog']),
      startServices: options.linkTo ? null : () => startAtheme(join(folder, 'atheme')),
    }),
  };
}

const MODULES = [
  ...[
    'ssl_gnutls',
    'sslinfo',
    'cap',
    'ircv3',
    'ircv3_accounttag',
    'ircv3_batch',
    'ircv3_capnotify',
    'ircv3_chghost',
    'ircv3_ctctags',
  ],
  ...[
    'ircv3_echomessage',
    'ircv3_invitenotify',
    'ircv3_msgid',
    'ircv3_servertime',
    'sasl',
    'services_account',
    'spanningtree',
    'botmode',
  ],
  ...[
    'monitor',
    'namesx',
    'uhnames',
    'chghost',
    'md5',
    'sha256',
    'alias',
    'sajoin',
    'sapart',
    'samode',
    'sanick',
    'blockcolor',
    'callerid',
    'banredirect',
    'redirect',
    'inviteexception',
    'autoop',
    'joinflood',
    'denychans',
  ],
];

interface Config extends InspircdOptions {
  readonly folder: string;
  readonly port: number;
  readonly tlsPort: number;
  readonly linkPort: number;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** The flood limits that InspIRCd's inspircd.conf.example has for its main class. */
const SHIPPED_LIMITS = 'hardsendq="1M" softsendq="8192" recvq="8K" threshold="10" commandrate="1000" fakelag="yes"';
const LIFTED_LIMITS =
  'hardsendq="200M" softsendq="100M" recvq="100M" threshold="100000000" commandrate="100000000" fakelag="no"';

function inspircdConfig({ folder, port, tlsPort, linkPort, certificateFile, keyFile, ...options }: Config): string {
  const name = options.serverName ?? 'insp.local';
  const link = options.linkTo
    ? `<link name="${options.linkTo.name}" ipaddr="127.0.0.1" port="${options.linkTo.port}" allowmask="127.0.0.0/8" sendpass="linkpw" recvpass="linkpw"><autoconnect period="1" server="${options.linkTo.name}">`
    : `<link name="services.local" ipaddr="127.0.0.1" port="1" allowmask="127.0.0.0/8" sendpass="linkpw" recvpass="linkpw">
<uline server="services.local" silent="yes">
<link name="insp2.local" ipaddr="127.0.0.1" port="1" allowmask="127.0.0.0/8" sendpass="linkpw" recvpass="linkpw">`;
  return `
<config format="xml">
<path configdir="${folder}" datadir="${folder}/data" logdir="${folder}/log" moduledir="/usr/lib/inspircd/modules" runtimedir="${folder}/run">
<server name="${name}" description="test" network="InspNet" id="${name === 'insp.local' ? '0IN' : '1IN'}">
<admin name="a" nick="a" email="a@b">
<bind address="127.0.0.1" port="${port}" type="clients">
<bind address="127.0.0.1" port="${tlsPort}" type="clients" ssl="gnutls">
<bind address="127.0.0.1" port="${linkPort}" type="servers">
<pid file="${folder}/run/inspircd.pid">
<connect name="main" allow="*" timeout="30" pingfreq="120" ${options.isFloodLimitLifted ? LIFTED_LIMITS : SHIPPED_LIMITS} localmax="500" globalmax="500" maxchans="50" maxconnwarn="no" resolvehostnames="no" useident="no" modes="+x">
<class name="All" commands="*" privs="*" usermodes="*" chanmodes="*"> <type name="All" classes="All"> <oper name="op" password="op" host="*@*" type="All">
<options prefixquit="Quit: " syntaxhints="no" announcets="yes" hostintopic="yes">
<performance netbuffersize="${options.isFloodLimitLifted ? 65534 : 10240}" somaxconn="128" softlimit="1024"> <security announceinvites="dynamic" hideulines="no" flatlinks="no" maxtargets="20">
<limits maxnick="30" maxchan="64" maxmodes="20" maxident="10" maxquit="255" maxtopic="307" maxkick="255" maxreal="128" maxaway="200">
<sslprofile name="gnutls" provider="gnutls" certfile="${certificateFile}" keyfile="${keyFile}" hash="sha256" requestclientcert="yes" priority="SECURE192:SECURE128:-VERS-SSL3.0">
${MODULES.map((module) => `<module name="${module}">`).join('')}
<joinflood duration="10s" bootwait="0" splitwait="0">
<badchan name="#reserved-*" reason="reserved by the network">
<sasl target="services.local" requiressl="no">
<alias text="NICKSERV" replace="PRIVMSG $requirement :$2-" requires="NickServ" uline="yes">
${link}
`;
}
