import { type CommandContext, UserError } from '../../bot/command.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { bookingIdIn } from './words.ts';

/** The booking that is named, or the only one that is held for the person. @throws UserError */
export async function heldIdIn(text: string, { party }: Actor, context: CommandContext): Promise<number> {
  if (text !== '') return bookingIdIn(text, context);
  const live = await context.interviews.store.bookingsOf(party.id, context.now);
  const held = live.filter(({ state, applicant }) => state === 'held' && applicant.id === party.id);
  const [only] = held;
  if (!only || held.length > 1) throw new UserError(context.say(only ? 'heldSeveral' : 'heldNone'));
  return only.id;
}
