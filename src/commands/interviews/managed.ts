import { type CommandContext, UserError } from '../../bot/command.ts';
import type { Booking } from '../../domain/interviews/booking.ts';
import { type Actor, mayManage } from '../../domain/interviews/party.ts';
import { ideaOf } from './words.ts';

/** A booking of an idea that the person mentors; of others nothing is told, not even that there are any. @throws UserError */
export async function managed(id: number, actor: Actor, context: CommandContext): Promise<Booking> {
  const booking = await context.interviews.store.booking(id);
  if (!booking || !mayManage(actor, ideaOf(booking, context)))
    throw new UserError(context.say('bookingUnknown', { id }));
  return booking;
}
