import { GUIDE_KINDS } from '../../domain/program/guide.ts';
import { parseLevel } from '../../domain/program/level.ts';
import { earliest, latest, parseTimePoint } from '../../domain/program/time-point.ts';
import type { DocumentPath } from '../../ports/source-document.ts';
import type { ProgramDocument } from './schema.ts';

/** A fault at a path of the document. */
export interface Fault {
  readonly path: DocumentPath;
  readonly message: string;
}

/** What a schema cannot say: ids that must be unique or exist, dates that must make sense. */
export function checkProgram(document: ProgramDocument): readonly Fault[] {
  return [...checkUnique(document), ...checkReferences(document), ...checkKeyDates(document), ...checkLevels(document)];
}

function checkUnique(document: ProgramDocument): Fault[] {
  return [
    ...duplicates(
      'ideas',
      'slug',
      document.ideas.map((idea) => idea.slug),
    ),
    ...duplicates(
      'people',
      'id',
      document.people.map((person) => person.id),
    ),
    ...duplicates(
      'keyDates',
      'id',
      document.keyDates.map((date) => date.id),
    ),
    ...duplicates(
      'guides',
      'kind',
      document.guides.map((guide) => guide.kind),
    ),
    ...duplicates(
      'faq',
      'id',
      document.faq.map((entry) => entry.id),
    ),
  ];
}

function duplicates(list: string, key: string, ids: readonly string[]): Fault[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ path: [list, index, key], message: `"${id}" is used twice; give each entry of ${list} its own ${key}` }]
      : [],
  );
}

function checkReferences(document: ProgramDocument): Fault[] {
  const people = new Set(document.people.map((person) => person.id));
  const subjects = new Set<string>([
    ...document.ideas.map((idea) => idea.slug),
    ...people,
    ...document.keyDates.map((date) => date.id),
    ...GUIDE_KINDS,
  ]);
  const unknownPerson = (path: DocumentPath, id: string): Fault[] =>
    people.has(id) ? [] : [{ path, message: `no person has the id "${id}"; add one to people or correct the id` }];
  return [
    ...document.ideas.flatMap((idea, at) =>
      (['mentors', 'suggestedBy'] as const).flatMap((field) =>
        idea[field].flatMap((id, index) => unknownPerson(['ideas', at, field, index], id)),
      ),
    ),
    ...document.contacts.flatMap((contact, at) => contactFaults(contact, at, unknownPerson)),
    ...document.faq.flatMap((entry, at) => [
      ...(entry.about === undefined || subjects.has(entry.about)
        ? []
        : [{ path: ['faq', at, 'about'], message: `"${entry.about}" is no idea, person, key date or guide` }]),
      ...(entry.asks.length + entry.yes.length + entry.no.length > 0
        ? []
        : [
            { path: ['faq', at], message: 'nobody can ask for this: give at least one phrasing under asks, yes or no' },
          ]),
      ...entry.no.flatMap((phrase, index) =>
        entry.yes.includes(phrase)
          ? [{ path: ['faq', at, 'no', index], message: `"${phrase}" stands under yes, too; one of them is wrong` }]
          : [],
      ),
    ]),
  ];
}

function contactFaults(
  contact: ProgramDocument['contacts'][number],
  at: number,
  unknownPerson: (path: DocumentPath, id: string) => Fault[],
): Fault[] {
  if (contact.person !== undefined) return unknownPerson(['contacts', at, 'person'], contact.person);
  if (contact.mail !== undefined) return [];
  return [{ path: ['contacts', at], message: 'a contact needs a person (id) or a mail address' }];
}

function checkKeyDates(document: ProgramDocument): Fault[] {
  return document.keyDates.flatMap((date, at) => {
    const forms = [date.at, date.day, date.from ?? date.to].filter((form) => form !== undefined);
    if (forms.length !== 1 || (date.from === undefined) !== (date.to === undefined)) {
      return [{ path: ['keyDates', at], message: 'give exactly one of: at; day; from and to' }];
    }
    const missing = (['at', 'day', 'from', 'to'] as const).filter(
      (key) => date[key] !== undefined && parseTimePoint(date[key]) === null,
    );
    if (missing.length > 0) {
      return missing.map((key) => ({
        path: ['keyDates', at, key],
        message: `"${date[key]}" is no day of the calendar`,
      }));
    }
    const from = parseTimePoint(date.from ?? '');
    const to = parseTimePoint(date.to ?? '');
    return from && to && earliest(from) >= latest(to)
      ? [{ path: ['keyDates', at, 'to'], message: `the range ends (${date.to}) before it begins (${date.from})` }]
      : [];
  });
}

function checkLevels(document: ProgramDocument): Fault[] {
  return document.ideas.flatMap((idea, at) =>
    idea.level === undefined || parseLevel(idea.level)
      ? []
      : [
          {
            path: ['ideas', at, 'level'],
            message: `"${idea.level}" names no level; write beginner, intermediate or advanced (or leave it out if unknown)`,
          },
        ],
  );
}
