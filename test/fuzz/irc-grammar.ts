/** Chance from a seed, so that a failure can be had again. Source: mulberry32, public domain. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const COMMANDS = [
  ...[
    'PRIVMSG',
    'PRIVMSG',
    'PRIVMSG',
    'PRIVMSG',
    'NOTICE',
    'JOIN',
    'PART',
    'QUIT',
    'NICK',
    'KICK',
    'MODE',
    'TOPIC',
    'INVITE',
  ],
  ...[
    'ACCOUNT',
    'CHGHOST',
    'AWAY',
    'SETNAME',
    'BATCH',
    'CAP',
    'AUTHENTICATE',
    'PING',
    'PONG',
    'RENAME',
    'TAGMSG',
    'WALLOPS',
  ],
  ...['FAIL', 'WARN', 'NOTE', 'KILL', 'privmsg', 'PRIVMSGS', '', '0', '1000', 'constructor', '__proto__', 'toString'],
];
const NUMERICS = [
  ...[
    '001',
    '002',
    '004',
    '005',
    '005',
    '263',
    '301',
    '303',
    '307',
    '311',
    '312',
    '315',
    '318',
    '319',
    '330',
    '332',
    '338',
    '352',
  ],
  ...[
    '353',
    '354',
    '366',
    '372',
    '376',
    '396',
    '401',
    '403',
    '404',
    '405',
    '415',
    '421',
    '432',
    '433',
    '437',
    '442',
    '470',
    '471',
  ],
  ...[
    '473',
    '474',
    '475',
    '477',
    '480',
    '486',
    '494',
    '716',
    '730',
    '731',
    '900',
    '901',
    '902',
    '903',
    '904',
    '905',
    '906',
    '908',
  ],
];
const NAMES = [
  ...[
    'gsocbot',
    'GSOCBOT',
    'anna',
    'Anna',
    'stefan',
    'ste{an',
    'ste[an',
    'NickServ',
    '#room',
    '#ROOM',
    '@#room',
    '+#room',
    '#other',
  ],
  ...[
    '&local',
    '*',
    '',
    ':',
    '@',
    '#',
    'a,b',
    'x'.repeat(80),
    'gsocbot,anna',
    '0',
    '$*',
    '\u212a',
    '漢字',
    '__proto__',
    'constructor',
  ],
];
const TEXTS = [
  ...[
    '!dates',
    'gsocbot: hello',
    '\x01VERSION\x01',
    '\x01PING 1 2\x01',
    '\x01PING',
    '\x01ACTION x\x01',
    '\x01\x01',
    '\x01',
    '',
    ' ',
  ],
  ...[
    '\x0304,99x\x03',
    '\x04ff00',
    '\x02\x0f',
    'STATUS anna 3',
    'a\0b',
    '\ufeff',
    '\ud83d',
    'x'.repeat(600),
    '*** Message to #room throttled',
  ],
  ...[
    'K-lined',
    'sasl',
    'sasl=PLAIN multi-prefix',
    '-sasl',
    'gsocbot-1',
    'gsocbot-2',
    '漢字'.repeat(80),
    `a${'\u0301'.repeat(200)}`,
    ':::',
    '%s%n',
  ],
];
const TAGS = [
  'account=stefan',
  'account',
  'account=',
  'bot',
  'batch=1',
  'time=2026-01-01T00:00:00Z',
  'time=x',
  '=',
  '',
  '__proto__=x',
  'a=\\',
  'msgid=1',
];
const TOKENS = [
  'CASEMAPPING=ascii',
  'CASEMAPPING',
  'CHANTYPES',
  'CHANTYPES=#',
  'PREFIX=(ov',
  'STATUSMSG',
  'BOT=B',
  'NICKLEN=x',
  'WHOX',
  'MONITOR=',
  '=',
];

/** A line as a server, a person with malice or a broken proxy could send it: mostly of the grammar, sometimes of none. */
export function hostileLine(random: () => number): string {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  if (random() < 0.02) return noise(random);
  const tags =
    random() < 0.15 ? `@${Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(TAGS)).join(';')} ` : '';
  const prefix = pick([
    ':anna!a@host ',
    ':anna!a@host ',
    ':stefan!s@host ',
    ':stefan!s@host ',
    ':gsocbot!g@host ',
    ':server.example ',
    ':server.example ',
    ':x ',
    ': ',
    '',
    ':!@ ',
  ]);
  const isNumeric = random() < 0.4;
  const command = isNumeric ? pick(NUMERICS) : pick(COMMANDS);
  const count = Math.floor(random() * 5);
  const params = Array.from({ length: count }, () =>
    command === '005' ? pick(TOKENS) : pick(random() < 0.8 ? NAMES : TEXTS),
  );
  const trailing = random() < 0.7 ? ` :${pick(random() < 0.8 ? TEXTS : NAMES)}` : '';
  const target = isNumeric ? ' gsocbot' : pick([' #room', ' #room', ' gsocbot', '']);
  return `${tags}${prefix}${command}${target}${params.map((param) => ` ${param}`).join('')}${trailing}`.replace(
    /[\r\n]/g,
    '',
  );
}

function noise(random: () => number): string {
  const length = Math.floor(random() * 60);
  return Array.from({ length }, () => String.fromCharCode(1 + Math.floor(random() * 0x2ff)))
    .join('')
    .replace(/[\r\n]/g, '');
}

/** Something that the core could be brought to say: what people typed, names they chose, facts of a page that anybody edits. */
export function hostileText(random: () => number): string {
  const parts = [
    ...TEXTS,
    ...[
      '\r\nQUIT :x\r\n',
      '\nPRIVMSG #other :x',
      '\0',
      '\r',
      '\u2028',
      '\u0085',
      ' ',
      'word ',
      'https://example.org/',
      '👩‍👩‍👧‍👦',
      '\x01DCC SEND x\x01',
    ],
  ];
  return Array.from(
    { length: 1 + Math.floor(random() * 6) },
    () => parts[Math.floor(random() * parts.length)] ?? '',
  ).join('');
}

export const HOSTILE_NAMES: readonly string[] = [...NAMES, 'anna\r\nQUIT', '#room\nQUIT', 'a b', 'anna\0'];
