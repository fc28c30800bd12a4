import type { IrcMessage } from 'irc-framework';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { ChannelList } from './channel-list.ts';
import type { Connection } from './connection.ts';
import { CtcpResponder } from './ctcp-responder.ts';
import type { OutboundLine } from './format-line.ts';
import { type HearingContext, hear } from './hear.ts';
import type { Playback } from './playback.ts';
import type { IrcSettings } from './settings.ts';
import { plainAccount } from './whois.ts';

export interface EarContext {
  readonly settings: IrcSettings;
  readonly channels: ChannelList;
  readonly playback: Playback;
  /** Sends an answer to CTCP when there is time. */
  courtesy(line: OutboundLine | null): void;
}

/** Makes messages of what is said where the bot can hear it. */
export class Ear {
  readonly #context: EarContext;
  readonly #ctcp: CtcpResponder;
  #hearing: HearingContext | null = null;

  constructor(context: EarContext) {
    this.#context = context;
    this.#ctcp = new CtcpResponder(context.settings);
  }

  open(connection: Connection): void {
    const { settings, channels, playback } = this.#context;
    this.#hearing = {
      fold: (name) => connection.fold(name),
      isOwn: (nick) => connection.isOwn(nick),
      channelNamed: (name) => channels.configuredName(name),
      bots: new Set(settings.bots.map((nick) => connection.fold(nick))),
      isPlayback: (batch) => playback.isOpen(batch),
    };
  }

  close(): void {
    this.#hearing = null;
  }

  /** @param line a PRIVMSG. @returns null for what is not for the core. */
  take(line: IrcMessage, connection: Connection, now: number): IncomingMessage | null {
    const heard = this.#hearing === null ? null : hear(line, this.#hearing);
    if (heard?.kind === 'ctcp') this.#context.courtesy(this.#ctcp.answer(line, heard.request, now));
    if (heard?.kind !== 'message') return null;
    return {
      network: this.#context.settings.name,
      channel: heard.channel,
      sender: {
        nick: line.nick,
        account: connection.hasCap('account-tag') ? plainAccount(line.tags['account']) : null,
      },
      source: `${line.ident}@${line.hostname}`,
      text: heard.text,
      ...(heard.line === heard.text || heard.form ? {} : { lines: [heard.line] }),
      ...(heard.form ? { form: heard.form } : {}),
      botNick: connection.own.nick,
      at: now,
    };
  }
}
