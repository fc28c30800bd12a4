import { slotsByDay } from '../../answers/compose/slot-text.ts';
import type { CommandContext } from '../../bot/command.ts';
import type { SlotWithBooking } from '../../ports/interview-store.ts';
import { interviewCommand } from './define.ts';
import { named, shownZone } from './slot-words.ts';
import { alone, ideaFor, ownOf } from './who.ts';
import { bookingWords, titleOf } from './words.ts';

const MAX_SLOTS = 200;

export const slots = interviewCommand({
  name: 'slots',
  summary: 'lists the open interview slots; "slots mine" those that you offer',
  argument: { name: 'idea', summary: 'name of an idea, or "mine"; leave it out for all', isRequired: false },
  examples: [{ says: '!slots', hears: 'No slot is open' }],
  run: async (text, _actor, context) => {
    if (/^mine$/i.test(text)) return ownSlots(context);
    const { interviews, index, now, say, zone } = context;
    const idea = text === '' ? null : ideaFor(text, context);
    const from = now + interviews.rules.bookNoticeMs;
    const open = await interviews.store.openSlots(index.program.id, idea?.slug ?? null, from, MAX_SLOTS);
    if (open.length === 0) return alone(say('slotsNone', { hasIdea: String(idea !== null), idea: idea?.title ?? '' }));
    const slugs = [...new Set(open.map((slot) => slot.idea))];
    return alone(
      ...slugs.map((slug) => ({
        kind: 'list' as const,
        intro: say('slotsOpen', { idea: titleOf(slug, context), zone: shownZone(zone) }),
        items: slotsByDay(open.filter((slot) => slot.idea === slug).map(named), zone),
        isNumbered: false,
      })),
    );
  },
});

async function ownSlots(context: CommandContext) {
  const { interviews, now, say, zone } = context;
  const span = { startsAt: now, endsAt: now + interviews.rules.horizonMs };
  const own = await ownOf(context, async (mentor) =>
    (await interviews.store.slotsOf(mentor, span)).map((one) => ({ ...one, program: one.slot.program })),
  );
  if (own.length === 0) return alone(say('slotsMineNone'));
  const ideas = [...new Set(own.map(({ slot }) => slot.idea))];
  return alone(
    ...ideas.map((slug) => {
      const ofIdea = own.filter(({ slot }) => slot.idea === slug);
      return {
        kind: 'list' as const,
        intro: say('slotsMine', { idea: titleOf(slug, context, ofIdea[0]?.slot.program), zone: shownZone(zone) }),
        items: slotsByDay(
          ofIdea.map((one) => ({ ...named(one.slot), remark: takenBy(one, context) })),
          zone,
        ),
        isNumbered: false,
      };
    }),
  );
}

/** Who has a slot; nothing for an open one. */
function takenBy({ onSlot }: SlotWithBooking, context: CommandContext): string {
  return onSlot === null ? '' : context.say('slotHolder', bookingWords(onSlot, context));
}
