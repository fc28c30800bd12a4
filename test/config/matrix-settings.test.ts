import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/adapters/yaml/parse-yaml.ts';
import { parseSettings } from '../../src/config/settings/parse-settings.ts';
import { formatProblem } from '../../src/ports/source-document.ts';
import { withPrograms } from '../support/settings.ts';

function parse(more: string) {
  const read = parseYaml('bot.yaml', withPrograms(MATRIX + more));
  if ('problems' in read) throw new Error('the test has written bad YAML');
  return parseSettings(read.document);
}

const MATRIX = `networks:
  - kind: matrix
    name: matrix
    homeserver: orchard.example
    folder: var/matrix
`;
const LOGIN = '    login: { user: gsocbot, password: { file: secret } }\n';
const CHANNELS = '    channels:\n      - name: "#orchard:orchard.example"\n';

describe('a Matrix account in the configuration', () => {
  it('needs a login and a channel; encryption is allowed by default', () => {
    const parsed = parse(LOGIN + CHANNELS);

    expect(parsed).toMatchObject({
      settings: {
        networks: [
          {
            kind: 'matrix',
            homeserver: 'orchard.example',
            login: { user: 'gsocbot', password: { file: 'secret' } },
            deviceName: 'gsocbot',
            encryption: 'allowed',
            channels: [{ name: '#orchard:orchard.example' }],
            bots: [],
            ghosts: [],
            speaking: { repeats: 5 },
          },
        ],
      },
    });
  });

  it.each([
    ['a password in the clear', `    login: { user: gsocbot, password: hunter2 }\n${CHANNELS}`, 'login'],
    ['a token in the clear', `    login: { accessToken: syt_x }\n${CHANNELS}`, 'login'],
    ['no login', CHANNELS, 'login'],
    ['a channel that is no room', `${LOGIN}    channels:\n      - name: orchard\n`, 'channels.0.name'],
    ['no channels', `${LOGIN}    channels: []\n`, 'channels'],
    ['an unknown word for encryption', `${LOGIN}${CHANNELS}    encryption: maybe\n`, 'encryption'],
    ['a bot that is no Matrix id', `${LOGIN}${CHANNELS}    bots: [meetbot]\n`, 'bots.0'],
  ])('with %s is refused at its place', (_what, more, place) => {
    const parsed = parse(more);
    const problems = 'problems' in parsed ? parsed.problems.map(formatProblem) : [];

    expect(problems.map((problem) => / networks\.0\.([a-zA-Z0-9.]+)/.exec(problem)?.[1])).toEqual([
      expect.stringContaining(place),
    ]);
    expect(problems.join('\n')).not.toMatch(/hunter2|syt_x/);
  });
});
