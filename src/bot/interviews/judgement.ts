import type { Side } from '../../domain/interviews/booking.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';

/**
 * What becomes of a line that somebody says to the bot alone while their interview runs.
 *
 * - `handOn`: it is for the other side.
 * - `told`: it is for the bot, as if its text had been said.
 * - `askBack`: it looks like a command and cannot be read as one, so it goes to nobody, and who said it is told so.
 */
export type Judgement =
  | { readonly kind: 'handOn' }
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'askBack'; readonly command: string; readonly usage: string };

/** Tells what people say to each other from what they say to the bot. */
export interface LineJudge {
  judge(message: IncomingMessage, side: Side): Judgement;
  /** How a line of the interview's place is written as the command that it was meant as; null if it was meant as none. */
  mend(text: string): string | null;
}
