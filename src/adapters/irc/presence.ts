import type { IrcMessage } from 'irc-framework';
import type { Delivery, NetworkStatus, OutgoingMessage } from '../../ports/chat-network.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import { nicksBroken } from './break-log.ts';
import type { Connection } from './connection.ts';
import type { IrcDeps } from './deps.ts';
import { formatLine } from './format-line.ts';
import { makeParts, type Parts } from './parts.ts';
import type { IrcSettings } from './settings.ts';
import { plainAccount } from './whois.ts';

/** What the presence tells the core. */
export interface PresenceListener {
  onMessage(message: IncomingMessage): void;
  onConnected(): void;
  onSeen(nick: string, account: string | null): void;
  onPlaceLost(name: string): void;
}

/** The bot on one network across all its connections: hands each line to those of its parts that it concerns. */
export class Presence {
  readonly #settings: IrcSettings;
  readonly #clock: Clock;
  readonly #listener: PresenceListener;
  readonly #parts: Parts;
  #connection: Connection | null = null;
  #lastHeardAt: number | null = null;

  constructor(settings: IrcSettings, deps: IrcDeps, listener: PresenceListener) {
    this.#settings = settings;
    this.#clock = deps.clock;
    this.#listener = listener;
    this.#parts = makeParts(settings, deps, (name) => listener.onPlaceLost(name));
  }

  get speaker(): Parts['speaker'] {
    return this.#parts.speaker;
  }

  get prover(): Parts['prover'] {
    return this.#parts.prover;
  }

  get keeper(): Parts['keeper'] {
    return this.#parts.keeper;
  }

  get interviews(): Parts['interviews'] {
    return this.#parts.interviews;
  }

  /** Says a message; a private one only as long as its nick is with the person that it is for. */
  send(message: OutgoingMessage): Promise<Delivery> {
    if (!this.#parts.prover.isStillFor(message)) return Promise.resolve({ kind: 'expired' });
    return this.#parts.speaker.say(message);
  }

  open(connection: Connection): void {
    const { support, own } = connection;
    this.#connection = connection;
    this.#parts.names.learn(support);
    this.#parts.channels.index();
    this.#parts.ear.open(connection);
    this.#parts.prover.open(connection);
    this.#parts.speaker.open(connection);
    this.#parts.liveness.watch(connection, () => this.#parts.speaker.askForPing());
    if (support.botMode !== null) this.#parts.speaker.command(formatLine('MODE', [own.nick, `+${support.botMode}`]));
    this.#parts.self.open(connection, () => {
      this.#parts.keeper.open(connection);
      this.#parts.interviews.connected(connection);
      this.#listener.onConnected();
    });
    this.#parts.nick.open(connection);
  }

  /** @param wasAnswered whether the server took everything that was sent: it answered the goodbye. */
  close(wasAnswered: boolean): void {
    this.#connection = null;
    this.#parts.liveness.stop();
    this.#parts.self.close();
    this.#parts.nick.close();
    this.#parts.keeper.close();
    this.#parts.interviews.disconnected();
    this.#parts.prover.close();
    this.#parts.ear.close();
    this.#parts.playback.close();
    this.#parts.speaker.close(wasAnswered);
  }

  status(): Pick<NetworkStatus, 'nick' | 'channels' | 'lagMs' | 'queued' | 'expired' | 'lastHeardAt' | 'warnings'> {
    return {
      nick: this.#connection?.own.nick ?? this.#settings.nick,
      channels: this.#parts.channels.status(),
      lagMs: this.#parts.liveness.lagMs,
      queued: this.#parts.speaker.queued,
      expired: this.#parts.speaker.expired,
      lastHeardAt: this.#lastHeardAt,
      warnings: [this.#parts.self.problem, this.#parts.nick.problem].filter((problem) => problem !== null),
    };
  }

  onLine(line: IrcMessage, connection: Connection): void {
    const now = this.#clock.now();
    if (line.command === 'PRIVMSG' && !connection.isOwn(line.nick)) {
      this.#heard(line, connection, now);
      return;
    }
    if (line.command === 'PING') this.#parts.speaker.countForced();
    else if (line.command === 'PONG') this.#ponged(line, connection);
    else if (line.command === 'BATCH') this.#parts.playback.take(line.params);
    const broken = nicksBroken(line, connection, (channel) => this.#parts.interviews.nicksIn(channel));
    this.#parts.prover.onLine(line, connection, broken);
    this.#parts.speaker.onLine(line, connection, broken);
    this.#parts.keeper.onLine(line, connection);
    this.#parts.interviews.onLine(line);
    this.#parts.nick.onLine(line, connection);
    this.#parts.self.onLine(line, connection);
    this.#parts.self.onChange(connection);
    this.#notice(line, connection);
  }

  #heard(line: IrcMessage, connection: Connection, now: number): void {
    const message = this.#parts.ear.take(line, connection, now);
    if (message === null) return;
    this.#lastHeardAt = now;
    this.#listener.onSeen(message.sender.nick, message.sender.account);
    this.#listener.onMessage(this.#parts.prover.heard(message, line, connection));
  }

  #ponged(line: IrcMessage, connection: Connection): void {
    const token = this.#parts.liveness.ponged(line.params);
    if (token !== null) this.#parts.speaker.ponged(token, connection);
  }

  #notice(line: IrcMessage, connection: Connection): void {
    if (connection.isOwn(line.nick)) return;
    const [first, account] = line.params;
    // extended-join brings the account with the JOIN, account-notify tells of every change; "*" is none.
    if (line.command === 'JOIN') this.#listener.onSeen(line.nick, plainAccount(account));
    else if (line.command === 'ACCOUNT') this.#listener.onSeen(line.nick, plainAccount(first));
  }
}
