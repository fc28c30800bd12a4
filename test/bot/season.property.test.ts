import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneRules } from '../../src/answers/compose/zone-rules.ts';
import type { KeyDate, TimePoint, When } from '../../src/domain/program/key-date.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { planReminders } from '../../src/domain/reminders/plan-reminders.ts';
import type { Listener, ReminderRules } from '../../src/domain/reminders/rules.ts';
import { DAY_MS } from '../../src/domain/time/units.ts';
import { orchard } from '../support/programs.ts';
import { type Season, startSeason } from '../support/season.ts';

const START = Date.parse('2030-01-10T00:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const points: fc.Arbitrary<TimePoint> = fc.oneof(
  fc
    .integer({ min: 0, max: 60 * 24 * 60 })
    .map((minute) => ({ kind: 'instant', at: START + minute * MINUTE_MS }) as const),
  fc
    .integer({ min: 0, max: 60 })
    .map((day) => ({ kind: 'day', day: new Date(START + day * DAY_MS).toISOString().slice(0, 10) }) as const),
  fc.constantFrom('2030-02', '2030-03').map((month) => ({ kind: 'month', month }) as const),
);
const ranges: fc.Arbitrary<When> = fc
  .tuple(fc.integer({ min: 0, max: 30 * 24 }), fc.integer({ min: 1, max: 30 * 24 }))
  .map(([from, hours]) => ({
    kind: 'range',
    from: { kind: 'instant', at: START + from * HOUR_MS },
    to: { kind: 'instant', at: START + (from + hours) * HOUR_MS },
  }));
const programs: fc.Arbitrary<Program> = fc
  .array(
    fc.record({
      when: fc.oneof(points, ranges),
      kind: fc.constantFrom('applications', 'results', 'coding', 'rankings'),
      audience: fc.constantFrom('everyone', 'applicants', 'mentors'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((dates) => ({
    ...orchard,
    keyDates: dates.map(
      (date, at): KeyDate => ({ ...date, id: `d${at}`, title: `<<${at}>>`, aliases: [], note: null, source: '' }),
    ),
  }));

const listeners: fc.Arbitrary<Listener> = fc.record({
  recipient: fc
    .constantFrom('#orchard', '#mentors')
    .map((channel) => ({ kind: 'channel', network: 'test', channel }) as const),
  audiences: fc.subarray(['everyone', 'applicants', 'mentors'] as const, { minLength: 1 }),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
  quiet: fc.option(fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1439 }) })),
  sayAt: fc.integer({ min: 0, max: 1439 }),
  program: fc.constant(null),
});
const leads = fc.subarray([14 * DAY_MS, 7 * DAY_MS, DAY_MS, 3 * HOUR_MS, HOUR_MS, 0]);
const rulesOf: fc.Arbitrary<ReminderRules> = fc.record({
  listeners: fc.uniqueArray(listeners, {
    minLength: 1,
    maxLength: 2,
    selector: ({ recipient }) => JSON.stringify(recipient),
  }),
  leadTimes: fc.record({ deadline: leads, opening: leads, event: leads }),
  leadTimesByKind: fc.constant({}),
  announceChanges: fc.constant([]),
});

/** What happens to the bot: time goes on or jumps, the process ends, the network comes and goes. */
type Happening =
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'network'; readonly isUp: boolean };
const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .integer({ min: 1, max: 48 * 60 })
        .map((minutes) => ({ kind: 'time', ms: minutes * MINUTE_MS }) as const),
    },
    {
      weight: 2,
      arbitrary: fc.integer({ min: 1, max: 20 }).map((days) => ({ kind: 'time', ms: days * DAY_MS }) as const),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: -400, max: 400 }).map((days) => ({ kind: 'time', ms: days * DAY_MS }) as const),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'restart' } as const) },
    { weight: 1, arbitrary: fc.boolean().map((isUp) => ({ kind: 'network', isUp }) as const) },
  ),
  { minLength: 3, maxLength: 20 },
);

async function live(bot: Season, story: readonly Happening[]): Promise<void> {
  await bot.at(new Date(bot.clock.now()).toISOString());
  for (const happening of story) {
    if (happening.kind === 'restart') bot.restart();
    else if (happening.kind === 'network') bot.network.isUp = happening.isUp;
    const ms = happening.kind === 'time' ? happening.ms : 0;
    await bot.at(new Date(bot.clock.now() + ms).toISOString());
  }
  // In the end the clock is right again, the network is there, and the season passes day by day.
  bot.network.isUp = true;
  for (let day = 0; day <= 130; day += 10) await bot.at(new Date(START + day * DAY_MS + HOUR_MS).toISOString());
}

/** The text without spaces: joining messages changes nothing else. */
const plain = (text: string) => text.replaceAll(/\s/g, '');

describe('whatever the season, the rules and the mishaps', () => {
  it('each due reminder is said exactly once in its time, or recorded as superseded or missed with its reason', async () => {
    await fc.assert(
      fc.asyncProperty(programs, rulesOf, happenings, async (program, rules, story) => {
        const bot = await startSeason({ program, rules, now: new Date(START).toISOString(), catchUpPerHour: 100 });
        await live(bot, story);
        const rows = await bot.outbox.list({});
        await bot.close();

        const planned = planReminders(program, rules, zoneRules).reminders;
        const keys = rows.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        // A clock that goes back before the beginning may find something due there as well.
        const due = planned.filter(({ dueAt }) => dueAt >= START).map(({ key }) => key);
        expect(due.filter((key) => !keys.includes(key))).toEqual([]);
        expect(keys.filter((key) => !planned.some((reminder) => reminder.key === key))).toEqual([]);
        const said = rows.filter(({ state }) => state === 'sent');
        for (const row of rows) {
          expect(['sent', 'superseded', 'missed']).toContain(row.state);
          if (row.state !== 'sent') expect(row.reason).not.toBeNull();
        }
        for (const { endedAt, dueAt, staleAt } of said) {
          expect(endedAt).toBeGreaterThanOrEqual(dueAt);
          expect(endedAt).toBeLessThan(staleAt ?? Infinity);
        }
        const texts = said.map(({ recipient, reply, lateReply, wasLate }) => {
          const [block] = (wasLate ? lateReply : reply)?.blocks ?? [];
          const where = recipient.kind === 'channel' ? recipient.channel : '';
          return { where, text: plain(block?.kind === 'text' ? block.text : '') };
        });
        const heard = bot.network.heard.map((line) => line.split(': '));
        for (const channel of ['#orchard', '#mentors']) {
          const lines = heard.filter(([where]) => where === channel).map(([, ...rest]) => plain(rest.join(': ')));
          const wanted = texts.filter(({ where }) => where === channel).map(({ text }) => text);
          // Every text is heard, and there is no room for a second time.
          expect(wanted.filter((text) => !lines.some((line) => line.includes(text)))).toEqual([]);
          expect(lines.join('').length).toBe(wanted.join('').length);
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
