import { slotName } from '../../domain/interviews/slot.ts';
import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { afterFirst, answerOf, SLOT_ID, slotIdIn } from './words.ts';

export const withdraw = interviewCommand({
  name: 'withdraw',
  summary: 'takes an interview slot back; whoever has it is told',
  argument: {
    name: 'slot',
    summary: 'such as s12, and a reason if you like: "s12 I am ill"',
    isRequired: true,
    pattern: SLOT_ID,
  },
  role: 'mentor',
  examples: [{ says: '!withdraw s12', hears: 'no slot s12' }],
  run: async (text, actor, context) => {
    const id = slotIdIn(text, context);
    return answerOf(await context.interviews.withdraw(actor, id, afterFirst(text)), context, ({ slot, onSlot }) =>
      alone(
        context.say('slotWithdrawnNow', {
          slot: slotName(slot.id),
          wasTaken: String(onSlot !== null),
          applicant: onSlot?.applicant.nick ?? '',
        }),
      ),
    );
  },
});
