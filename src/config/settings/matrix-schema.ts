import { z } from 'zod';
import { networkName } from './network-name.ts';
import { secretSchema } from './secret-schema.ts';

const userId = z.string().regex(/^@[^\s:]+:\S+$/, 'must be a Matrix id in quotes, e.g. "@gsocbot:example.org"');
const ROOM_FORM = 'must be an alias or id of a room in quotes, e.g. "#gsoc:example.org"';

const loginSchema = z
  .union(
    [
      z.strictObject({ accessToken: secretSchema }),
      z.strictObject({
        user: z.string().min(1).describe('Name or Matrix id of the account.'),
        password: secretSchema,
      }),
    ],
    'must be {user: NAME, password: {file: PATH}} or {accessToken: {file: PATH}}',
  )
  .describe(
    'How the bot signs in: `{user: NAME, password: {file: PATH}}`, once, and the session is kept in `folder`; or `{accessToken: {file: PATH}}` of a session that nobody else uses.',
  )
  .meta({ examples: [{ user: 'gsocbot', password: { file: 'secrets/matrix-password' } }] });

const channelSchema = z.strictObject({
  name: z
    // Without quotes YAML takes an alias for a comment.
    .string(ROOM_FORM)
    .regex(/^[#!][^\s\p{Cc}]{1,254}$/u, ROOM_FORM)
    .describe('Alias or id of the room, in quotes.')
    .meta({ examples: ['#orchard:orchard.example'] }),
  program: z
    .string()
    .min(1)
    .optional()
    .describe('Id of the program that is spoken of there; the first program if left out.')
    .meta({ examples: ['qemu-2024'] }),
});

/** An account on a Matrix homeserver. */
export const matrixNetworkSchema = z
  .strictObject({
    kind: z.literal('matrix'),
    name: networkName.describe('What the network is called here, e.g. `matrix`.').meta({ examples: ['matrix'] }),
    homeserver: z
      .string()
      .regex(
        /^(?:https?:\/\/)?[A-Za-z0-9.[\]:-]+\/?$/,
        'must be the name or address of a homeserver, e.g. "example.org" or "https://matrix.example.org"',
      )
      .describe(
        'Name of the server in Matrix ids, whose .well-known tells the address; or the address itself, with `https://`.',
      )
      .meta({ examples: ['orchard.example'] }),
    login: loginSchema,
    deviceName: z.string().min(1).max(100).default('gsocbot').describe("What the bot's device is called."),
    folder: z
      .string()
      .min(1)
      .describe(
        'Folder of its own for the session, the keys and the place in the stream of events, relative to this file; made if it does not exist. Losing it means signing in as a new device.',
      )
      .meta({ examples: ['var/matrix'] }),
    encryption: z
      .enum(['required', 'allowed', 'off'])
      .default('allowed')
      .describe(
        '`allowed`: in each room as the room is. `required`: the bot hears and speaks in encrypted rooms only. `off`: it has no keys and stays out of encrypted rooms.',
      ),
    channels: z
      .array(channelSchema)
      .min(1, 'must name at least one channel')
      .readonly()
      .describe('The rooms that the bot lives in. In conversations with one person it is wherever it is invited.'),
    interviewRooms: z
      .boolean()
      .default(true)
      .describe('Whether a private room is made for each interview; else the bot hands on what is said.'),
    bots: z
      .array(userId)
      .readonly()
      .default([])
      .describe('Matrix ids of other bots, which are never answered; `*` stands for anything.'),
    ghosts: z
      .array(userId)
      .readonly()
      .default([])
      .describe(
        'Matrix ids that a bridge makes for people elsewhere, e.g. `"@oftc_*:example.org"`; nothing proves who they are.',
      )
      .meta({ examples: [['@oftc_*:example.org']] }),
    speaking: z
      .strictObject({
        repeats: z
          .int()
          .min(0)
          .default(5)
          .describe(
            'How often the same may be said in one place within two minutes before it is taken for a loop of two bots; 0 lifts the limit.',
          ),
      })
      .prefault({})
      .describe('How much the bot may speak; how fast is up to the homeserver.'),
  })
  .describe('An account on a Matrix homeserver; docs/matrix.md shows how to set one up.');

export type MatrixNetworkSettings = z.output<typeof matrixNetworkSchema>;
