import { DAY_MS, HOUR_MS, MINUTE_MS } from './units.ts';

const UNITS_MS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS };

/** "30m", "3h", "14d", "2w", "1d12h" or "0" in milliseconds; null for anything else. */
export function parseDuration(text: string): number | null {
  if (text === '0') return 0;
  if (!/^(?:\d{1,6}[mhdw])+$/.test(text)) return null;
  const parts = [...text.matchAll(/(\d+)([mhdw])/g)];
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS_MS[unit] ?? 0), 0);
}
