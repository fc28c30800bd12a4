import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Booking, Side } from '../../../src/domain/interviews/booking.ts';
import type { Party } from '../../../src/domain/interviews/party.ts';
import { incoming } from '../../support/conversation.ts';
import { createFakeNetwork } from '../../support/fake-network.ts';
import { createFakePlaces, type FakePlaces } from '../../support/fake-places.ts';
import { deskForTest } from '../../support/interview-desk.ts';
import { actor, ann, at, bob, carol, HOUR, MINUTE, party } from '../../support/interviews.ts';
import type { DeskRig } from '../../support/open-desk.ts';
import { newlySaid } from '../../support/outbox-said.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const PEAR = { program: 'orchard-2030', idea: 'pear' };
const START = at('2030-03-20T14:00:00Z');

interface Rig extends DeskRig {
  readonly fakePlaces: FakePlaces;
}

async function openRig(setup: { readonly file?: string; readonly now?: string } = {}): Promise<Rig> {
  const places = createFakePlaces();
  const networks = [{ ...createFakeNetwork('oftc', []), places }, createFakeNetwork('libera', [])];
  return { ...(await deskForTest({ ...setup, networks })), fakePlaces: places };
}

async function bookingOf(rig: DeskRig): Promise<Booking> {
  const booking = await rig.desk.store.booking(1);
  if (booking === null) throw new Error('there is no booking');
  return booking;
}

async function comes(rig: DeskRig, who: Party, side: Side): Promise<void> {
  await rig.running.arrive(await bookingOf(rig), side, who);
  await rig.desk.checkIn(actor(who), 1);
}

/** Carol and Ann, on the same network unless told otherwise, have said that they are there; it is time. */
async function begun(file?: string, applicant: Party = carol): Promise<Rig> {
  const rig = await openRig(file === undefined ? {} : { file });
  await rig.desk.offer(actor(ann), PEAR, [{ startsAt: START, endsAt: START + 2 * HOUR }]);
  await rig.desk.book(actor(carol), 1);
  rig.clock.set(new Date(START - 10 * MINUTE).toISOString());
  await comes(rig, applicant, 'applicant');
  await comes(rig, ann, 'mentor');
  await newlySaid(rig);
  return rig;
}

async function tickAt(rig: DeskRig, minutes: number): Promise<readonly string[]> {
  rig.clock.set(new Date(START + minutes * MINUTE).toISOString());
  await rig.runner.tick();
  return newlySaid(rig);
}

const says = ({ running }: DeskRig, account: string | null, text: string, channel: string | null = '#iv-1') =>
  running.hear(
    incoming(text, { network: 'oftc', channel, sender: { nick: account ?? 'x', account } }),
    async () => account,
  );

const TO_BOTH = (text: string) => [`carol: ${text}`, `appletree: ${text}`];

