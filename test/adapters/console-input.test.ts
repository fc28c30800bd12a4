import { describe, expect, it } from 'vitest';
import { parseLine } from '../../src/adapters/console/parse-line.ts';
import { parseTime } from '../../src/adapters/console/parse-time.ts';

const NOW = Date.parse('2024-03-25T10:00:00.000Z');

describe('a time for the simulated clock', () => {
  it.each([
    ['+3d', '2024-03-28T10:00:00.000Z'],
    ['-2h', '2024-03-25T08:00:00.000Z'],
    ['+90m', '2024-03-25T11:30:00.000Z'],
    ['+1w', '2024-04-01T10:00:00.000Z'],
    ['+1d12h', '2024-03-26T22:00:00.000Z'],
    ['+0m', '2024-03-25T10:00:00.000Z'],
    ['2024-04-02T17:00Z', '2024-04-02T17:00:00.000Z'],
    ['2024-04-02T17:00:30Z', '2024-04-02T17:00:30.000Z'],
    ['2024-04-02', '2024-04-02T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('is read from %s as %s', (text, instant) => {
    const at = parseTime(text, NOW);

    expect(at === null ? null : new Date(at).toISOString()).toBe(instant);
  });

  it.each([
    '3d',
    '+',
    '+d',
    '+3',
    '+3y',
    '+3 d',
    '+1d-2h',
    'tomorrow',
    '2024-13-01',
    '2024-04-02T25:00Z',
    '2024-04-02T17:00',
    '2024-04-02T17:00+02:00',
    '',
  ])('is not read from "%s"', (text) => {
    expect(parseTime(text, NOW)).toBeNull();
  });
});

describe('a line typed into the console', () => {
  it.each([
    ['hello', { kind: 'say', text: 'hello' }],
    ['  two  blanks ', { kind: 'say', text: '  two  blanks ' }],
    ['!next', { kind: 'say', text: '!next' }],
    ['//topic', { kind: 'say', text: '/topic' }],
    ['', { kind: 'say', text: '' }],
    ['/dm when is the deadline?', { kind: 'direct', text: 'when is the deadline?' }],
    ['/as bob', { kind: 'as', nick: 'bob', account: null }],
    ['/as bob bob1', { kind: 'as', nick: 'bob', account: 'bob1' }],
    ['/join #other', { kind: 'join', channel: '#other' }],
    ['/time', { kind: 'time', at: 'keep' }],
    ['/time now', { kind: 'time', at: 'real' }],
    ['/time +1d', { kind: 'time', at: Date.parse('2024-03-26T10:00:00.000Z') }],
    ['/program', { kind: 'program', id: '' }],
    ['/program xen-2013', { kind: 'program', id: 'xen-2013' }],
    ['/help', { kind: 'help' }],
    ['/quit', { kind: 'quit' }],
    ['/exit', { kind: 'quit' }],
    ['/quit  ', { kind: 'quit' }],
  ])('"%s" means %j', (line, action) => {
    expect(parseLine(line, NOW)).toEqual(action);
  });

  it.each([
    ['/dm', '/dm TEXT'],
    ['/as', '/as NICK [ACCOUNT]'],
    ['/as a b c', '/as NICK [ACCOUNT]'],
    ['/join', '/join #CHANNEL'],
    ['/join other', '/join #CHANNEL'],
    ['/join #a #b', '/join #CHANNEL'],
    ['/time soon', '/time 2024-04-02T17:00Z'],
    ['/frobnicate', 'There is no /frobnicate'],
  ])('"%s" is answered with how to type it: %s', (line, form) => {
    const action = parseLine(line, NOW);

    expect(action.kind).toBe('error');
    expect('message' in action && action.message).toContain(form);
  });
});
