import { type AssembledBot, assembleBot, type BotWorld } from './assemble-bot.ts';
import { createLiveSettings, type LiveSettings } from './live-settings.ts';
import type { ProgramIndexes } from './program-indexes.ts';
import { createDesk } from './reminder-desk.ts';
import { type RunningReminders, startReminders } from './start-reminders.ts';

/** A bot that also speaks by itself. */
export interface RunningBot extends AssembledBot {
  readonly reminders: RunningReminders;
}

/** Puts a bot together and starts to plan and to say what time asks for. */
export function runBot(
  world: Omit<BotWorld, 'programs' | 'nudge' | 'reminders'>,
  indexes: ProgramIndexes,
  live: LiveSettings = createLiveSettings(world.settings),
): RunningBot {
  const { settings, language, networks, clock, log, database, record = database } = world;
  const programs = () => indexes.programs;
  const assembled = assembleBot({
    ...world,
    programs,
    nudge: () => reminders.sayDue(),
    reminders: (people) =>
      createDesk(
        { live, indexes, replan: () => reminders.replan() },
        { machine: () => reminders.machine(), nudge: () => reminders.nudge() },
        people,
      ),
  });
  const reminders = startReminders(
    {
      settings,
      settingsNow: () => live.current,
      programs,
      language,
      networks,
      clock,
      log,
      alsoTick: assembled.interviews.tick,
    },
    record,
  );
  return { ...assembled, reminders };
}
