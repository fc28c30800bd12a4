import type { Command, CommandContext } from '../../bot/command.ts';
import type { Standing } from '../../bot/interviews/running-interviews.ts';
import { bookingName } from '../../domain/interviews/booking.ts';
import { interviewCommand } from './define.ts';
import { alone } from './who.ts';

export const pauseClock = turning('pause', 'stops the clock of the interview that you hold', 'pause');
export const resumeClock = turning('resume', 'lets the clock of the interview go on', 'resume');
export const skip = turning('skip', 'goes on to the next phase of the interview', 'skip');

/** A command that turns the clock of the interview that the mentor holds. */
function turning(name: string, summary: string, kind: 'pause' | 'resume' | 'skip'): Command {
  return interviewCommand({
    name,
    summary,
    role: 'mentor',
    examples: [{ says: `!${name}`, hears: 'hold no interview' }],
    run: async (_, actor, context) => turned(await context.runningInterviews.turn(actor, { kind }), context),
  });
}

/** Both are told by the bot what became of the clock; here it is only confirmed. */
export function turned(standing: Standing | null, { say }: CommandContext) {
  if (standing === null) return alone(say('holdsNone'));
  return alone(say('clockTurned', { booking: bookingName(standing.booking.id) }));
}
