import { IANAZone } from 'luxon';

/** The zone that a person names, as the tz database spells it, or null; "asia/kolkata" and a city alone, "kolkata", are understood. */
export function findZone(text: string): string | null {
  const wanted = text.trim().replaceAll(' ', '_').toLowerCase();
  const zones = Intl.supportedValuesOf('timeZone');
  const exact = zones.find((name) => name.toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  const ofCity = zones.filter((name) => name.toLowerCase().endsWith(`/${wanted}`));
  if (ofCity.length === 1 && ofCity[0] !== undefined) return ofCity[0];
  // Aliases such as Asia/Kolkata are valid, though the list has the old name only on some systems.
  const titled = wanted.replace(
    /(^|[/_-])([a-z])/g,
    (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`,
  );
  return wanted.includes('/') && IANAZone.isValidZone(titled) ? titled : null;
}
