import { IANAZone } from 'luxon';
import type { ProgramIndex } from '../program-index.ts';

/** The zone that a person names, as the tz database spells it, or null; "asia/kolkata" and a city alone, "kolkata", are understood. */
export function findZone(text: string): string | null {
  const wanted = text.trim().replaceAll(' ', '_').toLowerCase();
  const zones = Intl.supportedValuesOf('timeZone');
  const exact = zones.find((name) => name.toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  const ofCity = zones.filter((name) => name.toLowerCase().endsWith(`/${wanted}`));
  if (ofCity.length === 1 && ofCity[0] !== undefined) return ofCity[0];
  // Names such as Asia/Kolkata are valid, though the list has the former name of the place on many systems.
  const named = titleCase(wanted);
  const candidates = wanted.includes('/') ? [named] : AREAS.map((area) => `${area}/${named}`);
  return candidates.find((name) => IANAZone.isValidZone(name)) ?? null;
}

/** The zone that is kept where somebody says that they are, or goes by a short name there: "India", "IST"; null for other words. */
export function zoneOfPlace(text: string, { analyser, places }: ProgramIndex): string | null {
  const terms = analyser.terms(text);
  const [place] = places.find(terms);
  return place !== undefined && place.from === 0 && place.to === terms.length ? place.value : null;
}

const AREAS = ['Asia', 'Europe', 'America', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian'];

function titleCase(text: string): string {
  return text.replace(/(^|[/_-])([a-z])/g, (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`);
}
