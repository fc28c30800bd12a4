import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryPreferences } from '../../src/adapters/memory/memory-preferences.ts';
import { zoneRules } from '../../src/answers/compose/zone-rules.ts';
import { createPending } from '../../src/bot/pending.ts';
import { subscribe } from '../../src/bot/subscribe.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { planReminders } from '../../src/domain/reminders/plan-reminders.ts';
import { say } from '../support/english.ts';
import { orchard } from '../support/programs.ts';
import { ORCHARD_RULES } from '../support/reminders.ts';
import { type Season, startSeason } from '../support/season.ts';

const ANN = { kind: 'person', network: 'test', account: 'ann', nick: 'ann' } as const;
const open: Season[] = [];
afterEach(async () => {
  for (const season of open.splice(0)) await season.close();
});

/** A season in which nobody but those who asked is told anything. */
async function season(program: Program, now = '2030-03-25T10:00Z'): Promise<Season> {
  const started = await startSeason({ program, now, rules: { ...ORCHARD_RULES, listeners: [] } });
  started.network.accounts.set('ann', 'ann');
  open.push(started);
  return started;
}

/** The key of an announcement of the end of Orchard's applications, Tue 2 April 2030 18:00 UTC. */
function deadlineKey(): string {
  const { reminders } = planReminders(orchard, ORCHARD_RULES, zoneRules);
  const found = reminders.find(({ key }) => key.includes('/applications/end/'));
  if (!found) throw new Error('Orchard has a deadline');
  return found.key;
}

async function subscribed(bot: Season, key = deadlineKey(), zone: string | null = null): Promise<string | null> {
  const preferences = createMemoryPreferences();
  if (zone !== null) await preferences.setZone('test', ANN, zone);
  return subscribe(ANN, key, {
    reminders: {
      channels: [],
      pending: createPending(),
      stores: async () => bot,
      nudge: async () => {},
      reload: async () => ({ kind: 'done', count: 1, added: [], gone: [], dates: [], waiting: [] }),
    },
    programs: [orchard],
    preferences,
    say,
    clock: bot.clock,
    prefix: '!',
  });
}

function withDeadline(to: string): Program {
  const keyDates = orchard.keyDates.map((date) =>
    date.id === 'applications' && date.when.kind === 'range'
      ? { ...date, when: { ...date.when, to: { kind: 'instant', at: Date.parse(to) } as const } }
      : date,
  );
  return { ...orchard, keyDates };
}

describe('who subscribes to an announcement of a key date', () => {
  it('is told of it directly, as often as a channel by default, in their zone', async () => {
    const bot = await season(orchard);

    expect(await subscribed(bot, deadlineKey(), 'Asia/Kolkata')).toBe(
      'I will remind you Tue 26 March 2030 18:00 UTC (23:30 Asia/Kolkata) and 5 more times. Application period ends: Tue 2 April 2030 18:00 UTC (23:30 Asia/Kolkata). !forget 1 ends it.',
    );
    expect(await bot.at('2030-03-26T18:00Z')).toEqual([
      'ann: Reminder: Application period ends in 7 days, Tue 2 April 2030 18:00 UTC (23:30 Asia/Kolkata). (reminder 1)',
    ]);
    expect(await bot.at('2030-04-02T17:00Z')).toHaveLength(1);
    expect(await bot.at('2030-04-02T18:00Z')).toEqual([
      'ann: Application period is over now (Tue 2 April 2030 18:00 UTC (23:30 Asia/Kolkata)). (reminder 1)',
    ]);
    expect(await bot.at('2030-04-20T18:00Z')).toEqual([]);
  });

  it('does not get two of it by asking twice', async () => {
    const bot = await season(orchard);
    await subscribed(bot);

    expect(await subscribed(bot)).toContain('Your reminder 1 tells you already.');
    expect(await bot.reminders.listOf('test', 'ann')).toHaveLength(1);
  });

  it('is told so when all of it is over', async () => {
    const bot = await season(orchard, '2030-04-03T10:00Z');

    expect(await subscribed(bot)).toContain('There is nothing left to remind you of.');
  });

  it('gets nothing for an announcement that is about no key date', async () => {
    const bot = await season(orchard);

    expect(await subscribed(bot, 'announcement/root/1/test/#orchard')).toBeNull();
    expect(await subscribed(bot, 'plum/applications/end/2030-04-02T18:00Z/60m/test/#orchard')).toBeNull();
  });

  it('is told when the date moves, and reminded by the new one', async () => {
    const bot = await season(orchard);
    await subscribed(bot);
    await bot.at('2030-03-26T18:00Z');

    bot.reload(withDeadline('2030-04-09T18:00Z'));

    expect(await bot.at('2030-03-27T09:00Z')).toEqual([
      'ann: Application period ends: Tue 9 April 2030 18:00 UTC. That has changed, so your reminder 1 comes Tue 2 April 2030 18:00 UTC.',
    ]);
    expect(await bot.at('2030-03-30T18:00Z')).toEqual([]);
    expect((await bot.at('2030-04-02T18:00Z')).join()).toContain('ends in 7 days');
    bot.restart();
    expect(await bot.at('2030-04-02T19:00Z')).toEqual([]);
  });

  it('is told when nothing is left of it, and when the date is gone', async () => {
    const bot = await season(orchard);
    await subscribed(bot);

    bot.reload(withDeadline('2030-03-25T10:30Z'));
    expect((await bot.at('2030-03-25T10:31Z')).join()).toContain('the time of your reminder 1 is over by it');
    bot.reload(withDeadline('2030-04-02T18:00Z'));
    expect((await bot.at('2030-03-25T11:00Z')).join()).toContain('your reminder 1 comes Tue 26 March 2030 18:00 UTC');
    bot.reload({ ...orchard, keyDates: orchard.keyDates.filter(({ id }) => id !== 'applications') });
    expect(await bot.at('2030-03-25T12:00Z')).toEqual([
      'ann: Application period is no longer among the dates of the season, so your reminder 1 is withdrawn.',
    ]);
    bot.restart();
    expect(await bot.at('2030-04-02T18:00Z')).toEqual([]);
  });
});
