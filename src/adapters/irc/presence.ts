import type { IrcMessage } from 'irc-framework';
import { createRateLimit } from '../../domain/limits/rate-limit.ts';
import type { NetworkStatus } from '../../ports/chat-network.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import { type Casemapping, foldName } from './casemapping.ts';
import { ChannelKeeper } from './channel-keeper.ts';
import type { Connection } from './connection.ts';
import { type CtcpRequest, ctcpAnswer } from './ctcp.ts';
import type { IrcDeps } from './deps.ts';
import { formatLine, isChannelName } from './format-line.ts';
import { hear } from './hear.ts';
import { BEFORE_ISUPPORT } from './isupport.ts';
import { Liveness } from './liveness.ts';
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

/** CTCP is answered so often: once in ten seconds for each person, six times a minute in all. */
const CTCP_PER_PERSON = { max: 1, windowMs: 10_000 };
const CTCP_IN_ALL = { max: 6, windowMs: 60_000 };

/** The bot on one network across all its connections: hands each line to those of its parts that it concerns. */
export class Presence {
  readonly #settings: IrcSettings;
  readonly #deps: IrcDeps;
  readonly #listener: PresenceListener;
  readonly #liveness: Liveness;
  readonly #nick: NickKeeper;
  readonly #self: SelfIdentifier;
  readonly #playback = new Playback();
  readonly #ctcpPerPerson = createRateLimit(CTCP_PER_PERSON.max, CTCP_PER_PERSON.windowMs);
  readonly #ctcpInAll = createRateLimit(CTCP_IN_ALL.max, CTCP_IN_ALL.windowMs);
  readonly speaker: Speaker;
  readonly channels: ChannelKeeper;
  readonly prover: Prover;
  /** Rules for names as the network last announced them; they outlive a connection, as what waits to be sent does. */
  #casemapping: Casemapping = BEFORE_ISUPPORT.casemapping;
  #channelTypes = BEFORE_ISUPPORT.channelTypes;
  #bots: ReadonlySet<string> = new Set();
  #connection: Connection | null = null;
  #lastHeardAt: number | null = null;

  constructor(settings: IrcSettings, deps: IrcDeps, listener: PresenceListener) {
    const { clock, timers, log } = deps;
    this.#settings = settings;
    this.#deps = deps;
    this.#listener = listener;
    this.#liveness = new Liveness(clock, timers, settings.patience);
    const fold = (name: string) => foldName(name, this.#casemapping);
    const isChannel = (name: string) => isChannelName(name, this.#channelTypes);
    this.speaker = new Speaker({
      settings,
      clock,
      timers,
      log,
      fold,
      isChannel,
      actualChannel: (name) => this.channels.actualName(name),
      whyGone: (place) => this.channels.whyGone(place),
      isJoined: (place) => this.channels.isJoined(place),
      ping: (connection) => this.#liveness.ping(connection),
    });
    const command = this.speaker.command.bind(this.speaker);
    this.channels = new ChannelKeeper({
      settings,
      clock,
      timers,
      log,
      fold,
      isChannel,
      command,
      onJoined: () => this.speaker.pump(),
      onLeft: (place, reason) => this.speaker.left(place, reason),
    });
    this.#nick = new NickKeeper({ settings, timers, command });
    this.#self = new SelfIdentifier({ settings, timers, log, command, onIdentified: () => this.#identified() });
    this.prover = new Prover({ settings, clock, timers, command });
  }

  open(connection: Connection): void {
    const { support } = connection;
    this.#connection = connection;
    this.#casemapping = support.casemapping;
    this.#channelTypes = support.channelTypes;
    this.#bots = new Set(this.#settings.bots.map((nick) => connection.fold(nick)));
    this.prover.open(connection);
    this.speaker.open(connection);
    this.#liveness.watch(connection, () => this.speaker.askForPing());
    if (support.botMode !== null)
      this.speaker.command(formatLine('MODE', [connection.own.nick, `+${support.botMode}`]));
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
    this.#playback.close();
    this.speaker.close(wasAnswered);
  }

  status(): Pick<NetworkStatus, 'nick' | 'channels' | 'lagMs' | 'queued' | 'expired' | 'lastHeardAt'> {
    return {
      nick: this.#connection?.own.nick ?? this.#settings.nick,
      channels: this.channels.status(),
      lagMs: this.#liveness.lagMs,
      queued: this.speaker.queued,
      expired: this.speaker.expired,
      lastHeardAt: this.#lastHeardAt,
    };
  }

  onLine(line: IrcMessage, connection: Connection): void {
    this.#lastHeardAt = this.#deps.clock.now();
    if (line.command === 'PRIVMSG' && !connection.isOwn(line.nick)) {
      this.#heard(line, connection);
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

  #heard(line: IrcMessage, connection: Connection): void {
    const now = this.#deps.clock.now();
    const heard = hear(line, {
      fold: (name) => connection.fold(name),
      isOwn: (nick) => connection.isOwn(nick),
      isChannel: (name) => connection.isChannel(name),
      channelNamed: (name) => this.channels.configuredName(name),
      bots: this.#bots,
      isPlayback: (batch) => this.#playback.isOpen(batch),
    });
    if (heard?.kind === 'ctcp') this.#answerCtcp(line, heard.request, now);
    if (heard?.kind !== 'message') return;
    const account = connection.hasCap('account-tag') ? plainAccount(line.tags['account']) : null;
    const message: IncomingMessage = {
      network: this.#settings.name,
      channel: heard.channel,
      sender: { nick: line.nick, account },
      text: heard.text,
      botNick: connection.own.nick,
      at: now,
    };
    this.#listener.onSeen(line.nick, account);
    this.#listener.onMessage(this.prover.heard(message, line, connection));
  }

  #answerCtcp(line: IrcMessage, request: CtcpRequest, now: number): void {
    const { version, source } = this.#settings;
    const answer = ctcpAnswer(request, { version, source, now });
    if (answer === null || !this.#ctcpPerPerson.allows(`${line.ident}@${line.hostname}`, now)) return;
    if (this.#ctcpInAll.allows('', now)) this.speaker.courtesy(formatLine('NOTICE', [line.nick], `\x01${answer}\x01`));
  }
}
