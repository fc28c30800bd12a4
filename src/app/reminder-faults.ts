import { parseCron } from '../adapters/cron/parse-cron.ts';
import { templateFault } from '../answers/compose/template.ts';
import type { Fault } from '../config/settings/cross-faults.ts';
import type { Settings } from '../config/settings/schema.ts';
import { isSameChannel, placesOf } from './reminder-places.ts';

/** Values of every text, for trying it out. */
const SAMPLE = {
  reminder: {
    title: 'Application period',
    edge: 'end',
    when: 'Tue 2 April 2024 18:00 UTC',
    lead: '3 days',
    isTomorrow: 'false',
    isSameDay: 'true',
    hasUntil: 'false',
    until: '',
    hasNote: 'false',
    note: '',
  },
  change: { title: 'Application period', before: 'Tue 2 April 2024', after: 'Wed 3 April 2024' },
  post: {
    organisation: 'QEMU',
    programme: 'Google Summer of Code',
    shortName: 'GSoC',
    year: 2024,
    days: 7,
    count: 1,
    dates: '',
  },
} as const;
const CHANGE_TEXTS: ReadonlySet<string> = new Set(['moved', 'added', 'removed']);

/** What is wrong with what is said unasked, beyond what the schema sees: templates, cron expressions, places and programs. */
export function reminderFaults(settings: Settings, programs: readonly string[] | null): readonly Fault[] {
  const { reminders } = settings;
  const places = placesOf(settings, null).map(({ network, channel }) => `${network}/${channel}`);
  const fault = (path: readonly PropertyKey[], message: string | null): Fault[] =>
    message === null ? [] : [{ path: ['reminders', ...path], message }];
  const placeFault = (place: string) =>
    places.some((known) => isSameChannel(known, place))
      ? null
      : `there is no channel "${place}"; there are: ${places.join(', ')}`;
  return [
    ...Object.entries(reminders.texts ?? {}).flatMap(([name, text]) =>
      fault(['texts', name], templateFault(text ?? '', CHANGE_TEXTS.has(name) ? SAMPLE.change : SAMPLE.reminder)),
    ),
    ...reminders.channels.flatMap(({ network, channel }, at) =>
      fault(['channels', at, 'channel'], placeFault(`${network}/${channel}`)),
    ),
    ...reminders.posts.flatMap((post, at) => [
      ...fault(['posts', at, 'cron'], cronFault(post.cron)),
      ...fault(['posts', at, 'template'], templateFault(post.template, SAMPLE.post)),
      ...post.channels.flatMap((place, index) => fault(['posts', at, 'channels', index], placeFault(place))),
      ...fault(
        ['posts', at, 'id'],
        reminders.posts.findIndex(({ id }) => id === post.id) < at ? 'another post has this id' : null,
      ),
      ...fault(
        ['posts', at, 'endsAt'],
        post.startsAt !== undefined && post.endsAt !== undefined && Date.parse(post.endsAt) <= Date.parse(post.startsAt)
          ? 'it ends before it starts'
          : null,
      ),
      ...fault(
        ['posts', at, 'program'],
        post.program === undefined || programs === null || programs.includes(post.program)
          ? null
          : `there is no program "${post.program}"; there are: ${programs.join(', ')}`,
      ),
    ]),
  ];
}

function cronFault(expression: string): string | null {
  const parsed = parseCron(expression);
  return 'problem' in parsed ? parsed.problem : null;
}
