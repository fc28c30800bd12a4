import type { Booking } from '../../domain/interviews/booking.ts';
import { foldPersonName } from '../../domain/people/fold-name.ts';
import type { ChatNetwork } from '../../ports/chat-network.ts';
import type { Guest, InterviewPlaces, PlaceOpening } from '../../ports/interview-places.ts';
import type { Attendant, HeldAt } from '../../ports/interview-record.ts';
import type { OutboxStore } from '../../ports/outbox.ts';
import { type Audience, partiesOf } from './audience.ts';
import { farewellMessage, whereMessages } from './interview-messages.ts';
import type { InterviewParts } from './interview-parts.ts';
import { moveHome } from './move-home.ts';

/** What the opening of places is made of. */
export interface PlacesParts extends InterviewParts {
  readonly outbox: OutboxStore;
}

/** Whether somebody was let into the place of an interview. */
export type LetIn =
  | { readonly kind: 'invited' | 'not-invited'; readonly title: string }
  | { readonly kind: 'no-place' };

/** Opens the places of interviews, comes back to them and closes them. */
export interface Places {
  /**
   * Where an interview that runs is held. The first time that is decided and both are told; later the bot comes back there, or
   * the interview goes on in direct conversations if it can't.
   *
   * @returns null if it can't be decided yet, because the network is down.
   */
  settle(booking: Booking): Promise<Audience | null>;
  /** The same without opening anything. */
  audienceOf(booking: Booking): Promise<Audience>;
  /** Reads which places were open when the bot was last here; false until that has been done. */
  readonly isRestored: boolean;
  restore(): Promise<void>;
  /** The booking whose place this is; null for every other channel. */
  bookingAt(network: string, channel: string): Pick<Booking, 'id' | 'program'> | null;
  /** Somebody wants to get in, or back in. */
  letIn(booking: Booking, attendant: Attendant): Promise<LetIn>;
  /** Somebody was seen who may be missed in a place. */
  seen(network: string, nick: string, account: string | null): void;
  /** Says goodbye in the place of an interview that is over, and leaves it. @returns false if that is not done yet. */
  close(booking: Booking): Promise<boolean>;
}

interface OpenPlace {
  readonly booking: Pick<Booking, 'id' | 'program'>;
  readonly network: string;
  readonly name: string;
  readonly title: string;
}

/** A farewell that has not been said by then is not waited for. */
const FAREWELL_MS = 60_000;
/** Who stays away from a place is invited no more often than this. */
const INVITE_PAUSE_MS = 60_000;

