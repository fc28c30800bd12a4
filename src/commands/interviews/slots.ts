import { slotsByDay } from '../../answers/compose/slot-text.ts';
import type { CommandContext } from '../../bot/command.ts';
import type { Slot } from '../../domain/interviews/slot.ts';
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
    const { say, zone } = context;
    const idea = text === '' ? null : ideaFor(text, context);
    const open = await openSlots(idea?.slug ?? null, context);
    if (open.length === 0) return alone(say('slotsNone', { hasIdea: String(idea !== null), idea: idea?.title ?? '' }));
    const keys = new Map(open.map((slot) => [`${slot.program} ${slot.idea}`, slot]));
    return alone(
      ...[...keys.values()].map((one) => ({
        kind: 'list' as const,
        intro: say('slotsOpen', { idea: titleOf(one.idea, context, one.program), zone: shownZone(zone) }),
        items: slotsByDay(open.filter((slot) => isSameIdea(slot, one)).map(named), zone),
        isNumbered: false,
      })),
    );
  },
});

/** The open slots of the season that is spoken of; if it has none, of the organisation's others: a season is not over when the next one is there. */
async function openSlots(idea: string | null, { interviews, index, programs, now }: CommandContext) {
  const from = now + interviews.rules.bookNoticeMs;
  const { program } = index;
  const others = programs.filter(
    ({ id, organisation }) => id !== program.id && organisation.name === program.organisation.name,
  );
  for (const { id } of [program, ...others]) {
    const open = await interviews.store.openSlots(id, idea, from, MAX_SLOTS);
    if (open.length > 0) return open;
  }
  return [];
}

function isSameIdea(one: Slot, other: Slot): boolean {
  return one.program === other.program && one.idea === other.idea;
}

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
