import { once } from 'node:events';
import { createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { type Certificate, makeCertificate } from './certificates.ts';
import { freePort, privateFolder, removeFolder } from './daemon.ts';
import type { IrcServer } from './irc-server.ts';
import { OftcChannel } from './oftc-like-channel.ts';
import { OftcUser } from './oftc-like-user.ts';

const NAME = 'oftc-like.example';
const SERVICES = 'NickServ!services@services.oftc.net';

/** What a test can do to it beyond what clients can. */
export interface OftcLike extends IrcServer {
  /** Registers a nick with services. @param fingerprint SHA-1 of a certificate that identifies its owner. */
  register(nick: string, password: string, fingerprint?: string | null): void;
  /** Sends a line to the client of that nick as it stands. */
  inject(nick: string, line: string): void;
  /** Makes the channel one for identified people (+R). */
  restrict(channel: string): void;
  /** The answers to WHOIS wait until the function that is returned is called. */
  holdWhois(): () => void;
  /** How long services take to identify a certificate, in milliseconds. */
  identifyAfterMs: number;
}

/**
 * A server that speaks like OFTC: nothing but multi-prefix, no SASL, no accounts; WHOIS 307 and user mode +R for identified
 * nicks, given after 001 and cleared when the nick changes; IDENTIFY with the password first; its flood limits.
 *
 * Source: oftc-hybrid 1.7.3 as built and measured.
 */
export async function makeOftcLike(): Promise<OftcLike> {
  const folder = privateFolder('oftc-like');
  const certificate = makeCertificate(folder, 'localhost');
  const [port, tlsPort] = [await freePort(), await freePort()];
  const network = new OftcNetwork();
  let listeners: Server[] = [];
  const stop = async () => {
    network.closeAll();
    await Promise.all(listeners.map((listener) => once(listener.close(), 'close')));
    listeners = [];
  };
  return {
    name: 'oftc-like',
    port,
    tlsPort,
    certificate,
    services: 'oftc',
    start: async () => {
      network.hasServices = true;
      listeners = [createPlainServer((socket) => network.accept(socket)), tlsListener(certificate, network)];
      listeners[0]?.listen(port, '127.0.0.1');
      listeners[1]?.listen(tlsPort, '127.0.0.1');
      await Promise.all(listeners.map((listener) => once(listener, 'listening')));
    },
    stop,
    startServices: async () => {
      network.hasServices = true;
    },
    stopServices: async () => {
      network.hasServices = false;
    },
    remove: async () => {
      await stop();
      removeFolder(folder);
    },
    register: (nick, password, fingerprint = null) => network.owners.set(fold(nick), { password, fingerprint }),
    inject: (nick, line) => network.find(nick)?.send(line),
    restrict: (channel) => network.restricted.add(fold(channel)),
    holdWhois: () => network.holdWhois(),
    get identifyAfterMs() {
      return network.identifyAfterMs;
    },
    set identifyAfterMs(ms) {
      network.identifyAfterMs = ms;
    },
  };
}

function tlsListener(certificate: Certificate, network: OftcNetwork): Server {
  const { certificate: cert, privateKey: key } = certificate;
  return createTlsServer({ cert, key, requestCert: true, rejectUnauthorized: false }, (socket) =>
    network.accept(socket),
  );
}

/** RFC 1459's rule for names. */
function fold(name: string): string {
  return name.replace(/[A-Z[\]\\^]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 32));
}

class OftcNetwork {
  readonly #users = new Set<OftcUser>();
  readonly owners = new Map<string, { readonly password: string; readonly fingerprint: string | null }>();
  readonly restricted = new Set<string>();
  readonly #channels = new Map<string, OftcChannel>();
  #heldWhois: (() => void)[] | null = null;
  #twoPartWhoisAt = 0;
  hasServices = true;
  identifyAfterMs = 50;

