import type { About } from '../bot/capabilities.ts';
import type { Instant } from '../domain/program/key-date.ts';
import { version } from './version.ts';

/** What the bot tells of itself. @param startedAt when it began to run. */
export function about(startedAt: Instant): About {
  return { version, zoneTables: process.versions['tz'] ?? 'unknown', startedAt };
}
