import { mentorsOf } from '../bot/mentor-of.ts';
import type { ProgramPerson } from '../domain/program/person.ts';
import type { Program } from '../domain/program/program.ts';
import type { Log } from '../ports/log.ts';
import { type MentorSettings, pageAccounts, withMentorAccounts } from './mentor-accounts.ts';

/** Tells in the log which accounts count as those of mentors, so that nobody has to guess it. */
export function logMentors(programs: readonly Program[], settings: MentorSettings, log: Log): void {
  for (const program of withMentorAccounts(programs, settings)) {
    const mentors = mentorsOf(program);
    const known = mentors.filter((mentor) => !isUnknown(mentor));
    const unknown = mentors.filter(isUnknown).map(({ id }) => id);
    const accounts = Object.fromEntries(known.map((mentor) => [mentor.id, accountNames(mentor)]));
    log.info({ program: program.id, accounts }, 'accounts that count as mentors');
    if (unknown.length > 0)
      log.warn(
        { program: program.id, mentors: unknown },
        'mentors without an account; "gsocbot check" shows what to write',
      );
  }
}

/** The same for somebody who sets a bot up, with what is to be written for those who have no account yet. */
export function mentorLines(programs: readonly Program[], settings: MentorSettings): readonly string[] {
  const all = withMentorAccounts(programs, settings).map((program) => ({
    id: program.id,
    mentors: mentorsOf(program),
  }));
  // One person may mentor in several seasons, and is written once.
  const unknown = new Map(
    all.flatMap(({ mentors }) => mentors.filter(isUnknown).map((mentor) => [mentor.id, mentor] as const)),
  );
  return [
    ...all.map(({ id, mentors }) => `${id}: accounts that count as mentors: ${knownNames(mentors) || 'none'}`),
    ...(unknown.size === 0 ? [] : [WHAT_TO_WRITE]),
    ...[...unknown.values()].map((mentor) => `  ${entryFor(mentor, settings)}`),
  ];
}

const WHAT_TO_WRITE =
  'These mentors have no account here and cannot offer interviews. Ask each which account is theirs, then write under "mentors:"';

function knownNames(mentors: readonly ProgramPerson[]): string {
  const known = mentors.filter((mentor) => !isUnknown(mentor));
  return known.map((mentor) => `${mentor.id} (${accountNames(mentor).join(', ')})`).join(', ');
}

function isUnknown({ accounts }: ProgramPerson): boolean {
  return accounts.length === 0;
}

/** A nick of the page is a hint, no proof: the account of that name may be somebody else's. */
function entryFor(person: ProgramPerson, settings: MentorSettings): string {
  const [hint] = pageAccounts(person, settings);
  if (hint) return `${person.id}: [${quoted(`${hint.network}/${hint.account}`)}]  # what the page gives; is it theirs?`;
  return `${person.id}: [${settings.networks[0]?.name}/ACCOUNT]`;
}

function accountNames({ accounts }: ProgramPerson): readonly string[] {
  return accounts.map(({ network, account }) => `${network}/${account}`);
}

/** In a list of YAML brackets, braces and commas are not part of a word, and nicks may have them. */
function quoted(account: string): string {
  return /^[a-z0-9/_-]+$/i.test(account) ? account : JSON.stringify(account);
}
