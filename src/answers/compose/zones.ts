import { IANAZone } from 'luxon';

/** The zone that a person names, as the tz database spells it, or null; "asia/kolkata" and a city alone, "kolkata", are understood. */
export function findZone(text: string): string | null {
  const wanted = text.trim().replaceAll(' ', '_').toLowerCase();
  const zones = zonesByName();
  const [zone, ...others] = zones.get(wanted) ?? [];
  if (zone !== undefined && others.length === 0) return zone;
  // Names such as Asia/Kolkata are valid, though the list has the former name of the place on many systems.
  const named = titleCase(wanted);
  const candidates = wanted.includes('/') ? [named] : AREAS.map((area) => `${area}/${named}`);
  const valid = candidates.find((name) => IANAZone.isValidZone(name));
  if (valid === undefined) return null;
  // Of the names that there are no more than hundreds can be valid.
  zones.set(wanted, [valid]);
  return valid;
}

/**
 * The zone that a person names by its abbreviation, by a place or by its name; all that read a zone read it by this.
 *
 * @param places names of places, and abbreviations that are used there, by zone.
 */
export function zoneNamed(text: string, places: Readonly<Record<string, readonly string[]>>): string | null {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/^in\s+/, '')
    .replace(/\s+time$/, '');
  if (/^(?:utc|gmt|z|zulu|etc\/utc|etc\/gmt)$/.test(name)) return 'UTC';
  const place = Object.entries(places).find(([, names]) => names.includes(name));
  return place?.[0] ?? findZone(name);
}

let known: Map<string, readonly string[]> | null = null;

/**
 * Zones by their folded names and by their cities alone, of which several may have the same name.
 *
 * Made when it is first asked for, and once: the system makes its list anew at each call, and whether a name is valid it finds out by making
 * a formatter, which took longer than all else that `tz` does.
 */
function zonesByName(): Map<string, readonly string[]> {
  if (known !== null) return known;
  known = new Map();
  const zones = Intl.supportedValuesOf('timeZone');
  for (const zone of zones) {
    const parts = zone.toLowerCase().split('/');
    for (let from = 1; from < parts.length; from += 1) {
      const city = parts.slice(from).join('/');
      known.set(city, [...(known.get(city) ?? []), zone]);
    }
  }
  for (const zone of zones) known.set(zone.toLowerCase(), [zone]);
  return known;
}

const AREAS = ['Asia', 'Europe', 'America', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian'];

function titleCase(text: string): string {
  return text.replace(/(^|[/_-])([a-z])/g, (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`);
}
