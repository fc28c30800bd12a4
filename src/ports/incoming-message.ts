import type { Instant } from '../domain/program/key-date.ts';
import type { Sender } from './sender.ts';

/** A line that somebody said where the bot can hear it. */
export interface IncomingMessage {
  /** Name of the network in the configuration. */
  readonly network: string;
  /** The room of many in which it was said; null in a conversation with the bot alone. */
  readonly channel: string | null;
  readonly sender: Sender;
  /**
   * Where somebody is connected from, as the network tells it and in a form of its own: the same after a change of nick. For limits, and for
   * nothing else: it proves nobody. Left out where nobody can take another name at will.
   */
  readonly source?: string;
  /** In one line, and no longer than what the bot has to understand. */
  readonly text: string;
  /** What was said as it was written, with its lines and their indentation; left out where `text` is all of it. */
  readonly lines?: readonly string[];
  /** Whether there was code in it; left out for no. */
  readonly isCode?: boolean;
  /**
   * What it is if it is no speech, and then it is never for the bot; left out for speech.
   *
   * - `action`: what they do ("/me waves"): the text is what, without who.
   * - `file`: the text is the name of a file that they sent; `lines`, what they wrote to it.
   */
  readonly form?: 'action' | 'file';
  /** Whether it takes the place of something that they said before; left out for no. */
  readonly isCorrection?: boolean;
  /** The bot's own name on that network at that moment. */
  readonly botNick: string;
  readonly at: Instant;
}
