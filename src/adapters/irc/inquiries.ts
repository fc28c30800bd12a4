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
/** So many of them for people of one host, however many nicks they take: at a line a second, others must not wait for theirs. */
const MAX_OF_HOST = 4;

/** For whom something is asked. */
export interface Asker {
  /** The moment after which it must be asked, in the order of the lines. */
  readonly heardAt: number;
  /** Null where the bot itself wants to know. */
  readonly host: string | null;
}

/** A question that waits for its answer. */
interface UnderWay {
  readonly inquiry: Inquiry;
  /** In the order of the lines. */
  readonly begunAt: number;
  readonly host: string | null;
  readonly done: Promise<void>;
}

/** The questions to the network that are under way, one at a time for each nick. */
export class Inquiries {
  readonly #context: InquiriesContext;
  readonly #tick: () => number;
  /** By folded nick. */
  readonly #underWay = new Map<string, UnderWay>();

  /** @param tick the present in the order of the lines, a number that grows with every call. */
  constructor(context: InquiriesContext, tick: () => number) {
    this.#context = context;
    this.#tick = tick;
  }

  /** Resolves when the question about a folded nick that was begun before that moment is answered; null if there is none. */
  begunBefore(nick: string, moment: number): Promise<void> | null {
    const underWay = this.#underWay.get(nick);
    return underWay !== undefined && underWay.begunAt < moment ? underWay.done : null;
  }

  take(line: IrcMessage): void {
    for (const { inquiry } of this.#underWay.values()) inquiry.take(line);
  }

  giveUpAll(): void {
    for (const { inquiry } of this.#underWay.values()) inquiry.giveUp();
  }

  /**
   * Who has a nick, asked after the asker was heard. All who come before a question is begun share it: lines that were typed quickly
   * wait for the question about the first of them, and then for one more.
   *
   * @returns null if that is not proved, not answered in time, or if too much is asked already.
   */
  async ask(shown: string, connection: Connection, { heardAt, host }: Asker): Promise<Finding | null> {
    const nick = connection.fold(shown);
    await this.begunBefore(nick, heardAt);
    const underWay = this.#underWay.get(nick);
    if (underWay !== undefined) return underWay.inquiry.finding;
    return this.#isTooMuch(host) ? null : this.#begin(shown, connection, host);
  }

  #isTooMuch(host: string | null): boolean {
    if (this.#underWay.size >= MAX_INQUIRIES) return true;
    if (host === null) return false;
    let ofHost = 0;
    for (const underWay of this.#underWay.values()) ofHost += underWay.host === host ? 1 : 0;
    return ofHost >= MAX_OF_HOST;
  }

  #begin(shown: string, connection: Connection, host: string | null): Promise<Finding | null> {
    const { settings, timers, command } = this.#context;
    const nick = connection.fold(shown);
    const inquiry = inquiryFor(shown, connection, settings, command);
    const cancel = timers.after(settings.patience.proofMs, () => inquiry.giveUp());
    const done = inquiry.finding.then(() => {
      cancel();
      this.#underWay.delete(nick);
    });
    this.#underWay.set(nick, { inquiry, begunAt: this.#tick(), host, done });
    inquiry.begin();
    return inquiry.finding;
  }
}
