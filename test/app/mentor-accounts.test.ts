import { describe, expect, it } from 'vitest';
import { withMentorAccounts } from '../../src/app/mentor-accounts.ts';
import { mentorFaults } from '../../src/app/mentor-faults.ts';
import { logMentors, mentorLines } from '../../src/app/mentor-report.ts';
import { roleOf } from '../../src/bot/permit.ts';
import { recordingLog } from '../support/fakes.ts';
import { orchard } from '../support/programs.ts';

/** A page that gives Ann a nick on OFTC and a Matrix id, Bob a Matrix id, and Ann Moss neither. */
const PAGE = {
  ...orchard,
  people: orchard.people.map((person) =>
    person.id === 'ann-lee' ? { ...person, matrixId: '@ann:example.org' } : person,
  ),
};
const NETWORKS = [
  { name: 'oftc', kind: 'irc' },
  { name: 'matrix', kind: 'matrix' },
] as const;
const SETTINGS = { mentors: {}, mentorAccounts: 'configured', networks: NETWORKS } as const;

/** The role of an account, by what the settings say. */
function role(account: string, settings: Parameters<typeof withMentorAccounts>[1], network = 'oftc'): string {
  const [program = PAGE] = withMentorAccounts([PAGE], settings);
  return roleOf(network, { nick: 'x', account }, program, []);
}

describe('who counts as a mentor', () => {
  it('is nobody by what a page says, for the nick there may be registered by anybody', () => {
    expect(role('appletree', SETTINGS)).toBe('anyone');
    expect(role('@bob:example.org', SETTINGS, 'matrix')).toBe('anyone');
  });

  it('is whom the configuration names, in whatever capitals', () => {
    const settings = { ...SETTINGS, mentors: { 'ann-lee': ['oftc/AnnLee'] } };

    expect(role('annlee', settings)).toBe('mentor');
    expect(role('AnnLee', settings)).toBe('mentor');
    expect(role('annlee', settings, 'matrix')).toBe('anyone');
  });

  it('is also who has the nick or the Matrix id of the page, where the configuration trusts pages', () => {
    const settings = { ...SETTINGS, mentorAccounts: 'pages' } as const;

    expect(role('appletree', settings)).toBe('mentor');
    expect(role('@bob:example.org', settings, 'matrix')).toBe('mentor');
    expect(role('@bob:example.org', settings)).toBe('anyone');
  });

  it('is nobody by the page on any network once the configuration names that mentor', () => {
    const settings = { ...SETTINGS, mentorAccounts: 'pages', mentors: { 'ann-lee': ['oftc/annlee'] } } as const;

    expect(role('annlee', settings)).toBe('mentor');
    expect(role('appletree', settings)).toBe('anyone');
    expect(role('@ann:example.org', settings, 'matrix')).toBe('anyone');
    expect(role('@bob:example.org', settings, 'matrix')).toBe('mentor');
  });
});

describe('what an org admin is told of it', () => {
  it('is who counts, and what to write for the others', () => {
    const settings = { ...SETTINGS, mentors: { 'bob-stone': ['matrix/@bob:example.org', 'oftc/bob'] } };

    expect(mentorLines([PAGE], settings)).toEqual([
      'orchard-2030: accounts that count as mentors: bob-stone (matrix/@bob:example.org, oftc/bob)',
      'These mentors have no account here and cannot offer interviews. Ask each which account is theirs, then write under "mentors:"',
      '  ann-lee: [oftc/appletree]  # what the page gives; is it theirs?',
      '  ann-moss: [oftc/ACCOUNT]',
    ]);
  });

  it('names a mentor of two seasons once', () => {
    const lines = mentorLines([PAGE, { ...PAGE, id: 'orchard-2029' }], SETTINGS);

    expect(lines.filter((line) => line.includes('ann-moss'))).toHaveLength(1);
  });

  it('is in the log, too', () => {
    const log = recordingLog();

    logMentors([PAGE], { ...SETTINGS, mentors: { 'bob-stone': ['oftc/bob'] } }, log);

    expect(log.entries.map(({ level, fields }) => [level, fields])).toEqual([
      ['info', { program: 'orchard-2030', accounts: { 'bob-stone': ['oftc/bob'] } }],
      ['warn', { program: 'orchard-2030', mentors: ['ann-lee', 'ann-moss'] }],
    ]);
  });
});

describe('an id that two programs give', () => {
  const other = (name: string, aliases: readonly string[] = []) => ({
    ...PAGE,
    id: 'hedge-2030',
    people: PAGE.people.map((person) => (person.id === 'ann-lee' ? { ...person, name, aliases } : person)),
  });

  it('is one person’s, if the names are the same or one is the alias of the other', () => {
    expect(mentorFaults([PAGE, other('ann LEE')], SETTINGS)).toEqual([]);
    expect(mentorFaults([PAGE, other('Anna Lee', ['Ann Lee'])], SETTINGS)).toEqual([]);
  });

  it('stops the start if it is that of two people, for one would have what is the other’s', () => {
    expect(mentorFaults([PAGE, other('Annabel Leech')], SETTINGS)).toEqual([
      {
        path: ['programs'],
        message:
          'the id "ann-lee" is Ann Lee in orchard-2030 and Annabel Leech in hedge-2030; give one of them another id, or, if they are one person, one of the names as an alias',
      },
    ]);
  });
});
