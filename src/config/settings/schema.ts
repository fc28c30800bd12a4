import { z } from 'zod';

const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/, 'must be an instant in UTC, e.g. 2024-03-25T10:00Z')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'must be an instant that exists');
const networkName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens, e.g. "oftc"');

const consoleNetwork = z
  .strictObject({
    kind: z.literal('console'),
    name: networkName.default('console'),
    channel: z
      .string()
      .regex(/^#\S+$/, 'must begin with #, e.g. "#qemu-gsoc"')
      .default('#qemu-gsoc')
      .describe('The channel in which one speaks at first.'),
    nick: z.string().min(1).default('alice').describe('Who one is at first.'),
  })
  .describe('A conversation in the terminal, for trying things out.');

/** The configuration as it is written in a YAML file. Every option has a default. */
export const settingsSchema = z
  .strictObject({
    botNick: z.string().min(1).max(30).default('gsocbot').describe('The name that the bot answers to.'),
    prefix: z
      .string()
      .regex(/^[!.,;~?@%&+-]{1,2}$/, 'must be one or two punctuation characters, e.g. "!"')
      .default('!')
      .describe('What a command begins with in a channel.'),
    programs: z
      .array(z.string().min(1))
      .min(1, 'must name at least one program')
      .readonly()
      .default(['qemu-2024', 'qemu-2017', 'xen-2013'])
      .describe(
        'Ids of bundled programs, or paths of program files (relative to this file). The first is the one spoken of.',
      ),
    database: z
      .string()
      .min(1)
      .default('var/gsocbot.sqlite')
      .describe('Path of the SQLite file, relative to this file; made if it does not exist.'),
    admins: z.array(z.string().min(1)).readonly().default([]).describe('Accounts of the org admins.'),
    simulatedStart: instant
      .optional()
      .describe(
        'Runs on a clock that starts at this instant instead of the real one; for trying things out, never for a real channel.',
      ),
    networks: z
      .array(consoleNetwork)
      .min(1, 'must have at least one network')
      .readonly()
      .default([consoleNetwork.parse({ kind: 'console' })]),
  })
  .describe('Configuration of gsocbot.');

/** The configuration with all defaults filled in. */
export type Settings = z.output<typeof settingsSchema>;
