import { z } from 'zod';
import { networkName } from './network-name.ts';
import { NICK, NICK_FORM } from './nick.ts';
import { secretSchema } from './secret-schema.ts';

const nick = z.string().regex(NICK, NICK_FORM);
const oneLine = z.string().regex(/^[^\p{Cc}]+$/u, 'must be one line of text');
const path = z.string().min(1);

const tlsSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('verified').describe('The certificate must be signed for the host by a known authority.'),
      caFile: path.optional().describe('PEM file of the only authorities to trust, in place of those of the system.'),
    }),
    z.strictObject({
      kind: z.literal('pinned').describe('Just one certificate counts, whoever signed it.'),
      sha256: z
        .string()
        .regex(/^(?:[0-9a-f]{2}:?){32}$/i, 'must be 64 hexadecimal digits, colons allowed')
        .describe('SHA-256 of the certificate: 64 hexadecimal digits, colons allowed.'),
    }),
    z.strictObject({
      kind: z
        .literal('plain')
        .describe('No encryption: everybody on the way can read and change what is said, passwords too.'),
    }),
  ])
  .default({ kind: 'verified' })
  .describe(
    'How the server is trusted: `{kind: verified}`, `{kind: verified, caFile: PATH}`, `{kind: pinned, sha256: DIGITS}` or `{kind: plain}`.',
  );

const saslSchema = z
  .discriminatedUnion('mechanism', [
    z.strictObject({ mechanism: z.literal('PLAIN'), account: oneLine, password: secretSchema }),
    z.strictObject({ mechanism: z.literal('EXTERNAL') }),
  ])
  .optional()
  .describe(
    'Signing in while connecting: `{mechanism: PLAIN, account: NAME, password: {file: PATH}}`, or `{mechanism: EXTERNAL}` by the client certificate. OFTC has none.',
  )
  .meta({ examples: [{ mechanism: 'PLAIN', account: 'gsocbot', password: { file: 'secrets/sasl-password' } }] });

const nickservSchema = z
  .strictObject({
    account: oneLine.optional().describe('Account to identify for; the nick if left out.'),
    password: secretSchema
      .optional()
      .describe('Left out where the client certificate identifies the bot and NickServ only gives the nick back.'),
    address: oneLine
      .default('NickServ')
      .describe(
        'Where it is written to; with a server (NickServ@services.oftc.net) nobody can take the password while services are down.',
      ),
    arguments: z
      .enum(['password', 'account password', 'password account'])
      .default('account password')
      .describe('Order of what follows IDENTIFY: atheme and anope take `account password`, OFTC `password account`.'),
    regain: z
      .enum(['REGAIN', 'GHOST', 'RECOVER'])
      .optional()
      .describe('Command that takes the nick back from a ghost of ours, if there is one; on OFTC REGAIN.')
      .meta({ examples: ['REGAIN'] }),
  })
  .optional()
  .describe('Signing in by a message to NickServ after connecting.')
  .meta({ examples: [{ password: { env: 'GSOCBOT_NICKSERV_PASSWORD' }, regain: 'REGAIN' }] });

