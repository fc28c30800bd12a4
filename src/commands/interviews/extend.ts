import { UserError } from '../../bot/command.ts';
import type { ClockAct } from '../../bot/interviews/running-interviews.ts';
import { MINUTE_MS } from '../../domain/time/units.ts';
import { turned } from './clock-commands.ts';
import { interviewCommand } from './define.ts';

const MAX_EXTENSION_MINUTES = 120;
const MINUTES = /^(\d{1,3})\s*m?(?:in(?:utes?)?)?[.!]?$/i;

export const extend = interviewCommand({
  name: 'extend',
  summary: 'gives the phase of the interview more time',
  argument: { name: 'minutes', summary: 'such as 5m', isRequired: true, pattern: MINUTES },
  role: 'mentor',
  examples: [{ says: '!extend 5m', hears: 'hold no interview' }],
  run: async (text, actor, context) => {
    const minutes = Number(MINUTES.exec(text)?.[1] ?? 0);
    if (minutes < 1 || minutes > MAX_EXTENSION_MINUTES)
      throw new UserError(context.say('extendUnread', { max: MAX_EXTENSION_MINUTES, prefix: context.prefix }));
    const act: ClockAct = { kind: 'extend', byMs: minutes * MINUTE_MS };
    return turned(await context.runningInterviews.turn(actor, act), context);
  },
});
