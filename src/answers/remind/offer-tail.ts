/** What may follow the hours of an offer. */
export interface OfferTail {
  readonly everyMinutes: number | null;
  readonly gapMinutes: number;
  /** The words of a day; null if none were said. */
  readonly until: string | null;
  /** A zone as it was typed; null if nothing is left for one. */
  readonly zone: string | null;
}

const UNTIL =
  /\suntil\s+(\d{4}-\d{2}-\d{2}|\d{1,2}\s+\p{L}+(?:\s+\d{4})?|\p{L}+\s+\d{1,2}(?:\s+\d{4})?|\p{L}+day|tomorrow)(?=\s)/iu;

/** Reads "every 60m gap 15m until 12 april Europe/Berlin", in any order; a zone is what is left. */
export function offerTail(text: string): OfferTail {
  let rest = ` ${text} `;
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.replace(found[0], ' ');
    return found?.[1] ?? null;
  };
  const everyMinutes = takeMinutes(take, 'every');
  const gapMinutes = takeMinutes(take, 'gap') ?? 0;
  const until = take(UNTIL)?.replaceAll(/\s+/g, ' ') ?? null;
  const zone = rest.trim();
  return { everyMinutes, gapMinutes, until, zone: zone === '' ? null : zone };
}

/** "every 45m", "gap 1h"; minutes where no unit is written. */
function takeMinutes(take: (pattern: RegExp) => string | null, word: string): number | null {
  const length = take(new RegExp(String.raw`\s${word}\s+(\d{1,4}\s*(?:m|min|minutes?|h|hours?)?)(?=\s)`, 'i'));
  if (length === null) return null;
  return Number.parseInt(length, 10) * (/h/i.test(length) ? 60 : 1);
}