/** Holds in mind which places are open, so that a line in any other channel costs nothing; `restore` reads that after a start. */
export function createPlaces(parts: PlacesParts): Places {
  const { record, outbox, say, clock, log } = parts;
  /** By network and name. */
  const open = new Map<string, OpenPlace>();
  const underWay = new Map<number, Promise<Audience | null>>();
  /** When somebody was invited last, by place and account. */
  const invitedAt = new Map<string, number>();

  const placesOn = (network: string): InterviewPlaces | undefined => parts.network(network)?.places;
  const placeOf = (booking: Booking) => [...open.values()].find((place) => place.booking.id === booking.id);
  const forget = ({ network, name }: Pick<OpenPlace, 'network' | 'name'>) => open.delete(keyOf(network, name));

  const audienceAt = async (booking: Booking, held: HeldAt | null): Promise<Audience> => {
    const parties = partiesOf(booking, await record.attendants(booking.id));
    if (held?.kind !== 'open') return { booking, place: null, parties, isThere: { applicant: false, mentor: false } };
    const { network, name } = held;
    const isThere = (account: string) => placesOn(network)?.isThere(name, account) ?? false;
    return {
      booking,
      place: { network, name },
      parties,
      isThere: { applicant: isThere(parties.applicant.account), mentor: isThere(parties.mentor.account) },
    };
  };

  /** Opens a new place, or goes back to one. */
  const openAt = async (booking: Booking, network: ChatNetwork, known: string | null): Promise<PlaceOpening> => {
    if (network.places === undefined) return { kind: 'refused', reason: 'the network makes no places' };
    return network.places.open({
      label: String(booking.id),
      known,
      guests: guestsOf(network.name, await record.attendants(booking.id), partiesOf(booking, [])),
      remember: (name) =>
        record.setPlace(booking.id, { kind: 'opening', network: network.name, name, title: '' }, [], clock.now()),
    });
  };

  const opened = async (booking: Booking, network: string, opening: Extract<PlaceOpening, { kind: 'open' }>) => {
    const { name, title, way, isPowerless = false } = opening;
    open.set(keyOf(network, name), { booking, network, name, title });
    const held: HeldAt = { kind: 'open', network, name, title };
    const audience = await audienceAt(booking, held);
    // Said once, however often the bot comes back.
    const now = clock.now();
    const messages = [
      ...whereMessages(audience, 'placeOpened', { title, way }, say, now),
      ...(isPowerless ? whereMessages(audience, 'placePowerless', { title }, say, now) : []),
    ];
    await record.setPlace(booking.id, held, messages, now);
    // What was to be said there while the bot was away.
    await outbox.wake({ network, channel: name }, now);
    parts.nudge();
    return audienceAt(booking, held);
  };

  const relayed = async (booking: Booking, lost: string | null): Promise<Audience> => {
    const audience = await audienceAt(booking, { kind: 'relay' });
    const name = lost === null ? 'placeRelay' : 'placeLost';
    const messages = whereMessages(audience, name, { title: lost ?? '' }, say, clock.now());
    await record.setPlace(booking.id, { kind: 'relay' }, messages, clock.now());
    parts.nudge();
    return audience;
  };

  const begin = async (booking: Booking): Promise<Audience | null> => {
    const { applicant, mentor } = partiesOf(booking, await record.attendants(booking.id));
    const network = applicant.network === mentor.network ? parts.network(applicant.network) : undefined;
    if (network?.places === undefined) return relayed(booking, null);
    const opening = await openAt(booking, network, null);
    if (opening.kind === 'later') return null;
    if (opening.kind === 'open') return opened(booking, network.name, opening);
    log.info({ network: network.name, booking: booking.id, reason: opening.reason }, 'an interview is relayed');
    return relayed(booking, null);
  };

  const comeBack = async (booking: Booking, held: Extract<HeldAt, { name: string }>): Promise<Audience | null> => {
    const network = parts.network(held.network);
    const place = placeOf(booking);
    if (network?.places?.isOpen(held.name) && place !== undefined) return audienceAt(booking, held);
    const opening: PlaceOpening =
      network === undefined ? { kind: 'refused', reason: 'gone' } : await openAt(booking, network, held.name);
    if (opening.kind === 'open') return opened(booking, held.network, opening);
    if (opening.kind === 'later') return held.kind === 'open' ? audienceAt(booking, held) : null;
    forget(held);
    if (held.kind === 'opening') return begin(booking);
    log.warn(
      { network: held.network, booking: booking.id, reason: opening.reason },
      'the place of an interview is lost',
    );
    const audience = await relayed(booking, held.title);
    await moveHome(held, audience, { outbox, clock });
    return audience;
  };

  const decide = async (booking: Booking): Promise<Audience | null> => {
    const held = await record.place(booking.id);
    if (held === null) return begin(booking);
    return held.kind === 'open' || held.kind === 'opening' ? comeBack(booking, held) : audienceAt(booking, held);
  };

  const invite = async (place: OpenPlace, guest: Guest): Promise<boolean> => {
    invitedAt.set(`${keyOf(place.network, place.name)} ${guest.account}`, clock.now());
    return (await placesOn(place.network)?.invite(place.name, guest)) ?? false;
  };

  const inviteMissed = async (place: OpenPlace, nick: string, account: string | null): Promise<void> => {
    const attendants = await record.attendants(place.booking.id);
    const missed = attendants.find(
      (one) => one.network === place.network && (account === null ? one.nick === nick : one.account === account),
    );
    if (missed === undefined || placesOn(place.network)?.isThere(place.name, missed.account)) return;
    const last = invitedAt.get(`${keyOf(place.network, place.name)} ${missed.account}`) ?? -Infinity;
    if (clock.now() - last >= INVITE_PAUSE_MS) await invite(place, { account: missed.account, nick });
  };

  let isRestored = false;
  return {
    get isRestored() {
      return isRestored;
    },
    restore: async () => {
      for (const id of await record.unclosed()) {
        const [held, booking] = [await record.place(id), await parts.store.booking(id)];
        if (held?.kind === 'open' && booking !== null) open.set(keyOf(held.network, held.name), { booking, ...held });
      }
      isRestored = true;
    },
    settle: (booking) => {
      const settling =
        underWay.get(booking.id) ??
        decide(booking).finally(() => {
          underWay.delete(booking.id);
        });
      underWay.set(booking.id, settling);
      return settling;
    },
    audienceOf: async (booking) => audienceAt(booking, await record.place(booking.id)),
    bookingAt: (network, channel) => (open.size === 0 ? null : (open.get(keyOf(network, channel))?.booking ?? null)),
    letIn: async (booking, attendant) => {
      const place = placeOf(booking);
      const isHere = place !== undefined && place.network === attendant.network;
      if (!isHere && attendant.role === 'observer') return { kind: 'no-place' };
      await record.addAttendant(booking.id, attendant);
      if (!isHere) return { kind: 'no-place' };
      const isInvited = await invite(place, attendant);
      return { kind: isInvited ? 'invited' : 'not-invited', title: place.title };
    },
    seen: (network, nick, account) => {
      for (const place of open.values()) {
        if (place.network !== network) continue;
        inviteMissed(place, nick, account).catch((error: unknown) =>
          log.error({ err: error, booking: place.booking.id }, 'somebody could not be invited'),
        );
      }
    },
    close: async (booking) => {
      const held = await record.place(booking.id);
      if (held?.kind === 'open' || held?.kind === 'opening') {
        const places = placesOn(held.network);
        if (held.kind === 'open' && places?.isOpen(held.name) && !(await saidFarewell(booking, held))) return false;
        await places?.close(held.name);
        forget(held);
      }
      await record.setPlace(booking.id, { kind: 'closed' }, [], clock.now());
      return true;
    },
  };

  /** Puts the farewell into the outbox, and looks whether it has been said. */
  async function saidFarewell(booking: Booking, held: HeldAt): Promise<boolean> {
    const message = farewellMessage(await audienceAt(booking, held), say, clock.now());
    if ((await outbox.add([message], clock.now())) > 0) {
      parts.nudge();
      return false;
    }
    const [kept] = await outbox.list({ keys: [message.key] });
    const isOpen = kept?.state === 'planned' || kept?.state === 'claimed';
    return !isOpen || clock.now() - kept.createdAt > FAREWELL_MS;
  }
}

function keyOf(network: string, name: string): string {
  return `${network} ${foldPersonName(name)}`;
}

/** Who of those who are there can be invited on a network; who checked in before that was kept, by the booking. */
function guestsOf(network: string, attendants: readonly Attendant[], parties: Audience['parties']): readonly Guest[] {
  const known = attendants.map(({ role }) => role);
  const others = (['applicant', 'mentor'] as const)
    .filter((side) => !known.includes(side))
    .map((side) => parties[side]);
  return [...attendants, ...others]
    .filter((one) => one.network === network)
    .map(({ account, nick }) => ({ account, nick }));
}
