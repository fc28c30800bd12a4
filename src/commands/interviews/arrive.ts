import type { Answer } from '../../answers/answer.ts';
import type { CommandContext } from '../../bot/command.ts';
import { findIdea } from '../../bot/interviews/desk-facts.ts';
import { sideOf } from '../../domain/interviews/attend.ts';
import { bookingName } from '../../domain/interviews/booking.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { alone } from './who.ts';

/**
 * Keeps where somebody is who says that they are there; while the interview runs, that brings them into its place, or back.
 *
 * @returns null if they are to check in, or have nothing to do with that booking.
 */
export async function arrive(id: number, actor: Actor, context: CommandContext): Promise<Answer | null> {
  const { interviews, runningInterviews, programs, say, prefix } = context;
  const booking = await interviews.store.booking(id);
  const side = booking && sideOf(actor, booking, findIdea(booking, programs));
  if (!booking || side === null) return null;
  const letIn = await runningInterviews.arrive(booking, side, actor.party);
  if (booking.state !== 'running') return null;
  const words = { booking: bookingName(id), prefix };
  const isOfIt = actor.party.id === booking.applicant.id || actor.party.id === (booking.host ?? booking.mentor).id;
  if (letIn.kind === 'no-place') return alone(isOfIt ? say('hereRunning', words) : say('placeNoObserver', words));
  if (!isOfIt && letIn.kind === 'invited') return alone(say('placeObserver', { title: letIn.title }));
  return alone(say('placeInvited', { title: letIn.title, isInvited: String(letIn.kind === 'invited') }));
}
