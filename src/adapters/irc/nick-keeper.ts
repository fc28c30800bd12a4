import type { IrcMessage } from 'irc-framework';
import type { Timers } from '../../ports/timers.ts';
import { formatLine, type OutboundLine } from './format-line.ts';
import type { Session } from './session.ts';
import type { IrcSettings } from './settings.ts';

export interface NickKeeperContext {
  readonly settings: IrcSettings;
  readonly timers: Timers;
  command(line: OutboundLine | null): void;
}

/**
 * Gets the wanted nick back while the bot has another: by MONITOR where there is one, else by asking from time to time; at once
 * when its holder is seen to leave it; and with the services' help where they give it.
 */
export class NickKeeper {
  readonly #context: NickKeeperContext;
  #session: Session | null = null;
  #cancel: () => void = () => {};
  #hasAskedServices = false;

  constructor(context: NickKeeperContext) {
    this.#context = context;
  }

  open(session: Session): void {
    this.#session = session;
    this.#hasAskedServices = false;
    this.#look();
  }

  close(): void {
    this.#session = null;
    this.#cancel();
  }

  onLine(line: IrcMessage, session: Session): void {
    const { command, params } = line;
    if (command === 'NICK' && session.isOwn(params[0])) this.#look();
    else if ((command === 'QUIT' || command === 'NICK') && this.#isWanted(line.nick, session)) this.#take();
    // RPL_MONOFFLINE lists nicks, RPL_ISON those of the asked that are there.
    else if (command === '731' && (params.at(-1) ?? '').split(',').some((nick) => this.#isWanted(nick, session)))
      this.#take();
    else if (command === '303' && !(params.at(-1) ?? '').split(' ').some((nick) => this.#isWanted(nick, session)))
      this.#take();
  }

  /** Services know the bot now and may give it what is its own. */
  identified(): void {
    this.#hasAskedServices = false;
    this.#askServices();
  }

  #look(): void {
    const session = this.#session;
    this.#cancel();
    if (session === null || this.#hasWanted(session)) return;
    const { nick, patience } = this.#context.settings;
    if (session.support.hasMonitor) this.#context.command(formatLine('MONITOR', ['+', nick]));
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
    const session = this.#session;
    const { nickserv, nick } = this.#context.settings;
    if (session === null || this.#hasAskedServices || this.#hasWanted(session) || !nickserv?.regain) return;
    this.#hasAskedServices = true;
    this.#context.command(
      formatLine('PRIVMSG', [nickserv.address], `${nickserv.regain} ${nick} ${nickserv.password}`.trim()),
    );
  }

  #take(): void {
    if (this.#session === null || this.#hasWanted(this.#session)) return;
    this.#context.command(formatLine('NICK', [this.#context.settings.nick]));
  }

  #hasWanted(session: Session): boolean {
    return session.isOwn(this.#context.settings.nick);
  }

  #isWanted(nick: string, session: Session): boolean {
    return session.fold(nick) === session.fold(this.#context.settings.nick);
  }
}
