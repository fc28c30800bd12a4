import { findZone } from '../compose/zones.ts';

/** "9:00 America/New_York", "9:00 New York time". */
const ZONE = /\s(?:in )?(?:([A-Za-z]+(?:\/[A-Za-z_]+){1,2})|([A-Z]\p{Ll}+(?: [A-Z]\p{Ll}+)?) time)(?=[\s,.;:]|$)/u;

/** The zone that a text names beside a time, and the text without it; null if it names none. */
export function takeZone(text: string): { readonly zone: string | null; readonly rest: string } {
  const [named = '', name, place] = ZONE.exec(text) ?? [];
  const zone = findZone(name ?? place ?? '');
  return { zone, rest: zone === null ? text : text.replace(named, '') };
}