describe('an interview of two on a network that makes places', () => {
  it('is opened in one when both are in, and both are told where', async () => {
    const rig = await begun();

    const said = await tickAt(rig, 0);

    expect(rig.fakePlaces.invited.toSorted()).toEqual(['#iv-1: appletree', '#iv-1: carol']);
    expect(said).toContain(
      'carol: The interview is in the channel #iv-1, and you are invited: /join #iv-1. Only the two of you get in. What you write to me here instead I hand on to appletree, but for commands.',
    );
    expect(said.filter((line) => line.includes('Welcome!'))).toEqual([
      '#iv-1: Welcome! First get to know each other (5 minutes, b1).',
      ...TO_BOTH('Welcome! First get to know each other (5 minutes, b1).'),
    ]);
    expect(await tickAt(rig, 1)).toEqual([]);
  });

  it('has its phases and warnings said there, and who is not there is told alone', async () => {
    const rig = await begun();
    await tickAt(rig, 0);
    rig.fakePlaces.enter('#iv-1', 'appletree');

    expect(await tickAt(rig, 5)).toEqual([
      '#iv-1: Now the exercise. The mentor gives it (30 minutes, b1).',
      'carol: Now the exercise. Your mentor gives it to you (30 minutes, b1).',
    ]);
    rig.fakePlaces.enter('#iv-1', 'carol');
    expect(await tickAt(rig, 6)).toEqual([]);
    expect(await tickAt(rig, 25)).toEqual(['#iv-1: 10 minutes are left for the exercise.']);
    await rig.running.turn(actor(ann), { kind: 'pause' });
    expect(await newlySaid(rig)).toEqual(['#iv-1: The clock stands: 10 minutes are left for the exercise.']);
  });

  it('gives the exercise to the applicant directly, and to nobody else but the mentor', async () => {
    const rig = await begun();
    await rig.running.record.addExercise(PEAR, 'Reverse a list.', ann.id);
    await tickAt(rig, 0);
    for (const account of ['carol', 'appletree']) rig.fakePlaces.enter('#iv-1', account);

    expect((await tickAt(rig, 5)).filter((line) => line.includes('Reverse'))).toEqual([
      'carol: Your exercise: Reverse a list.',
      'appletree: The applicant has been given: Reverse a list.',
    ]);
  });

  it('keeps what is said there by either side, and nothing else', async () => {
    const rig = await begun();
    await tickAt(rig, 0);
    for (const account of ['carol', 'appletree']) rig.fakePlaces.enter('#iv-1', account);

    expect(await says(rig, 'carol', 'Hello!')).toEqual({ kind: 'taken' });
    expect(await says(rig, 'appletree', 'Hello, carol.')).toEqual({ kind: 'taken' });
    expect(await says(rig, null, 'I am nobody.')).toEqual({ kind: 'taken' });
    expect(await says(rig, 'mallory', 'I am somebody else.')).toEqual({ kind: 'taken' });
    expect(await says(rig, 'appletree', '!skip')).toEqual({ kind: 'elsewhere' });
    expect(await says(rig, 'carol', 'Hello!', '#orchard')).toEqual({ kind: 'elsewhere' });

    expect(await newlySaid(rig)).toEqual([]);
    expect(await rig.running.record.lines(1)).toMatchObject([
      { side: 'applicant', text: 'Hello!' },
      { side: 'mentor', text: 'Hello, carol.' },
    ]);
    expect(rig.running.programAt('oftc', '#iv-1')).toBe('orchard-2030');
  });

  it('hands on what is said in the place to who is not there, and into the place what is said to the bot', async () => {
    const rig = await begun();
    await tickAt(rig, 0);
    rig.fakePlaces.enter('#iv-1', 'appletree');

    await says(rig, 'appletree', 'Are you there?');
    expect(await newlySaid(rig)).toEqual(['carol: <appletree> Are you there?']);
    await says(rig, 'carol', 'I cannot join.', null);
    expect(await newlySaid(rig)).toEqual(['#iv-1: <carol> I cannot join.']);
  });

  it('has the window of a mentor who is there to themselves: nothing that they write to the bot is handed on', async () => {
    const rig = await begun();
    await tickAt(rig, 0);
    await says(rig, 'appletree', 'I cannot join yet.', null);
    expect(await newlySaid(rig)).toEqual(['carol: <appletree> I cannot join yet.']);
    rig.fakePlaces.enter('#iv-1', 'appletree');

    const heard = await says(rig, 'appletree', 'seems weak in C', null);

    expect(heard).toMatchObject({
      kind: 'asked',
      reply: {
        blocks: [
          {
            text: 'I have not handed this on: the interview is in #iv-1, so say it there. Here you can write notes and commands.',
          },
        ],
      },
    });
    expect(await says(rig, 'appletree', 'note seems weak in C', null)).toEqual({ kind: 'elsewhere' });
    expect(await newlySaid(rig)).toEqual([]);
    expect(await rig.running.record.lines(1)).toHaveLength(1);
  });

  it('hands on no note of a mentor in the place that is written otherwise than it should be', async () => {
    const rig = await begun();
    await tickAt(rig, 0);
    rig.fakePlaces.enter('#iv-1', 'appletree');

    expect(await says(rig, 'appletree', '!note: seems weak')).toEqual({ kind: 'told', text: '!note seems weak' });
    expect(await newlySaid(rig)).toEqual([]);
  });

  it('ends with a farewell there, after which the place is closed', async () => {
    const rig = await begun();
    await tickAt(rig, 0);
    await rig.desk.finish(actor(ann), 1);

    expect(await tickAt(rig, 1)).toContain(
      '#iv-1: The interview is over (b1). Thank you! I leave now and close this place.',
    );
    expect(rig.fakePlaces.closed).toEqual([]);
    await tickAt(rig, 2);
    expect(rig.fakePlaces.closed).toEqual(['#iv-1']);
    expect(await rig.running.record.attendants(1)).toEqual([]);
    expect(await says(rig, 'carol', 'Bye!')).toEqual({ kind: 'elsewhere' });
  });

  it('comes back to its place when the bot starts again, and says nothing twice', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const first = await begun(file);
    await tickAt(first, 7);
    await first.running.turn(actor(ann), { kind: 'extend', byMs: 5 * MINUTE });
    await newlySaid(first);

    const second = await openRig({ file, now: new Date(START + 8 * MINUTE).toISOString() });
    expect(await says(second, 'carol', 'Are you back?')).toEqual({ kind: 'taken' });

    expect(await tickAt(second, 8)).toEqual(['appletree: <carol> Are you back?']);
    expect(second.fakePlaces.invited.toSorted()).toEqual(['#iv-1: appletree', '#iv-1: carol']);
    expect(await second.running.standing(ann)).toMatchObject({ state: { at: 1, leftMs: 32 * MINUTE } });
  });

  it('tells both, once, that it can invite nobody any more, if it comes back without power', async () => {
    const rig = await begun();
    await tickAt(rig, 0);
    for (const account of ['carol', 'appletree']) rig.fakePlaces.enter('#iv-1', account);
    const powerless = { kind: 'open', name: '#iv-1', title: '#iv-1', way: 'channel', isPowerless: true } as const;
    const words = (nick: string, other: string) =>
      `${nick}: I am back in #iv-1, but the server gives me no power over it any more: whoever leaves it now I cannot invite again. Then write to me here, and I hand it on to ${other}.`;

    rig.fakePlaces.lose();
    rig.fakePlaces.openings.push(powerless, powerless);
    const first = await tickAt(rig, 1);
    rig.fakePlaces.lose();
    const again = await tickAt(rig, 2);

    expect(first).toEqual([words('carol', 'appletree'), words('appletree', 'carol')]);
    expect(again).toEqual([]);
  });

  it('goes on in direct conversations if the place is lost, and nothing that was to be said is', async () => {
    const rig = await begun();
    await tickAt(rig, 0);
    for (const account of ['carol', 'appletree']) rig.fakePlaces.enter('#iv-1', account);
    rig.clock.set(new Date(START + 5 * MINUTE).toISOString());
    await rig.runner.tick();
    rig.fakePlaces.lose();
    rig.fakePlaces.openings.push({ kind: 'refused', reason: 'Cannot join channel (+i)' });

    const said = await tickAt(rig, 6);

    expect(said.filter((line) => line.startsWith('carol')).toSorted()).toEqual([
      'carol: I cannot get into #iv-1 any more, so we go on here: what you write to me I hand on to appletree, but for commands.',
      'carol: Now the exercise. The mentor gives it (30 minutes, b1).',
    ]);
    expect(said.filter((line) => line.startsWith('#'))).toEqual([]);
    await says(rig, 'carol', 'I am here.', null);
    expect(await newlySaid(rig)).toEqual(['appletree: <carol> I am here.']);
  });

  it('waits for the network if it is down', async () => {
    const rig = await begun();
    rig.fakePlaces.openings.push({ kind: 'later' });

    expect(await tickAt(rig, 0)).toEqual([
      'carol: Your interview for Pear parser frobnication with appletree begins (b1).',
      'appletree: Your interview for Pear parser frobnication with carol begins (b1).',
    ]);
    expect(await tickAt(rig, 1)).toContain('#iv-1: Welcome! First get to know each other (5 minutes, b1).');
  });

  it('is relayed if the network does not let it', async () => {
    const rig = await begun();
    rig.fakePlaces.openings.push({ kind: 'refused', reason: 'Too many channels' });

    const said = await tickAt(rig, 0);

    expect(said).toContain('carol: What you write to me here I hand on to appletree, but for commands.');
    expect(said.filter((line) => line.startsWith('#'))).toEqual([]);
    expect(await tickAt(rig, 1)).toEqual([]);
  });
});

