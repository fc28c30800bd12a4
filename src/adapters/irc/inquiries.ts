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

/** A question that waits for its answer. */
interface UnderWay {
  readonly inquiry: Inquiry;
  /** In the order of the lines. */
  readonly begunAt: number;
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
   * Who has a nick, asked after the moment `since`. All who come before a question is begun share it: lines that were typed quickly
   * wait for the question about the first of them, and then for one more.
   *
   * @returns null if that is not proved, not answered in time, or if too much is asked already.
   */
  async ask(shown: string, connection: Connection, since: number): Promise<Finding | null> {
    const nick = connection.fold(shown);
    await this.begunBefore(nick, since);
    const underWay = this.#underWay.get(nick);
    if (underWay !== undefined) return underWay.inquiry.finding;
    return this.#underWay.size >= MAX_INQUIRIES ? null : this.#begin(shown, nick, connection);
  }

  #begin(shown: string, nick: string, connection: Connection): Promise<Finding | null> {
    const { settings, timers, command } = this.#context;
    const inquiry = inquiryFor(shown, connection, settings, command);
    const cancel = timers.after(settings.patience.proofMs, () => inquiry.giveUp());
    const done = inquiry.finding.then(() => {
      cancel();
      this.#underWay.delete(nick);
    });
    this.#underWay.set(nick, { inquiry, begunAt: this.#tick(), done });
    inquiry.begin();
    return inquiry.finding;
  }
}
