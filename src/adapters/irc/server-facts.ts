import type { IrcMessage } from 'irc-framework';
import { foldName } from './casemapping.ts';
import { BEFORE_ISUPPORT, type Isupport, withIsupport } from './isupport.ts';
import { type OwnIdentity, unknownIdentity, withLine } from './own-identity.ts';

/** What a server has told of itself and of the bot, line by line. */
export class ServerFacts {
  #own: OwnIdentity;
  #support: Isupport = BEFORE_ISUPPORT;
  /** The name and version of the server's program (RPL_MYINFO); null until it has told. */
  software: string | null = null;

  constructor(nick: string) {
    this.#own = unknownIdentity(nick);
  }

  get own(): OwnIdentity {
    return this.#own;
  }

  get support(): Isupport {
    return this.#support;
  }

  fold(name: string): string {
    return foldName(name, this.#support.casemapping);
  }

  isOwn(nick: string | undefined): boolean {
    return nick !== undefined && this.fold(nick) === this.fold(this.#own.nick);
  }

  /** The bot is called so now. */
  named(nick: string): void {
    this.#own = { ...this.#own, nick };
  }

  /** @param isRegistered before, only what SASL says is about the bot for sure. */
  take(line: IrcMessage, isRegistered: boolean): void {
    const { command, params } = line;
    if (command === '004') this.software = params[2] ?? null;
    if (command === '005') this.#support = withIsupport(this.#support, params);
    if (isRegistered || command === '900') this.#own = withLine(this.#own, line, this.#support.casemapping);
  }
}
