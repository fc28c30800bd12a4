import type { Settings } from '../config/settings/schema.ts';
import { parseAccount } from '../domain/people/account.ts';
import { foldPersonName } from '../domain/people/fold-name.ts';
import type { Account } from '../domain/people/person-id.ts';
import type { ProgramPerson } from '../domain/program/person.ts';
import type { Program } from '../domain/program/program.ts';

/** What decides which accounts are whose. */
export type MentorSettings = Pick<Settings, 'mentors' | 'mentorAccounts'> & {
  readonly networks: readonly Pick<Settings['networks'][number], 'name' | 'kind'>[];
};

/** The programs with the accounts of their people: those that the configuration gives, else those of the page if it may give any. */
export function withMentorAccounts(programs: readonly Program[], settings: MentorSettings): readonly Program[] {
  const accountsOf = (person: ProgramPerson) =>
    configuredAccounts(person, settings) ?? (settings.mentorAccounts === 'pages' ? pageAccounts(person, settings) : []);
  return programs.map((program) => ({
    ...program,
    people: program.people.map((person) => ({ ...person, accounts: accountsOf(person) })),
  }));
}

/** Null if the configuration does not name the person. */
function configuredAccounts({ id }: ProgramPerson, { mentors }: MentorSettings): readonly Account[] | null {
  const written = mentors[id];
  if (written === undefined) return null;
  return written.flatMap((text) => parseAccount(text) ?? []).map(folded);
}

/** What the page gives on networks that the bot is on, which it names as their users do ("OFTC"). */
export function pageAccounts({ nicks, matrixId }: ProgramPerson, { networks }: MentorSettings): readonly Account[] {
  const given = Object.entries(nicks).map(([network, nick]) =>
    folded({ network: foldPersonName(network), account: nick }),
  );
  const onMatrix = networks.flatMap(({ kind, name }) =>
    kind === 'matrix' && matrixId !== null ? [folded({ network: name, account: matrixId })] : [],
  );
  return [...given.filter(({ network }) => networks.some(({ name }) => name === network)), ...onMatrix];
}

function folded({ network, account }: Account): Account {
  return { network, account: foldPersonName(account) };
}
