import { systemRandom } from '../adapters/system/system-random.ts';
import { createPhrasebook } from '../answers/compose/phrasebook.ts';
import type { BotParts } from '../bot/bot-parts.ts';
import type { MessageLimits } from '../bot/limiter.ts';
import { allCommands } from '../commands/all-commands.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { about } from './about.ts';

/** The parts of a bot that are the same whichever networks it is on. */
export type CommonParts = Omit<
  BotParts,
  'indexFor' | 'programs' | 'networks' | 'preferences' | 'people' | 'reminders' | 'interviews' | 'runningInterviews'
>;

export function commonParts(settings: Settings, language: Language, clock: Clock, log: Log): CommonParts {
  const { prefix, admins, privacy } = settings;
  return {
    commands: allCommands,
    say: createPhrasebook(language.replies),
    clock,
    random: systemRandom,
    log,
    prefix,
    admins,
    limits: limitsOf(settings),
    privacy,
    bridges: settings.bridged,
    about: about(clock.now()),
  };
}

/** In the configuration 0 lifts a limit. */
function limitsOf({ limits }: Settings): MessageLimits {
  return {
    perPersonPerMinute: limits.perPersonPerMinute || Infinity,
    perChannelPerMinute: limits.perChannelPerMinute || Infinity,
  };
}
