import type { Knex } from 'knex';
import type { Attendant, HeldAt } from '../../ports/interview-record.ts';

interface PlaceRow {
  readonly kind: HeldAt['kind'];
  readonly network: string | null;
  readonly name: string | null;
  readonly title: string | null;
}

export async function readPlace(knex: Knex, bookingId: number): Promise<HeldAt | null> {
  const [row]: PlaceRow[] = await knex('interview_places').where({ booking_id: bookingId });
  if (row === undefined) return null;
  const { kind, network, name, title } = row;
  if (kind === 'relay' || kind === 'closed') return { kind };
  return { kind, network: network ?? '', name: name ?? '', title: title ?? '' };
}

/** Within a transaction of the caller's. */
export async function writePlace(trx: Knex, bookingId: number, place: HeldAt): Promise<void> {
  const row = { booking_id: bookingId, network: null, name: null, title: null, ...place };
  await trx('interview_places').insert(row).onConflict('booking_id').merge();
  if (place.kind !== 'closed') return;
  await trx('interview_attendants').where({ booking_id: bookingId }).delete();
  await trx('interview_rests').where({ booking_id: bookingId }).delete();
}

export async function readAttendants(knex: Knex, bookingId: number): Promise<readonly Attendant[]> {
  return knex('interview_attendants')
    .where({ booking_id: bookingId })
    .orderBy('id', 'desc')
    .select('role', 'network', 'account', 'nick');
}

/** The last of a side counts, and is the newest row. */
export async function writeAttendant(trx: Knex, bookingId: number, attendant: Attendant): Promise<void> {
  const { network, account } = attendant;
  await trx('interview_attendants').where({ booking_id: bookingId, network, account }).delete();
  await trx('interview_attendants').insert({ booking_id: bookingId, ...attendant });
}
