import { systemClock } from '../adapters/system/system-clock.ts';
import { formatDuration } from '../answers/compose/times.ts';
import { type Reason, readReason } from '../domain/language/reasons.ts';
import { isAway } from '../ports/chat-network.ts';
import { EXIT } from './exit-codes.ts';
import { loadSettings } from './load-settings.ts';
import type { HealthOptions } from './options.ts';
import { readStatusFile, statusFileOf, type WrittenStatus } from './status-file.ts';

/** A bot that has written nothing for so long is stuck or gone; it writes every ten seconds. */
const STALE_MS = 60_000;
/** A bot that has been on no network for so long is of no use to anybody; shorter cuts mend themselves. */
const ALONE_MS = 10 * 60_000;

/** Tells whether the bot of a configuration is alive and on a network. @returns 1 if it is not. */
export async function health(options: HealthOptions): Promise<number> {
  const { settings } = await loadSettings(options.config ?? null);
  const status = readStatusFile(statusFileOf(settings));
  const now = systemClock.now();
  const problem = healthProblem(status, now);
  for (const network of status?.networks ?? []) process.stdout.write(`${JSON.stringify(network)}\n`);
  const up = status === null ? '' : `, up for ${formatDuration(now - status.startedAt)}`;
  for (const flaw of flaws(status)) process.stdout.write(`${flaw}\n`);
  // Last, where whoever looks at one line looks.
  process.stdout.write(problem === null ? `healthy${up}\n` : `unhealthy: ${problem}\n`);
  return problem === null ? EXIT.ok : EXIT.failed;
}

/** What is wrong, in words for an org admin; null if nothing is. */
export function healthProblem(status: WrittenStatus | null, now: number): string | null {
  if (status === null) return 'no running bot has written its status; is it started, with this configuration?';
  if (now - status.at > STALE_MS) return `the bot has written nothing for ${Math.round((now - status.at) / 1_000)} s`;
  const isOnline = status.networks.some(
    ({ state, since }) => state === 'connected' || (isAway(state) && now - since < ALONE_MS),
  );
  if (isOnline) return null;
  return `on no network: ${status.networks.map(({ name, problem }) => `${name}: ${problem === null ? 'unknown' : plain(problem)}`).join('; ')}`;
}

/** What an org admin should know of a bot that is well enough: networks that are down, and what is not as it should be on those that are up. */
export function flaws(status: WrittenStatus | null): readonly string[] {
  return (status?.networks ?? []).flatMap(({ name, state, problem, warnings }) => [
    ...(state === 'connected' || problem === null || problem === 'connecting'
      ? []
      : [`${name} is not connected: ${plain(problem)}`]),
    ...warnings.map((warning) => `${name}: ${plain(warning)}`),
  ]);
}

/** A code as it is; the words of the outside without theirs. */
function plain(problem: Reason): string {
  const { code, detail } = readReason(problem);
  return code === 'error' ? detail : problem;
}
