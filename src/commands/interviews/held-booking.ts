import { type CommandContext, UserError } from '../../bot/command.ts';
import { ownBookings } from './own-bookings.ts';
import { bookingIdIn } from './words.ts';

/** The booking that is named, or the only one that is held for the person. @throws UserError */
export async function heldIdIn(text: string, context: CommandContext): Promise<number> {
  if (text !== '') return bookingIdIn(text, context);
  const held = (await ownBookings(context)).filter(({ state }) => state === 'held');
  const [only] = held;
  if (!only || held.length > 1) throw new UserError(context.say(only ? 'heldSeveral' : 'heldNone'));
  return only.id;
}
