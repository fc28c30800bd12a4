import type { Fault } from '../config/settings/cross-faults.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Program } from '../domain/program/program.ts';
import { mentorFaults } from './mentor-faults.ts';
import { reminderFaults } from './reminder-faults.ts';

/**
 * What is wrong in a configuration beyond what its schema sees: templates, cron expressions, places, and what it says of programs.
 *
 * @param programs null where they have faults of their own; what the configuration says of them cannot be judged then.
 */
export function configurationFaults(settings: Settings, programs: readonly Program[] | null): readonly Fault[] {
  if (programs === null) return reminderFaults(settings, null);
  const ids = programs.map(({ id }) => id);
  return [...mentorFaults(programs, settings), ...reminderFaults(settings, ids), ...channelFaults(settings, ids)];
}

/** Channels that are to speak of a program that is not loaded. */
function channelFaults({ networks }: Settings, ids: readonly string[]): readonly Fault[] {
  const message = (program: string) => `there is no program "${program}" among those of "programs": ${ids.join(', ')}`;
  return networks.flatMap((network, at) =>
    (network.kind === 'console' ? [] : network.channels).flatMap(({ program }, index) =>
      program === undefined || ids.includes(program)
        ? []
        : [{ path: ['networks', at, 'channels', index, 'program'], message: message(program) }],
    ),
  );
}
