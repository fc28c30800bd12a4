import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlOutbox } from '../../src/adapters/sql/sql-outbox.ts';
import { createSqlPauses } from '../../src/adapters/sql/sql-pauses.ts';
import { createSqlPeople } from '../../src/adapters/sql/sql-people.ts';
import { createSqlSaid } from '../../src/adapters/sql/sql-said.ts';
import { createOutboxPump, type OutboxPump } from '../../src/bot/outbox-pump.ts';
import type { OutboxStore } from '../../src/ports/outbox.ts';
import type { PeopleStore } from '../../src/ports/people-store.ts';
import { textReply } from '../../src/ports/reply.ts';
import { say } from '../support/english.ts';
import { createFakeNetwork, type FakeNetwork } from '../support/fake-network.ts';
import { fixedClock, recordingLog } from '../support/fakes.ts';
import { linkAccounts } from '../support/link.ts';

const NOON = '2030-03-18T12:00:00Z';
const now = Date.parse(NOON);
const IRC = { network: 'oftc', account: 'maria' };
const MATRIX = { network: 'matrix', account: '@maria:example.org' };

describe('what is for one person who has accounts on two networks', () => {
  let database: Database;
  let people: PeopleStore;
  let pump: OutboxPump;
  let outbox: OutboxStore;
  let oftc: FakeNetwork;
  let matrix: FakeNetwork;

  /** The pump as a process of the bot has it. */
  const start = () =>
    createOutboxPump({
      people,
      said: createSqlSaid(database),
      outbox,
      pauses: createSqlPauses(database),
      bridges: [],
      network: (name) => [oftc, matrix].find((network) => network.name === name),
      quietUntil: (_, at) => at,
      say,
      clock: fixedClock(NOON),
      log: recordingLog(),
      leaseMs: 60_000,
      admins: [],
      catchUpPerHour: 4,
    });

  beforeEach(async () => {
    database = await openDatabase(':memory:');
    people = createSqlPeople(database, []);
    [oftc, matrix] = [createFakeNetwork('oftc', []), createFakeNetwork('matrix', [])];
    outbox = createSqlOutbox(database);
    pump = start();
    await linkAccounts(people, IRC, MATRIX, now);
    const recipient = { kind: 'person', ...IRC, nick: 'maria' } as const;
    await outbox.add(
      [{ key: 'k', kind: 'personal', series: 's', recipient, reply: textReply('Psst.'), dueAt: now, staleAt: null }],
      now,
    );
  });
  afterEach(() => database.close());

  async function heard(): Promise<readonly (readonly string[])[]> {
    await pump.tick();
    await pump.settled();
    return [oftc.heard, matrix.heard];
  }

  it('is said where it was written to, if they were seen nowhere', async () => {
    oftc.accounts.set('maria', 'maria');
    matrix.accounts.set('@maria:example.org', '@maria:example.org');

    expect(await heard()).toEqual([['maria: Psst.'], []]);
  });

  it('is said where they were seen last', async () => {
    oftc.accounts.set('maria', 'maria');
    matrix.accounts.set('Maria', '@maria:example.org');
    pump.seen('matrix', 'Maria', '@maria:example.org');

    expect(await heard()).toEqual([[], ['Maria: Psst.']]);
  });

  it('is said where they were seen last, after a restart too', async () => {
    oftc.accounts.set('maria', 'maria');
    matrix.accounts.set('@maria:example.org', '@maria:example.org');
    pump.seen('matrix', 'Maria', '@maria:example.org');
    await expect.poll(async () => (await people.personOf(IRC)).last).toEqual(MATRIX);
    pump = start();

    expect(await heard()).toEqual([[], ['@maria:example.org: Psst.']]);
  });

  it('is said where they are, if they are not where they were seen last', async () => {
    oftc.accounts.set('maria', 'maria');
    pump.seen('matrix', 'Maria', '@maria:example.org');

    expect(await heard()).toEqual([['maria: Psst.'], []]);
  });

  it('is said on both networks to whom it is dear', async () => {
    oftc.accounts.set('maria', 'maria');
    matrix.accounts.set('@maria:example.org', '@maria:example.org');
    await people.setNotify(IRC, 'both');

    expect(await heard()).toEqual([['maria: Psst.'], ['@maria:example.org: Psst.']]);
  });

  it('is said where they can be reached, if the network where they were seen last is down', async () => {
    oftc.accounts.set('maria', 'maria');
    pump.seen('matrix', 'Maria', '@maria:example.org');
    matrix.isUp = false;

    expect(await heard()).toEqual([['maria: Psst.'], []]);
  });

  it.each([
    ['refused', { kind: 'refused', reason: 'error: blocked' }, ['maria: Psst.']],
    // It may have arrived.
    ['lost', { kind: 'lost' }, []],
  ] as const)('is said elsewhere only if it was certainly not said: %s', async (_, delivery, onIrc) => {
    oftc.accounts.set('maria', 'maria');
    matrix.accounts.set('Maria', '@maria:example.org');
    pump.seen('matrix', 'Maria', '@maria:example.org');
    matrix.deliveries.push(delivery);

    expect(await heard()).toEqual([onIrc, []]);
  });

  it('waits, and is said when they come back by either account; never to somebody who took the nick', async () => {
    oftc.accounts.set('maria', 'mallory');
    expect(await heard()).toEqual([[], []]);

    matrix.accounts.set('Maria', '@maria:example.org');
    pump.seen('matrix', 'Maria', '@maria:example.org');

    await expect.poll(heard).toEqual([[], ['Maria: Psst.']]);
  });
});