const CHANNEL_FORM = 'must be a channel, in quotes, e.g. "#qemu-gsoc"';
const INTERVIEW_FORM = 'must be false, or a channel with {booking} in it, in quotes, e.g. "#qemu-gsoc-iv-{booking}"';
const channelSchema = z.strictObject({
  name: z
    // Without quotes YAML takes it for a comment.
    .string(CHANNEL_FORM)
    .regex(/^[#&+!][^\s\p{Cc},]{0,199}$/u, CHANNEL_FORM)
    .describe('Its name, in quotes.')
    .meta({ examples: ['#orchard'] }),
  key: secretSchema
    .optional()
    .describe('The key of a channel with mode +k.')
    .meta({ examples: [{ file: 'secrets/channel-key' }] }),
  program: z
    .string()
    .min(1)
    .optional()
    .describe('Id of the program that is spoken of there; the first program if left out.')
    .meta({ examples: ['qemu-2024'] }),
});

const speakingSchema = z
  .strictObject({
    burst: z
      .int()
      .min(1)
      .default(4)
      .describe('Lines sent at once after a pause; OFTC disconnects a client that sends more than 5.'),
    linesPerSecond: z
      .number()
      .min(0)
      .default(1)
      .describe('Lines a second in the long run; 0 lifts the limit, for a server of your own only.'),
    repeats: z
      .int()
      .min(0)
      .default(5)
      .describe(
        'How often the same line may be said in one place within two minutes before it is taken for a loop of two bots; 0 lifts the limit.',
      ),
  })
  .prefault({})
  .describe('How fast the bot may speak.');

/** An IRC network. */
export const ircNetworkSchema = z
  .strictObject({
    kind: z.literal('irc'),
    name: networkName
      .describe('What the network is called here, e.g. `oftc`; nicks of the program data are looked up by it.')
      .meta({ examples: ['oftc'] }),
    host: z
      .string()
      .regex(/^[A-Za-z0-9._:-]+$/, 'must be the name or the address of a server, e.g. irc.oftc.net')
      .describe('Name of the server.')
      .meta({ examples: ['irc.oftc.net'] }),
    port: z
      .int()
      .min(1)
      .max(65_535)
      .optional()
      .describe('6697, or 6667 for a plain connection, if left out.')
      .meta({ examples: [6697] }),
    tls: tlsSchema,
    nick: nick
      .optional()
      .describe('`botNick` if left out.')
      .meta({ examples: ['gsocbot'] }),
    alternativeNicks: z
      .array(nick)
      .readonly()
      .default([])
      .describe('What the bot is called while its nick is taken, in this order; then its nick with underscores.'),
    username: z
      .string()
      .regex(/^[A-Za-z0-9_.-]{1,10}$/, 'must be 1 to 10 letters or digits')
      .default('gsocbot')
      .describe("What stands before the @ in the bot's address."),
    owner: oneLine
      .describe('Who runs the bot and how to reach them; anybody can see it by WHOIS.')
      .meta({ examples: ['Orchard org admins'] }),
    source: oneLine
      .describe("Where the bot's source or home page is; anybody can see it by WHOIS and CTCP SOURCE.")
      .meta({ examples: ['https://orchard.example/gsocbot'] }),
    serverPassword: secretSchema
      .optional()
      .describe('The password of a server that asks everybody for one, or of a bouncer; never that of NickServ.')
      .meta({ examples: [{ env: 'GSOCBOT_SERVER_PASSWORD' }] }),
    certificateFile: path
      .optional()
      .describe('PEM file of the certificate that identifies the bot (CertFP); may hold the private key as well.')
      .meta({ examples: ['secrets/gsocbot.pem'] }),
    privateKeyFile: path
      .optional()
      .describe('PEM file of the private key, if it is not in `certificateFile`.')
      .meta({ examples: ['secrets/gsocbot.key'] }),
    sasl: saslSchema,
    nickserv: nickservSchema,
    channels: z
      .array(channelSchema)
      .min(1, 'must name at least one channel')
      .readonly()
      .describe('The channels that the bot lives in.'),
    interviewChannels: z
      .union([
        z.literal(false),
        z
          .string(INTERVIEW_FORM)
          .regex(/^[#&+!][^\s\p{Cc},]{1,150}$/u, INTERVIEW_FORM)
          .refine((name) => name.split('{booking}').length === 2, INTERVIEW_FORM),
      ])
      .optional()
      .describe(
        'How the private channels for interviews are called, with `{booking}` where the number of the booking goes and `{random}` for four letters that nobody can foresee; `false`: none are made, and the bot hands on what is said. If left out, the first channel with `-iv-{booking}-{random}` behind it.',
      )
      .meta({ examples: ['#orchard-iv-{booking}'] }),
    bots: z.array(nick).readonly().default([]).describe('Nicks of other bots, which are never answered.'),
    errorsAs: z
      .enum(['PRIVMSG', 'NOTICE'])
      .default('PRIVMSG')
      .describe('How a person is told directly that a command was wrong; some networks want NOTICE of bots.'),
    formatting: z.boolean().default(true).describe('Whether the beginning of a list is bold.'),
    identity: z
      .enum(['auto', 'nickserv'])
      .default('auto')
      .describe(
        'How a speaker is proved: `auto` by what the network offers (account-tag, WHOX, WHOIS); `nickserv` by asking NickServ where WHOIS says nothing; its `address` must name the server then.',
      ),
    confirmBy: z
      .enum(['ping', 'echo'])
      .default('ping')
      .describe(
        'How the bot learns that the server took a line: by the answer to a PING, or by echo-message where it is offered.',
      ),
    speaking: speakingSchema,
  })
  .describe('An IRC network.');

export type IrcNetworkSettings = z.output<typeof ircNetworkSchema>;
