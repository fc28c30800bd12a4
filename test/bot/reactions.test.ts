import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlPeople } from '../../src/adapters/sql/sql-people.ts';
import { createSqlPreferences } from '../../src/adapters/sql/sql-preferences.ts';
import { createSqlSaid } from '../../src/adapters/sql/sql-said.ts';
import { assembleReminders, type ReminderMachine } from '../../src/app/assemble-reminders.ts';
import { createPending } from '../../src/bot/pending.ts';
import { createReactions, type Reactions } from '../../src/bot/reactions.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { layoutLines } from '../../src/domain/text/layout-lines.ts';
import { textReply } from '../../src/ports/reply.ts';
import { english, say } from '../support/english.ts';
import { createFakeNetwork, type FakeNetwork } from '../support/fake-network.ts';
import { type FixedClock, fixedClock, recordingLog } from '../support/fakes.ts';
import { linkAccounts } from '../support/link.ts';
import { orchard } from '../support/programs.ts';
import { settingsFrom } from '../support/settings.ts';

const ALICE = { network: 'matrix', account: '@alice:example.org' };
const ROOM = '#orchard:example.org';

describe('a sign on what the bot said', () => {
  let database: Database;
  let clock: FixedClock;
  let matrix: FakeNetwork;
  let machine: ReminderMachine;
  let reactions: Reactions;
  let programs: readonly Program[];
  let commands: string[];
  /** Looks that wait for their time. */
  let looks: (() => void)[];

  beforeEach(async () => {
    database = await openDatabase(':memory:');
    clock = fixedClock('2030-04-20T12:00Z');
    matrix = createFakeNetwork('matrix', [ROOM]);
    matrix.accounts.set('alice', ALICE.account);
    programs = [orchard];
    commands = [];
    looks = [];
    start();
  });
  afterEach(() => database.close());

  /** What a process of the bot is made of, on the same database. */
  function start(): void {
    const log = recordingLog();
    const settings = settingsFrom(`networks:
  - { kind: matrix, name: matrix, homeserver: example.org, folder: state, login: { user: bot, password: { file: secret } }, channels: [{ name: "${ROOM}" }] }
`);
    machine = assembleReminders(
      { settings, programs: () => programs, language: english, networks: [matrix], clock, startedAt: clock.now(), log },
      database,
    );
    reactions = createReactions({
      bot: {
        tooLate: () => null,
        receive: async ({ text, channel }) => {
          commands.push(`${channel ?? 'alone'}: ${text}`);
          return { here: textReply('Done.'), privately: null };
        },
      },
      said: createSqlSaid(database),
      outbox: machine.outbox,
      timers: {
        after: (_, look) => {
          looks.push(look);
          return () => {};
        },
      },
      core: {
        get programs() {
          return programs;
        },
        people: createSqlPeople(database, []),
        preferences: createSqlPreferences(database),
        reminders: {
          stores: async () => machine,
          nudge: async () => {},
          channels: [],
          pending: createPending(),
          reload: async () => ({ kind: 'done', count: 1, added: [], gone: [], dates: [], waiting: [] }),
        },
        say,
        prefix: '!',
        clock,
        log,
      },
    });
  }

  /** What is said by then. */
  async function at(instant: string): Promise<readonly string[]> {
    const before = matrix.heard.length;
    clock.set(instant);
    await machine.runner.tick();
    await machine.pump.tick();
    await machine.pump.settled();
    return matrix.heard.slice(before);
  }

  /** Says something to alice, or to the room, under a name of the network's. */
  async function said(key: string, eventId: string, recipient: object = { kind: 'person', ...ALICE, nick: 'alice' }) {
    matrix.deliveries.push({ kind: 'confirmed', eventId });
    const message = { kind: 'booking', series: key, reply: textReply('…'), dueAt: clock.now(), staleAt: null };
    // True: a person or a channel, as the caller says.
    await machine.outbox.add(
      [{ ...message, key, recipient: recipient as typeof ALICE & { kind: 'person'; nick: string } }],
      clock.now(),
    );
    await machine.pump.tick();
    await machine.pump.settled();
  }

  async function puts(sign: string, on: string | null, by: string | null = ALICE.account, id = '$sign') {
    const sender = { nick: by === ALICE.account ? 'alice' : (by ?? 'ghost'), account: by };
    const message = { network: 'matrix', channel: ROOM, sender, text: sign, botNick: 'gsocbot', at: clock.now() };
    const reply = await reactions.receive({ message, id, on }, async () => by);
    return reply ? layoutLines(reply.blocks, 350).join(' ') : null;
  }

  describe('that tells of a held slot', () => {
    beforeEach(() => said('booking:7:held:applicant', '$offer'));

    it.each(['👍', '👍🏽', '👍\ufe0f'])('accepts it: %s', async (sign) => {
      expect(await puts(sign, '$offer')).toBe('Done.');
      expect(commands).toEqual(['alone: !accept b7']);
    });

    it('accepts it after a restart too', async () => {
      start();

      expect(await puts('👍', '$offer')).toBe('Done.');
    });

    it('accepts it when the bot was killed before it could note what it had said', async () => {
      matrix.deliveries.push({ kind: 'confirmed', eventId: '$killed' });
      const message = { key: 'booking:9:held:applicant', kind: 'booking', series: '9', reply: textReply('…') };
      const recipient = { kind: 'person', ...ALICE, nick: 'alice' } as const;
      await machine.outbox.add([{ ...message, recipient, dueAt: clock.now(), staleAt: null }], clock.now());
      await machine.outbox.claimDue(clock.now(), 90_000, 10);
      const answer = puts('👍', '$killed');
      await expect.poll(() => looks.length).toBe(1);

      clock.set('2030-04-20T12:02Z');
      await machine.pump.tick();
      await machine.pump.settled();
      looks[0]?.();

      expect(await answer).toBe('Done.');
      expect(commands).toEqual(['alone: !accept b9']);
    });

    it('accepts what was offered to another account of the same person', async () => {
      const onIrc = { network: 'oftc', account: 'alice' };
      matrix.accounts.set(ALICE.account, ALICE.account);
      await linkAccounts(createSqlPeople(database, []), onIrc, ALICE, clock.now());
      await said('booking:8:held:applicant', '$other', { kind: 'person', ...onIrc, nick: 'alice' });

      expect(await puts('👍', '$other')).toBe('Done.');
      expect(commands).toEqual(['alone: !accept b8']);
    });

    it.each([
      ['of somebody else', '👍', '$offer', '@mallory:example.org'],
      ['of somebody who proves nothing', '👍', '$offer', null],
      ['of another kind', '👎', '$offer', ALICE.account],
      ['for key dates', '⏰', '$offer', ALICE.account],
      ['on another message', '👍', '$unknown', ALICE.account],
    ])('does nothing if it is one %s', async (_, sign, on, by) => {
      expect(await puts(sign, on, by)).toBeNull();
      expect(commands).toEqual([]);
    });
  });

  it('that tells the mentor of a booking does nothing: there is nothing to accept', async () => {
    await said('booking:7:booked:mentor', '$booked');

    expect(await puts('👍', '$booked')).toBeNull();
  });

  describe('that announces a key date', () => {
    beforeEach(async () => {
      matrix.deliveries.push({ kind: 'confirmed', eventId: '$announcement' });
      // A day before the results of 1 May, 18:00 UTC.
      expect(await at('2030-04-30T18:00Z')).toEqual([
        expect.stringMatching(/^#orchard.*Accepted applicants announced/),
      ]);
      matrix.heard.length = 0;
    });

    it('subscribes to it: what is said of it from then on is told to the person as well', async () => {
      expect(await puts('⏰', '$announcement')).toBe(
        'I will remind you Wed 1 May 2030 18:00 UTC. Accepted applicants announced: Wed 1 May 2030 18:00 UTC. !forget 1 ends it.',
      );
      expect(await puts('⏰', '$announcement', ALICE.account, '$again')).toMatch(/^Your reminder 1 tells you already/);

      const heard = await at('2030-05-01T18:00Z');

      expect(heard.map((line) => line.split(':')[0]).sort()).toEqual(['#orchard', 'alice']);
    });

    it('subscribes for good: after a restart, and to the date wherever it moves', async () => {
      await puts('⏰', '$announcement');
      start();
      await at('2030-04-30T19:00Z');
      programs = [moved('2030-05-03T18:00Z')];

      const told = await at('2030-04-30T20:00Z');
      const before = await at('2030-05-01T18:00Z');
      const then = await at('2030-05-03T18:00Z');

      expect(told.filter((line) => line.startsWith('alice'))).toEqual([expect.stringContaining('2030')]);
      expect(before.filter((line) => line.startsWith('alice'))).toEqual([]);
      expect(then.filter((line) => line.startsWith('alice'))).toHaveLength(1);
    });

    it('subscribes no longer once it is taken away, by whom it was put', async () => {
      await puts('⏰', '$announcement');
      await at('2030-04-30T19:00Z');

      expect(await puts('', null, '@mallory:example.org')).toBeNull();
      expect(await puts('', null)).toBe('Reminder 1 is forgotten.');
      expect(await puts('', null)).toBeNull();
      expect((await at('2030-05-01T18:00Z')).filter((line) => line.startsWith('alice'))).toEqual([]);
    });

    it('says so if the date is over', async () => {
      clock.set('2030-05-02T12:00Z');

      expect(await puts('⏰', '$announcement')).toMatch(/^There is nothing left to remind you of/);
    });
  });

  it('again and again is play, and is not followed', async () => {
    await said('booking:7:held:applicant', '$offer');

    for (let at = 0; at < 20; at += 1) await puts('👍', '$offer');

    expect(commands).toHaveLength(10);
  });

  /** The season with its results at another time. */
  function moved(at: string): Program {
    const keyDates = orchard.keyDates.map((date) =>
      date.id === 'results' ? { ...date, when: { kind: 'instant' as const, at: Date.parse(at) } } : date,
    );
    return { ...orchard, keyDates };
  }
});
