import { z } from 'zod';
import { consoleNetworkSchema } from './console-schema.ts';
import { crossFaults } from './cross-faults.ts';
import { instant } from './instant-schema.ts';
import { interviewsSchema } from './interviews-schema.ts';
import { ircNetworkSchema } from './irc-schema.ts';
import { matrixNetworkSchema } from './matrix-schema.ts';
import { remindersSchema } from './reminders-schema.ts';

const accountName = z.string().regex(/^[a-z0-9][a-z0-9-]*\/\S+$/, 'must be NETWORK/ACCOUNT, e.g. "oftc/stefanha"');

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
        'Paths of program files (relative to this file), or ids of programs that come with the bot. The first is the one spoken of. Needed on a network; in the terminal all that come with the bot are the default.',
      ),
    database: z
      .string()
      .min(1)
      .default('var/gsocbot.sqlite')
      .describe('Path of the SQLite file, relative to this file; made if it does not exist.'),
    admins: z
      .array(accountName)
      .readonly()
      .default([])
      .describe('Accounts of the org admins, each with the network that proves it: `oftc/stefanha`.')
      .meta({ examples: [['oftc/stefanha']] }),
    mentors: z
      .record(z.string().min(1), z.array(accountName).min(1).readonly())
      .default({})
      .describe(
        'Accounts of the mentors, by the id of the person in the program file, e.g. `{stefano-garzarella: [oftc/sgarzare]}`; the first is where they are told things. They take the place of all that the page gives for that person. Only whose account is known can offer interviews.',
      )
      .meta({ examples: [{ 'stefano-garzarella': ['oftc/sgarzare'] }] }),
    mentorAccounts: z
      .enum(['configured', 'pages'])
      .default('configured')
      .describe(
        'Which accounts count as those of mentors: `configured`, those under `mentors` alone; `pages`, for the others also the account that is called like the nick which the program page gives, and the Matrix id. Whoever registers such a nick first, or can edit the page, is a mentor then.',
      ),
    limits: z
      .strictObject({
        perPersonPerMinute: z
          .int()
          .min(0)
          .default(12)
          .describe('Messages of one person that are answered in a minute; 0 lifts the limit.'),
        perChannelPerMinute: z
          .int()
          .min(0)
          .default(40)
          .describe('Messages that are answered in one channel in a minute; 0 lifts the limit.'),
        guestsPerMinute: z
          .int()
          .min(0)
          .default(30)
          .describe(
            'Private messages that are answered in a minute on one network to people who prove no account, all of them together; 0 lifts the limit.',
          ),
      })
      .prefault({})
      .describe('How much the bot lets itself be asked. Who goes beyond is told so once.'),
    privacy: z
      .strictObject({
        mails: z
          .enum(['channel', 'direct'])
          .default('channel')
          .describe(
            'Where a mail address is said to a person who asks for that very address: in the `channel` they asked in, or `direct` to them alone. Lists never hold any.',
          ),
      })
      .prefault({})
      .describe('How much is said where everybody can read it.'),
    bridged: z
      .array(
        z.strictObject({
          channels: z
            .array(
              z
                .string()
                .regex(/^[a-z0-9][a-z0-9-]*\/\S+$/, 'must be NETWORK/CHANNEL in quotes, e.g. "oftc/#qemu-gsoc"'),
            )
            .min(2, 'must name the channels of both sides')
            .readonly()
            .describe('The channels, each as `network/channel`; what the bot says unasked it says in the first.')
            .meta({ examples: [['oftc/#orchard', 'matrix/#orchard:orchard.example']] }),
          ghosts: z
            .array(z.string().min(2))
            .min(1, 'must tell how the bridge names people of the other side')
            .readonly()
            .describe('Nicks or ids that the bridge gives people of the other side; `*` stands for anything.')
            .meta({ examples: [['*[m]', '@oftc_*:orchard.example']] }),
        }),
      )
      .readonly()
      .default([])
      .describe(
        'Channels between which a bridge carries what is said, so that the bot answers and announces once. An entry: `{channels: ["oftc/#orchard", "matrix/#orchard:orchard.example"], ghosts: ["*[m]", "@oftc_*:orchard.example"]}`.',
      ),
    interviews: interviewsSchema,
    log: z
      .strictObject({
        level: z
          .enum(['debug', 'info', 'warn', 'error'])
          .default('info')
          .describe('The least severe level that is written. What people say is written at `debug` only.'),
        format: z
          .enum(['auto', 'json', 'human'])
          .default('auto')
          .describe('`auto`: for people on a terminal, one JSON object a line elsewhere.'),
      })
      .prefault({})
      .describe('The log, on standard error.'),
    simulatedStart: instant
      .optional()
      .describe(
        'Runs on a clock that starts at this instant instead of the real one; for trying things out in the terminal.',
      )
      .meta({ examples: ['2024-03-25T10:00Z'] }),
    reminders: remindersSchema,
    networks: z
      .array(z.discriminatedUnion('kind', [consoleNetworkSchema, ircNetworkSchema, matrixNetworkSchema]))
      .min(1, 'must have at least one network')
      .readonly()
      .default([consoleNetworkSchema.parse({ kind: 'console' })])
      .describe(
        'Where the bot is: one conversation in the terminal, or any number of IRC networks and Matrix accounts.',
      ),
  })
  .superRefine((settings, context) => {
    for (const { path, message } of crossFaults(settings))
      context.addIssue({ code: 'custom', path: [...path], message });
  })
  .describe('Configuration of gsocbot.');

/** The configuration with all defaults filled in. */
export type Settings = z.output<typeof settingsSchema>;
/** One of its networks. */
export type NetworkSettings = Settings['networks'][number];
