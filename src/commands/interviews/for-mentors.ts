import { spansOf } from '../../answers/compose/offer-times.ts';
import { slotsByDay } from '../../answers/compose/slot-text.ts';
import { findZone } from '../../answers/compose/zones.ts';
import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import { parseOffer } from '../../domain/interviews/parse-offer.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { type Slot, slotName } from '../../domain/interviews/slot.ts';
import type { SlotWithBooking } from '../../ports/interview-store.ts';
import { interviewCommand } from './define.ts';
import { alone, ideaFor, ownOf } from './who.ts';
import {
  afterFirst,
  answerOf,
  BOOKING_ID,
  bookingIdIn,
  bookingText,
  bookingWords,
  SLOT_ID,
  slotIdIn,
  titleOf,
} from './words.ts';

const HOURS = /\d(?:[:.]\d\d)?\s*(?:[ap]m)?\s*(?:-|–|to)\s*\d/i;

export const offer = interviewCommand({
  name: 'offer',
  summary: 'offers interview slots for one of your ideas',
  argument: {
    name: 'idea, day and hours',
    summary:
      '"gstreamer 2 april 14:00-16:00 every 60m gap 15m Europe/Berlin", or "gstreamer weekdays 14:00-16:00 until 12 april"; your own zone if none is named',
    isRequired: true,
    pattern: HOURS,
  },
  role: 'mentor',
  examples: [{ says: '!offer gstreamer 2 april 14:00-16:00', hears: 's1 14:00, s2 15:00' }],
  run: async (text, actor, context) => {
    const { say, now, index, interviews, zone } = context;
    const read = parseOffer(text);
    if ('fault' in read)
      throw new UserError(
        say('offerUnread', { fault: read.fault, prefix: context.prefix, idea: exampleIdea(actor, context) }),
      );
    const mentorZone = read.zone === null ? (zone ?? 'UTC') : findZone(read.zone);
    if (mentorZone === null) throw new UserError(say('zoneUnknown', { typed: read.zone ?? '' }));
    const idea = ideaFor(read.idea, context);
    const spans = spansOf(read, mentorZone, now);
    if ('fault' in spans)
      throw new UserError(say('offerTimes', { fault: spans.fault, text: spans.text, zone: mentorZone }));
    const key = { program: index.program.id, idea: idea.slug };
    return answerOf(await interviews.offer(actor, key, spans), context, ({ slots }) =>
      alone({
        kind: 'list',
        intro: say('offered', { idea: idea.title, count: slots.length, zone: shownZone(mentorZone) }),
        items: slotsByDay(slots.map(named), mentorZone),
        isNumbered: false,
      }),
    );
  },
});

function named(slot: Slot) {
  return { ...slot, name: slotName(slot.id) };
}

function shownZone(zone: string | null): string {
  return zone === null || zone === 'UTC' ? 'UTC' : `UTC (${zone})`;
}

/** An idea that the person mentors, for an example of what to type. */
function exampleIdea({ party }: Actor, { index }: CommandContext): string {
  const { ideas } = index.program;
  return (ideas.find(({ mentors }) => mentors.includes(party.id)) ?? ideas[0])?.slug ?? '';
}

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

export const callNext = interviewCommand({
  name: 'next',
  summary: 'holds the earliest open slot of an idea, or the slot that is named, for the first in its queue',
  argument: { name: 'idea', summary: 'such as "gstreamer" or "gstreamer s12"', isRequired: true },
  role: 'mentor',
  examples: [{ says: '!next gstreamer', hears: 'Nobody waits' }],
  run: async (text, actor, context) => {
    const { idea, slotId } = calledIn(text);
    const { slug } = ideaFor(idea, context);
    const key = { program: context.index.program.id, idea: slug };
    return answerOf(await context.interviews.callNext(actor, key, slotId), context, ({ booking }) =>
      alone(bookingText('bookedFor', booking, context)),
    );
  },
});

/** "gstreamer s12" taken apart. */
export function calledIn(text: string): { readonly idea: string; readonly slotId: number | null } {
  const [, idea = text, id] = /^(.*?)(?:\s+(?:for\s+)?s(\d{1,9}))?$/i.exec(text) ?? [];
  return { idea, slotId: id === undefined ? null : Number(id) };
}

export const agenda = interviewCommand({
  name: 'agenda',
  summary: 'lists the coming interviews of your ideas',
  role: 'mentor',
  examples: [{ says: '!agenda', hears: 'no interviews' }],
  run: async (_, { party, isAdmin }, context) => {
    const { program } = context.index;
    const ideas = program.ideas.filter(({ mentors }) => isAdmin || mentors.includes(party.id)).map(({ slug }) => slug);
    const coming = await context.interviews.store.bookingsFor(program.id, ideas, context.now);
    if (coming.length === 0) return alone(context.say('agendaNone'));
    const items = coming.map((booking) =>
      context.say('bookingLine', { ...bookingWords(booking, context), person: booking.applicant.nick }),
    );
    return alone({ kind: 'list', intro: context.say('agenda'), items, isNumbered: false });
  },
});

export const noshow = interviewCommand({
  name: 'noshow',
  summary: 'records that an applicant did not come, ten minutes after the start',
  argument: { name: 'booking', summary: 'such as b7', isRequired: true, pattern: BOOKING_ID },
  role: 'mentor',
  examples: [{ says: '!noshow b7', hears: 'no booking b7' }],
  run: async (text, actor, context) =>
    answerOf(await context.interviews.markNoShow(actor, bookingIdIn(text, context)), context, ({ booking }) =>
      alone(bookingText('noShowNoted', booking, context)),
    ),
});

export const finishInterview = interviewCommand({
  name: 'finish',
  summary: 'ends the interview that you hold',
  argument: { name: 'booking', summary: 'such as b7; may be left out', isRequired: false, pattern: BOOKING_ID },
  role: 'mentor',
  examples: [{ says: '!finish b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const standing = text === '' ? await context.interviewRoom.standing(actor.party) : null;
    if (text === '' && standing === null) return alone(context.say('holdsNone'));
    const id = standing?.booking.id ?? bookingIdIn(text, context);
    return answerOf(await context.interviews.finish(actor, id), context, ({ booking }) =>
      alone(bookingText('finished', booking, context)),
    );
  },
});

export const mentorCommands: readonly Command[] = [offer, withdraw, agenda, noshow, finishInterview];
