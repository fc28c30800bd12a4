import { type Slot, slotName } from '../../domain/interviews/slot.ts';

/** A slot with its name. */
export function named(slot: Slot) {
  return { ...slot, name: slotName(slot.id) };
}

/** The zones in which times are told. */
export function shownZone(zone: string | null): string {
  return zone === null || zone === 'UTC' ? 'UTC' : `UTC (${zone})`;
}