describe('people and the place of an interview', () => {
  it('who says that they are there while it runs is invited again', async () => {
    const rig = await begun();
    await tickAt(rig, 0);
    rig.fakePlaces.invited.length = 0;

    const letIn = await rig.running.arrive(await bookingOf(rig), 'applicant', { ...carol, nick: 'carol_' });

    expect(letIn).toEqual({ kind: 'invited', title: '#iv-1' });
    expect(rig.fakePlaces.invited).toEqual(['#iv-1: carol']);
  });

  it('who is seen again is invited again, but no more often than once a minute', async () => {
    const rig = await begun();
    await tickAt(rig, 0);
    rig.fakePlaces.invited.length = 0;
    const seen = async (nick: string, account: string | null) => {
      rig.places.seen('oftc', nick, account);
      await rig.runner.tick();
    };

    await seen('carol2', 'carol');
    await seen('carol2', 'carol');
    await seen('dave', 'dave');
    expect(rig.fakePlaces.invited).toEqual(['#iv-1: carol']);
    rig.clock.set(new Date(START + 2 * MINUTE).toISOString());
    await seen('appletree', null);
    expect(rig.fakePlaces.invited).toEqual(['#iv-1: carol', '#iv-1: appletree']);
  });

  it('another mentor of the idea can come, and what they say is kept', async () => {
    const rig = await begun();
    await tickAt(rig, 0);

    expect(await rig.running.arrive(await bookingOf(rig), 'mentor', bob)).toEqual({ kind: 'invited', title: '#iv-1' });
    for (const account of ['carol', 'appletree', 'bobstone']) rig.fakePlaces.enter('#iv-1', account);
    await says(rig, 'bobstone', 'And how would you test it?');

    expect(await rig.running.record.lines(1)).toMatchObject([{ side: 'mentor', nick: 'bobstone' }]);
    expect((await rig.running.standing(ann))?.booking.id).toBe(1);
  });

  it('who is on another network than the mentor is talked to across', async () => {
    const rig = await begun(undefined, { ...party('carol'), network: 'libera', account: 'carolyn', nick: 'carolyn' });

    const said = await tickAt(rig, 0);

    expect(rig.fakePlaces.invited).toEqual([]);
    expect(said).toContain('carolyn: What you write to me here I hand on to appletree, but for commands.');
  });

  it('who says that they are there on another network than they booked on is told there, and nowhere else, until it is over', async () => {
    const rig = await openRig();
    await rig.desk.offer(actor(ann), PEAR, [{ startsAt: START, endsAt: START + 2 * HOUR }]);
    await rig.desk.book(actor(carol), 1);
    rig.clock.set(new Date(START - 5 * MINUTE).toISOString());
    await comes(rig, { ...carol, network: 'libera', account: 'carolyn', nick: 'carolyn' }, 'applicant');
    await newlySaid(rig);

    await comes(rig, ann, 'mentor');
    const begins = await tickAt(rig, 0);
    await rig.desk.finish(actor(ann), 1);
    const ends = await newlySaid(rig);

    expect(begins).toContain('carolyn: Your interview for Pear parser frobnication with appletree begins (b1).');
    expect(ends).toContain('carolyn: The interview b1 for Pear parser frobnication is over. Thank you!');
    expect([...begins, ...ends].filter((line) => line.startsWith('carol:'))).toEqual([]);
    const kept = await rig.outbox.list({ keys: ['booking:1:begun:applicant', 'booking:1:ended:applicant'] });
    expect(kept.map(({ kind }) => kind)).toEqual(['interview', 'interview']);
  });

  it('who comes late, after being missed, finds the place opened then', async () => {
    const rig = await openRig();
    await rig.desk.offer(actor(ann), PEAR, [{ startsAt: START, endsAt: START + 2 * HOUR }]);
    await rig.desk.book(actor(carol), 1);
    rig.clock.set(new Date(START - 5 * MINUTE).toISOString());
    await comes(rig, ann, 'mentor');
    await tickAt(rig, 10);
    expect(rig.fakePlaces.invited).toEqual([]);

    rig.clock.set(new Date(START + 20 * MINUTE).toISOString());
    await comes(rig, carol, 'applicant');

    expect(await tickAt(rig, 20)).toContain('#iv-1: Welcome! First get to know each other (5 minutes, b1).');
    expect(rig.fakePlaces.invited.toSorted()).toEqual(['#iv-1: appletree', '#iv-1: carol']);
  });
});
