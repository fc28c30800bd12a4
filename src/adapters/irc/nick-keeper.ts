import type { IrcMessage } from 'irc-framework';
import { type Reason, reasonWith } from '../../domain/language/reasons.ts';
import type { Log } from '../../ports/log.ts';
import type { Timers } from '../../ports/timers.ts';
import type { Connection } from './connection.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import type { IrcSettings } from './settings.ts';

export interface NickKeeperContext {
  readonly settings: IrcSettings;
  readonly timers: Timers;
  readonly log: Log;
  command(line: OutboundLine | null): void;
}

/**
 * Gets the wanted nick back while the bot has another: by MONITOR where there is one, else by asking from time to time; at once
 * when its holder is seen to leave it; and with the services' help where they give it.
 */
export class NickKeeper {
  readonly #context: NickKeeperContext;
  #connection: Connection | null = null;
  #cancel: () => void = () => {};
  #hasAskedServices = false;

  constructor(context: NickKeeperContext) {
    this.#context = context;
  }

  open(connection: Connection): void {
    this.#connection = connection;
    this.#hasAskedServices = false;
    this.#look();
    const { settings, log } = this.#context;
    if (this.problem !== null)
      log.warn({ network: settings.name, nick: connection.own.nick, wanted: settings.nick }, 'another nick');
  }

  close(): void {
    this.#connection = null;
    this.#cancel();
  }

  /** That the bot has another nick than the configuration wants; null if it has that, or none. */
  get problem(): Reason | null {
    const connection = this.#connection;
    if (connection === null || this.#hasWanted(connection)) return null;
    return reasonWith('other-nick', this.#context.settings.nick);
  }

  onLine(line: IrcMessage, connection: Connection): void {
    const { command, params } = line;
    if (command === 'NICK' && connection.isOwn(params[0])) this.#look();
    else if ((command === 'QUIT' || command === 'NICK') && this.#isWanted(line.nick, connection)) this.#take();
    // RPL_MONOFFLINE lists nicks, RPL_ISON those of the asked that are there.
    else if (command === '731' && (params.at(-1) ?? '').split(',').some((nick) => this.#isWanted(nick, connection)))
      this.#take();
    else if (command === '303' && !(params.at(-1) ?? '').split(' ').some((nick) => this.#isWanted(nick, connection)))
      this.#take();
  }

  /** Services know the bot now and may give it what is its own. */
  identified(): void {
    this.#hasAskedServices = false;
    this.#askServices();
  }

  #look(): void {
    const connection = this.#connection;
    this.#cancel();
    if (connection === null || this.#hasWanted(connection)) return;
    const { nick, patience } = this.#context.settings;
    if (connection.support.hasMonitor) this.#context.command(formatLine('MONITOR', ['+', nick]));
    this.#askServices();
    const poll = () => {
      this.#cancel = this.#context.timers.after(patience.nickPollMs, () => {
        this.#context.command(formatLine('ISON', [nick]));
        poll();
      });
    };
    poll();
  }

  #askServices(): void {
    const connection = this.#connection;
    const { nickserv, nick } = this.#context.settings;
    if (connection === null || this.#hasAskedServices || this.#hasWanted(connection) || !nickserv?.regain) return;
    this.#hasAskedServices = true;
    this.#context.command(
      formatLine('PRIVMSG', [nickserv.address], `${nickserv.regain} ${nick} ${nickserv.password}`.trim()),
    );
  }

  #take(): void {
    if (this.#connection === null || this.#hasWanted(this.#connection)) return;
    this.#context.command(formatLine('NICK', [this.#context.settings.nick]));
  }

  #hasWanted(connection: Connection): boolean {
    return connection.isOwn(this.#context.settings.nick);
  }

  #isWanted(nick: string, connection: Connection): boolean {
    return connection.fold(nick) === connection.fold(this.#context.settings.nick);
  }
}
