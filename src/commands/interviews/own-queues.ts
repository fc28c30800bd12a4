import type { CommandContext } from '../../bot/command.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import { ownOf } from './who.ts';

/** The queues somebody is in, of whatever program, each with the id that they have there. */
export function ownQueues(context: CommandContext): Promise<readonly (IdeaKey & { readonly applicant: string })[]> {
  return ownOf(context, async (applicant) =>
    (await context.interviews.store.queuesOf(applicant)).map((key) => ({ ...key, applicant })),
  );
}
