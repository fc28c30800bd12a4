import type { Idea } from '../../domain/program/idea.ts';
import type { KeyDate, When } from '../../domain/program/key-date.ts';
import { parseLevel } from '../../domain/program/level.ts';
import type { ProgramLink } from '../../domain/program/place.ts';
import type { Program } from '../../domain/program/program.ts';
import { parseSize } from '../../domain/program/size.ts';
import { parseTimePoint } from '../../domain/program/time-point.ts';
import type { ProgramDocument } from './schema.ts';

/** Turns a document that passed the schema and `checkReferences` into the program it describes. */
export function buildProgram(document: ProgramDocument): Program {
  return {
    ...document,
    page: buildLink(document.page),
    keyDates: document.keyDates.map(buildKeyDate),
    guides: document.guides.map((guide) => ({
      ...guide,
      items: guide.items.map((item) => ({ title: item.title ?? null, text: item.text })),
      links: guide.links.map(buildLink),
    })),
    ideas: document.ideas.map(buildIdea),
    people: document.people.map((person) => ({ ...person, matrixId: person.matrixId ?? null, accounts: [] })),
    contacts: document.contacts.map((contact) => ({
      ...contact,
      person: contact.person ?? null,
      mail: contact.mail ?? null,
    })),
    channels: document.channels.map((channel) => ({
      ...channel,
      server: channel.server ?? null,
      remark: channel.remark ?? null,
    })),
    mailingLists: document.mailingLists.map((list) => ({
      ...list,
      address: list.address ?? null,
      remark: list.remark ?? null,
    })),
    links: document.links.map(buildLink),
    interview: document.interview ?? null,
    faq: document.faq.map((entry) => ({
      ...entry,
      about: entry.about ?? null,
      unknown: entry.unknown ?? null,
      source: entry.source ?? document.page.title,
    })),
  };
}

function buildLink(link: { title: string; url?: string | undefined }): ProgramLink {
  return { title: link.title, url: link.url ?? null };
}

function buildIdea(idea: ProgramDocument['ideas'][number]): Idea {
  return {
    ...idea,
    summary: idea.summary ?? null,
    tasks: idea.tasks.map((task) => ({ ...task, label: task.label ?? null })),
    links: idea.links.map(buildLink),
    size: idea.size === undefined ? null : parseSize(idea.size),
    level: idea.level === undefined ? null : parseLevel(idea.level),
    inserted: idea.inserted ?? null,
  };
}

function buildKeyDate(date: ProgramDocument['keyDates'][number]): KeyDate {
  const { id, title, kind, audience, aliases, source } = date;
  return { id, title, kind, audience, aliases, source, note: date.note ?? null, when: whenOf(date) };
}

/** `checkKeyDates` has made sure that exactly one form is given and that each point exists. */
function whenOf(date: ProgramDocument['keyDates'][number]): When {
  const from = parseTimePoint(date.from ?? date.at ?? date.day ?? '');
  const to = date.to === undefined ? null : parseTimePoint(date.to);
  if (!from) throw new Error(`key date ${date.id} was built before it was checked`);
  return to ? { kind: 'range', from, to } : from;
}
