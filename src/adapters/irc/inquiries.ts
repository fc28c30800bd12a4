import type { IrcMessage } from 'irc-framework';
import type { Timers } from '../../ports/timers.ts';
import type { Connection } from './connection.ts';
import type { OutboundLine } from './format-line.ts';
import { type Finding, type Inquiry, inquiryFor } from './inquiry.ts';
import type { IrcSettings } from './settings.ts';

export interface InquiriesContext {
  readonly settings: IrcSettings;
  readonly timers: Timers;
  command(line: OutboundLine | null): void;
}

/** More questions than this at once to the server are an attack; who comes later is not proved. */
const MAX_INQUIRIES = 20;

/** The questions to the network that are under way, one at a time for each nick. */
export class Inquiries {
  readonly #context: InquiriesContext;
  /** By folded nick. */
  readonly #underWay = new Map<string, { readonly inquiry: Inquiry; readonly done: Promise<void> }>();

  constructor(context: InquiriesContext) {
    this.#context = context;
  }

  /** Resolves when the question about a folded nick is answered; null if there is none. */
  about(nick: string): Promise<void> | null {
    return this.#underWay.get(nick)?.done ?? null;
  }

  take(line: IrcMessage): void {
    for (const { inquiry } of this.#underWay.values()) inquiry.take(line);
  }

  giveUpAll(): void {
    for (const { inquiry } of this.#underWay.values()) inquiry.giveUp();
  }

  /** Asks who has a nick. @returns null if that is not proved, not answered in time, or if too much is asked already. In its turn, if the nick is asked about already. */
  async ask(shown: string, connection: Connection): Promise<Finding | null> {
    const { settings, timers, command } = this.#context;
    const nick = connection.fold(shown);
    // Several may ask about a nick at once; each needs an answer to a question that was asked after theirs came up.
    for (let other = this.about(nick); other !== null; other = this.about(nick)) await other;
    if (this.#underWay.size >= MAX_INQUIRIES) return null;
    const inquiry = inquiryFor(shown, connection, settings, command);
    const cancel = timers.after(settings.patience.proofMs, () => inquiry.giveUp());
    const done = inquiry.finding.then(() => {
      cancel();
      this.#underWay.delete(nick);
    });
    this.#underWay.set(nick, { inquiry, done });
    inquiry.begin();
    return inquiry.finding;
  }
}