  accept(socket: Socket): void {
    const user: OftcUser = new OftcUser(socket, (line) => this.#handle(user, line));
    this.#users.add(user);
    socket.on('error', () => {});
    socket.on('close', () => this.#quit(user, 'Connection closed'));
  }

  find(nick: string): OftcUser | undefined {
    return [...this.#users].find((user) => user.isRegistered && fold(user.nick) === fold(nick));
  }

  closeAll(): void {
    for (const user of [...this.#users]) user.socket.destroy();
  }

  holdWhois(): () => void {
    const held: (() => void)[] = [];
    this.#heldWhois = held;
    return () => {
      this.#heldWhois = null;
      for (const answer of held) answer();
    };
  }

  #handle(user: OftcUser, line: string): void {
    const [head = '', trailing] = splitTrailing(line);
    const [command = '', ...words] = head.split(' ').filter((word) => word !== '');
    const params = trailing === null ? words : [...words, trailing];
    const handler = this.#handlers[command.toUpperCase()];
    if (handler && (user.isRegistered || BEFORE_REGISTRATION.has(command.toUpperCase()))) handler(user, params);
    else if (user.isRegistered) this.#numeric(user, 421, `${command} :Unknown command`);
  }

  readonly #handlers: Readonly<Record<string, (user: OftcUser, params: readonly string[]) => void>> = {
    CAP: (user, [verb, caps = '']) => {
      if (verb === 'LS') user.send(`:${NAME} CAP ${user.nick} LS :multi-prefix`);
      if (verb === 'REQ')
        user.send(`:${NAME} CAP ${user.nick} ${/^\s*multi-prefix\s*$/.test(caps) ? 'ACK' : 'NAK'} :${caps}`);
      user.isNegotiating = verb !== 'END';
      if (verb === 'END') this.#registered(user);
    },
    NICK: (user, [nick = '']) => this.#nick(user, nick),
    USER: (user, [name = 'x', , , realname = '']) => {
      user.user = name.slice(0, 9);
      user.realname = realname;
      this.#registered(user);
    },
    PING: (user, [token = '']) => user.send(`:${NAME} PONG ${NAME} :${token}`),
    PONG: () => {},
    QUIT: (user, [reason = '']) => {
      this.#quit(user, reason);
      user.close(reason);
    },
    JOIN: (user, [names = '']) => {
      for (const name of names.split(',')) this.#join(user, name);
    },
    PART: (user, [name = '']) => {
      this.#toChannel(name, `:${user.prefix} PART ${name}`);
      this.#gone(user, fold(name));
    },
    KICK: (user, [name = '', nick = '', reason = '']) => {
      this.#toChannel(name, `:${user.prefix} KICK ${name} ${nick} :${reason}`);
      const kicked = this.find(nick);
      if (kicked) this.#gone(kicked, fold(name));
    },
    INVITE: (user, [nick = '', name = '']) => this.#invite(user, nick, name),
    LIST: (user) => {
      for (const [name, channel] of this.#channels) if (!channel.isSecret) this.#numeric(user, 322, `${name} 1 :`);
      this.#numeric(user, 323, ':End of /LIST');
    },
    NAMES: (user, [name = '']) => this.#names(user, name),
    PRIVMSG: (user, [target = '', text = '']) => this.#say(user, 'PRIVMSG', target, text),
    NOTICE: (user, [target = '', text = '']) => this.#say(user, 'NOTICE', target, text),
    WHOIS: (user, params) => this.#whois(user, params),
    ISON: (user, nicks) => this.#numeric(user, 303, `:${nicks.filter((nick) => this.find(nick)).join(' ')}`),
    MODE: (user, [name = '', letters, ...parameters]) => this.#mode(user, name, letters, parameters),
  };

  #numeric(user: OftcUser, code: number, rest: string): void {
    user.send(`:${NAME} ${String(code).padStart(3, '0')} ${user.nick} ${rest}`);
  }

  #nick(user: OftcUser, nick: string): void {
    const holder = this.find(nick);
    if (holder && holder !== user) {
      this.#numeric(user, 433, `${nick} :Nickname is already in use.`);
      return;
    }
    const before = user.prefix;
    const isSame = fold(nick) === fold(user.nick);
    if (user.isRegistered) this.#toNeighbours(user, `:${before} NICK :${nick}`);
    user.nick = nick;
    if (!user.isRegistered) this.#registered(user);
    else if (!isSame && user.isIdentified) {
      user.isIdentified = false;
      user.send(`:${NAME} MODE ${nick} :-R`);
    }
  }

  #registered(user: OftcUser): void {
    if (user.isRegistered || user.isNegotiating || user.nick === '*' || user.user === '') return;
    user.isRegistered = true;
    this.#numeric(user, 1, `:Welcome to the network ${user.prefix}`);
    this.#numeric(user, 4, `${NAME} hybrid-7.2.2+oftc1.7.3 CDGPRSabcdfgijklnorsuwxyz bciklmnopstvzeIMRS bkloveI`);
    this.#numeric(
      user,
      5,
      'CALLERID CASEMAPPING=rfc1459 DEAF=D KICKLEN=160 MODES=4 NICKLEN=30 PREFIX=(ov)@+ STATUSMSG=@+ :are supported by this server',
    );
    this.#numeric(
      user,
      5,
      'CHANTYPES=# CHANLIMIT=#:90 CHANNELLEN=50 CHANMODES=eIqb,k,l,cimnpstzMRS NETWORK=OFTC :are supported by this server',
    );
    this.#numeric(user, 422, ':MOTD File is missing');
    setTimeout(() => {
      const owner = this.owners.get(fold(user.nick));
      if (this.hasServices && owner?.fingerprint && owner.fingerprint === user.fingerprint) this.#identified(user);
    }, this.identifyAfterMs).unref();
  }

  #identified(user: OftcUser): void {
    user.isIdentified = true;
    user.send(`:${SERVICES} NOTICE ${user.nick} :You have been automatically identified.`);
    user.send(`:${NAME} MODE ${user.nick} :+R`);
  }

  #join(user: OftcUser, name: string): void {
    if (this.restricted.has(fold(name)) && !user.isIdentified) {
      this.#numeric(user, 477, `${name} :You need to identify via NickServ to join that channel`);
      return;
    }
    const channel = this.#channels.get(fold(name)) ?? new OftcChannel();
    if (!channel.lets(user)) {
      this.#numeric(user, 473, `${name} :Cannot join channel (+i)`);
      return;
    }
    if (!this.#channels.has(fold(name))) channel.operators.add(user);
    this.#channels.set(fold(name), channel);
    channel.invited.delete(user);
    user.channels.add(fold(name));
    this.#toChannel(name, `:${user.prefix} JOIN :${name}`);
    this.#names(user, name);
  }

  #names(user: OftcUser, name: string): void {
    const channel = this.#channels.get(fold(name));
    if (channel && (!channel.isSecret || user.channels.has(fold(name)))) {
      const members = [...this.#users].filter((other) => other.channels.has(fold(name)));
      const shown = members.map((member) => `${channel.operators.has(member) ? '@' : ''}${member.nick}`);
      this.#numeric(user, 353, `= ${name} :${shown.join(' ')}`);
    }
    this.#numeric(user, 366, `${name} :End of /NAMES list.`);
  }

  #invite(user: OftcUser, nick: string, name: string): void {
    const [channel, invited] = [this.#channels.get(fold(name)), this.find(nick)];
    if (!invited) this.#numeric(user, 401, `${nick} :No such nick/channel`);
    else if (channel?.modes.has('i') && !channel.operators.has(user))
      this.#numeric(user, 482, `${name} :You're not a channel operator`);
    else {
      channel?.invited.add(invited);
      this.#numeric(user, 341, `${nick} ${name}`);
      invited.send(`:${user.prefix} INVITE ${nick} :${name}`);
    }
  }

  #mode(user: OftcUser, name: string, letters: string | undefined, parameters: readonly string[]): void {
    const channel = this.#channels.get(fold(name));
    if (!channel) return;
    if (letters === undefined) this.#numeric(user, 324, `${name} +${[...channel.modes].join('')}`);
    else if (!channel.operators.has(user)) this.#numeric(user, 482, `${name} :You're not a channel operator`);
    else {
      channel.change(letters, parameters);
      this.#toChannel(name, `:${user.prefix} MODE ${[name, letters, ...parameters].join(' ')}`);
    }
  }

  #gone(user: OftcUser, folded: string): void {
    user.channels.delete(folded);
    this.#channels.get(folded)?.operators.delete(user);
    if (![...this.#users].some((other) => other.channels.has(folded))) this.#channels.delete(folded);
  }

  #say(user: OftcUser, command: string, target: string, text: string): void {
    const line = `:${user.prefix} ${command} ${target} :${text}`.slice(0, 510);
    if (fold(target).startsWith('nickserv')) {
      if (this.hasServices) this.#nickServ(user, text.split(' '));
      else if (command === 'PRIVMSG') this.#numeric(user, 440, 'NickServ :Services are currently unavailable');
    } else if (target.startsWith('#')) {
      if (user.channels.has(fold(target))) this.#toChannel(target, line, user);
      else if (command === 'PRIVMSG') this.#numeric(user, 404, `${target} :Cannot send to channel`);
    } else {
      const other = this.find(target);
      if (other) other.send(line);
      else if (command === 'PRIVMSG') this.#numeric(user, 401, `${target} :No such nick/channel`);
    }
  }

  /** The password comes first here, unlike anywhere else. */
  #nickServ(user: OftcUser, [verb = '', first = '', second = '']: readonly string[]): void {
    const answer = (text: string) => user.send(`:${SERVICES} NOTICE ${user.nick} :${text}`);
    if (verb.toUpperCase() === 'IDENTIFY') {
      const owner = this.owners.get(fold(second || user.nick));
      if (owner?.password === first) this.#identified(user);
      else answer('Identify failed as you may have entered an incorrect password.');
    } else if (verb.toUpperCase() === 'REGAIN') {
      const holder = this.find(first);
      if (this.owners.get(fold(first))?.password !== second) answer('REGAIN failed.');
      else {
        if (holder && holder !== user) {
          this.#quit(holder, 'Killed');
          holder.close('Killed (services.oftc.net (REGAIN command used))');
        }
        this.#nick(user, first);
        this.#identified(user);
      }
    }
  }

  #whois(user: OftcUser, params: readonly string[]): void {
    const nick = params.at(-1) ?? '';
    if (params.length > 1) {
      // The form with a server goes through once a second for everybody together.
      if (Date.now() - this.#twoPartWhoisAt < 1_000) {
        this.#numeric(user, 263, 'WHOIS :Server load is temporarily too heavy. Please wait a while and try again.');
        return;
      }
      this.#twoPartWhoisAt = Date.now();
    }
    const answer = () => {
      const found = this.find(nick);
      if (!found) this.#numeric(user, 401, `${nick} :No such nick/channel`);
      else {
        const [, name = '', host = ''] = /!(.*)@(.*)/.exec(found.prefix) ?? [];
        this.#numeric(user, 311, `${found.nick} ${name} ${host} * :${found.realname}`);
        this.#numeric(user, 312, `${found.nick} ${NAME} :a server`);
        const shown = [...found.channels].filter((name) => !this.#channels.get(name)?.isSecret);
        if (shown.length > 0) this.#numeric(user, 319, `${found.nick} :${shown.join(' ')}`);
        if (found.isIdentified) this.#numeric(user, 307, `${found.nick} :user has identified to services`);
      }
      this.#numeric(user, 318, `${nick} :End of /WHOIS list.`);
    };
    if (this.#heldWhois) this.#heldWhois.push(answer);
    else answer();
  }

  #quit(user: OftcUser, reason: string): void {
    if (!this.#users.delete(user)) return;
    user.dispose();
    for (const name of [...user.channels])
      if (![...this.#users].some((other) => other.channels.has(name))) this.#channels.delete(name);
    for (const channel of this.#channels.values()) channel.operators.delete(user);
    if (user.isRegistered) this.#toNeighbours(user, `:${user.prefix} QUIT :${reason}`);
  }

  #toChannel(name: string, line: string, except?: OftcUser): void {
    for (const user of this.#users) if (user !== except && user.channels.has(fold(name))) user.send(line);
  }

  /** To the user and to everybody who shares a channel. */
  #toNeighbours(user: OftcUser, line: string): void {
    user.send(line);
    for (const other of this.#users) {
      if (other !== user && [...user.channels].some((name) => other.channels.has(name))) other.send(line);
    }
  }
}

const BEFORE_REGISTRATION = new Set(['CAP', 'NICK', 'USER', 'PING', 'PONG', 'QUIT']);

function splitTrailing(line: string): readonly [string, string | null] {
  const at = line.indexOf(' :');
  return at === -1 ? [line, null] : [line.slice(0, at), line.slice(at + 2)];
}
