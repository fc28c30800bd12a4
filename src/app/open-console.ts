import { type ConsoleNetwork, createConsoleNetwork } from '../adapters/console/console-network.ts';
import { SLASH_COMMANDS } from '../adapters/console/parse-line.ts';
import { openTerminal, type TerminalStreams } from '../adapters/console/terminal.ts';
import type { SimulatedClock } from '../adapters/system/simulated-clock.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { allCommands } from '../commands/all-commands.ts';
import type { ConsoleNetworkSettings } from '../config/settings/console-schema.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { ProgramIndexes } from './program-indexes.ts';
import type { SpokenProgram } from './spoken-program.ts';
import { welcomeLines } from './welcome.ts';

/** What a person at the terminal looks at, and can change. */
export interface Stage {
  readonly streams: TerminalStreams;
  readonly clock: SimulatedClock;
  readonly indexes: ProgramIndexes;
  readonly spoken: SpokenProgram;
  /** Told when the person sets the clock: reminders may be due now. */
  clockMoved(): Promise<void>;
}

/** The terminal as a network, with its first screen. */
export function openConsole(settings: Settings, options: ConsoleNetworkSettings, stage: Stage): ConsoleNetwork {
  const { streams, clock, indexes, spoken, clockMoved } = stage;
  const { name, channel, nick } = options;
  return createConsoleNetwork(
    {
      name,
      channel,
      sender: { nick, account: null },
      botNick: settings.botNick,
      hint: `${settings.botNick} answers what is said to it: begin with "${settings.botNick}:", or with "${settings.prefix}" and a command`,
      welcome: welcomeLines(spoken.index().program, settings, channel, clock.now()),
    },
    openTerminal(streams, () => completions(settings)),
    {
      now: clock.now,
      realNow: systemClock.now,
      setTime: clock.set,
      timeWasSet: clockMoved,
      programs: () => [spoken.id(), ...indexes.programs.map(({ id }) => id).filter((id) => id !== spoken.id())],
      useProgram: spoken.use,
    },
  );
}

function completions(settings: Settings): readonly string[] {
  const commands = allCommands.map((command) => `${settings.prefix}${command.name}`);
  return [...commands, ...SLASH_COMMANDS.map(([usage]) => usage.split(' ')[0] ?? usage), `${settings.botNick}:`];
}
