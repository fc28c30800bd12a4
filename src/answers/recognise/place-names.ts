import type { Language } from '../../domain/language/language.ts';
import type { Analyser } from '../text/analyse.ts';
import { createPhraseMatcher, type PhraseMatcher } from '../text/phrase-matcher.ts';

/** Finds places where people say that they are, as the zones that are kept there. */
export function createPlaceNames({ zonesOfPlaces }: Language, analyser: Analyser): PhraseMatcher<string> {
  const places = Object.entries(zonesOfPlaces).flatMap(([zone, names]) => {
    // "Asia/Tokyo" names its city.
    const city = zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? '';
    return [city, ...names].map((name): [string, string] => [name, zone]);
  });
  return createPhraseMatcher(analyser, places);
}
