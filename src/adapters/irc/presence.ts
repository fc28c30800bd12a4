import type { IrcMessage } from 'irc-framework';
import type { NetworkStatus } from '../../ports/chat-network.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import { ChannelKeeper } from './channel-keeper.ts';
import { ChannelList } from './channel-list.ts';
import type { Connection } from './connection.ts';
import type { IrcDeps } from './deps.ts';
import { Ear } from './ear.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import { Liveness } from './liveness.ts';
import { NameRules } from './name-rules.ts';
import { NickKeeper } from './nick-keeper.ts';
import { Playback } from './playback.ts';
import { Prover } from './prover.ts';
import { SelfIdentifier } from './self-identifier.ts';
import type { IrcSettings } from './settings.ts';
import { Speaker } from './speaker.ts';
import { plainAccount } from './whois.ts';

/** What the presence tells the core. */
export interface PresenceListener {
  onMessage(message: IncomingMessage): void;
  onConnected(): void;
  onSeen(nick: string, account: string | null): void;
}

/** The bot on one network across all its connections: hands each line to those of its parts that it concerns. */
export class Presence {
  readonly #settings: IrcSettings;
  readonly #deps: IrcDeps;
  readonly #listener: PresenceListener;
  readonly #names = new NameRules();
  readonly #channelList: ChannelList;
  readonly #liveness: Liveness;
  readonly #nick: NickKeeper;
  readonly #self: SelfIdentifier;
  readonly #playback = new Playback();
  readonly #ear: Ear;
  readonly speaker: Speaker;
  readonly channels: ChannelKeeper;
  readonly prover: Prover;
  #connection: Connection | null = null;
  #lastHeardAt: number | null = null;

  constructor(settings: IrcSettings, deps: IrcDeps, listener: PresenceListener) {
    const { clock, timers } = deps;
    this.#settings = settings;
    this.#deps = deps;
    this.#listener = listener;
    this.#liveness = new Liveness(clock, timers, settings.patience);
    this.#channelList = new ChannelList(settings.channels, this.#names.fold);
    const ping = (connection: Connection) => this.#liveness.ping(connection);
    this.speaker = new Speaker({ settings, ...deps, names: this.#names, channels: this.#channelList, ping });
    const command = (line: OutboundLine | null) => this.speaker.command(line);
    this.channels = new ChannelKeeper({
      settings,
      ...deps,
      names: this.#names,
      channels: this.#channelList,
      command,
      onJoined: () => this.speaker.pump(),
      onLeft: (place, reason) => this.speaker.left(place, reason),
    });
    this.#nick = new NickKeeper({ settings, timers, command });
    this.#self = new SelfIdentifier({ settings, ...deps, command, onIdentified: () => this.#identified() });
    this.prover = new Prover({ settings, clock, timers, command });
    const courtesy = (line: OutboundLine | null) => this.speaker.courtesy(line);
    this.#ear = new Ear({ settings, channels: this.#channelList, playback: this.#playback, courtesy });
  }

  open(connection: Connection): void {
    const { support, own } = connection;
    this.#connection = connection;
    this.#names.learn(support);
    this.#channelList.index();
    this.#ear.open(connection);
    this.prover.open(connection);
    this.speaker.open(connection);
    this.#liveness.watch(connection, () => this.speaker.askForPing());
    if (support.botMode !== null) this.speaker.command(formatLine('MODE', [own.nick, `+${support.botMode}`]));
    this.#self.open(connection, () => {
      this.channels.open(connection);
      this.#listener.onConnected();
    });
    this.#nick.open(connection);
  }

  /** @param wasAnswered whether the server took everything that was sent: it answered the goodbye. */
  close(wasAnswered: boolean): void {
    this.#connection = null;
    this.#liveness.stop();
    this.#self.close();
    this.#nick.close();
    this.channels.close();
    this.prover.close();
    this.#ear.close();
    this.#playback.close();
    this.speaker.close(wasAnswered);
  }

  status(): Pick<NetworkStatus, 'nick' | 'channels' | 'lagMs' | 'queued' | 'expired' | 'lastHeardAt'> {
    return {
      nick: this.#connection?.own.nick ?? this.#settings.nick,
      channels: this.#channelList.status(),
      lagMs: this.#liveness.lagMs,
      queued: this.speaker.queued,
      expired: this.speaker.expired,
      lastHeardAt: this.#lastHeardAt,
    };
  }

  onLine(line: IrcMessage, connection: Connection): void {
    const now = this.#deps.clock.now();
    this.#lastHeardAt = now;
    if (line.command === 'PRIVMSG' && !connection.isOwn(line.nick)) {
      this.#heard(line, connection, now);
      return;
    }
    if (line.command === 'PING') this.speaker.countForced();
    else if (line.command === 'PONG') this.#ponged(line, connection);
    else if (line.command === 'BATCH') this.#playback.take(line.params);
    this.prover.onLine(line, connection);
    this.speaker.onLine(line, connection);
    this.channels.onLine(line, connection);
    this.#nick.onLine(line, connection);
    this.#self.onChange(connection);
    this.#notice(line, connection);
  }

  #heard(line: IrcMessage, connection: Connection, now: number): void {
    const message = this.#ear.take(line, connection, now);
    if (message === null) return;
    this.#listener.onSeen(message.sender.nick, message.sender.account);
    this.#listener.onMessage(this.prover.heard(message, line, connection));
  }

  #identified(): void {
    this.channels.identified();
    this.#nick.identified();
  }

  #ponged(line: IrcMessage, connection: Connection): void {
    const token = this.#liveness.ponged(line.params);
    if (token !== null) this.speaker.ponged(token, connection);
  }

  #notice(line: IrcMessage, connection: Connection): void {
    if (connection.isOwn(line.nick)) return;
    const [first, account] = line.params;
    // extended-join brings the account with the JOIN, account-notify tells of every change; "*" is none.
    if (line.command === 'JOIN') this.#listener.onSeen(line.nick, plainAccount(account));
    else if (line.command === 'ACCOUNT') this.#listener.onSeen(line.nick, plainAccount(first));
  }
}
