import { slotsByDay } from '../../answers/compose/slot-text.ts';
import { zoneNamed } from '../../answers/compose/zones.ts';
import { offerSpans } from '../../answers/remind/offer-spans.ts';
import { understandOffer } from '../../answers/remind/understand-offer.ts';
import { type CommandContext, UserError } from '../../bot/command.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { interviewCommand } from './define.ts';
import { named, shownZone } from './slot-words.ts';
import { alone, ideaFor } from './who.ts';
import { answerOf } from './words.ts';

/** Hours, or one alone, of which the bot then asks until when. */
const HOURS = /\d(?:[:.]\d\d)?\s*(?:[ap]m)?\s*(?:-|–|to)\s*\d|\d[:.]\d\d(?!\d)|\d\s*[ap]m\b/i;

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
    const read = understandOffer(text);
    if ('fault' in read)
      throw new UserError(
        say('offerUnread', { fault: read.fault, prefix: context.prefix, idea: exampleIdea(actor, context) }),
      );
    const mentorZone = read.zone === null ? (zone ?? 'UTC') : zoneNamed(read.zone, index.language.zonesOfPlaces);
    if (mentorZone === null) throw new UserError(say('zoneUnknown', { typed: read.zone ?? '' }));
    const idea = ideaFor(read.idea, context);
    const spans = offerSpans(read, mentorZone, now);
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

/** An idea that the person mentors, for an example of what to type. */
function exampleIdea({ party }: Actor, { index }: CommandContext): string {
  const { ideas } = index.program;
  return (ideas.find(({ mentors }) => mentors.includes(party.id)) ?? ideas[0])?.slug ?? '';
}
