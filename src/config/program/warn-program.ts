import type { Instant } from '../../domain/program/key-date.ts';
import type { Program } from '../../domain/program/program.ts';
import { programmeSize } from '../../domain/program/size.ts';
import { endOf, latest } from '../../domain/program/time-point.ts';
import type { Problem, SourceDocument } from '../../ports/source-document.ts';
import type { Fault } from './check-program.ts';

/** Networks that no longer exist under a name, with what became of them. */
const GONE_NETWORKS: Readonly<Record<string, string>> = {
  freenode: 'most projects left freenode in 2021; give the present network',
};

/** What Google or readers would stumble over, though the bot can work with it. */
export function warningsAbout(document: SourceDocument, program: Program, now: Instant): readonly Problem[] {
  const faults = [
    ...ideaFaults(program),
    ...aliasFaults(program),
    ...dateFaults(program, now),
    ...channelFaults(program),
    ...mentorFaults(program),
    ...contactFaults(program),
    ...faqFaults(program),
  ];
  return faults.map(({ path, message }) => ({ file: document.file, ...document.positionOf(path), message }));
}

function ideaFaults(program: Program): Fault[] {
  return program.ideas.flatMap((idea, at) => [
    ...(idea.summary === null ? [{ path: ['ideas', at], message: `"${idea.title}" has no summary` }] : []),
    ...(idea.mentors.length === 0 ? [{ path: ['ideas', at], message: `"${idea.title}" has no mentor` }] : []),
    ...(idea.size?.hours.length === 0
      ? [{ path: ['ideas', at, 'size'], message: 'names no hours, e.g. "175 hours"; the bot finds no idea by it' }]
      : []),
    ...(idea.size?.hours ?? [])
      .filter((hours) => !isProgrammeSize(hours))
      .map((hours) => ({
        path: ['ideas', at, 'size'],
        message: `${hours} hours is not a size of the programme: about 90, 175 or 350`,
      })),
  ]);
}

/** Exactly, since "180" is what a reader would stumble over, though the bot knows that it stands for 175. */
function isProgrammeSize(hours: number): boolean {
  return programmeSize(hours) === hours;
}

function aliasFaults(program: Program): Fault[] {
  const owners = new Map<string, string>();
  return program.ideas.flatMap((idea, at) =>
    idea.aliases.flatMap((alias, index) => {
      const owner = owners.get(alias.toLowerCase());
      owners.set(alias.toLowerCase(), owner ?? idea.slug);
      return owner === undefined || owner === idea.slug
        ? []
        : [
            {
              path: ['ideas', at, 'aliases', index],
              message: `the alias "${alias}" belongs to ${owner} already; the bot will name both`,
            },
          ];
    }),
  );
}

function dateFaults(program: Program, now: Instant): Fault[] {
  return program.keyDates.flatMap((date, at) =>
    latest(endOf(date.when)) < now ? [{ path: ['keyDates', at], message: `"${date.title}" lies in the past` }] : [],
  );
}

function channelFaults(program: Program): Fault[] {
  return program.channels.flatMap((channel, at) => {
    const gone = Object.entries(GONE_NETWORKS).find(([name]) =>
      `${channel.network} ${channel.server ?? ''}`.toLowerCase().includes(name),
    );
    return gone ? [{ path: ['channels', at], message: `${channel.name}: ${gone[1]}` }] : [];
  });
}

/** What the bot does not know it sends people on with, and then there is nobody to send them to. */
function contactFaults({ contacts, channels }: Program): Fault[] {
  return contacts.length + channels.length > 0
    ? []
    : [
        {
          path: [],
          message: 'there are neither contacts nor channels: where the bot does not know, it can name nobody to ask',
        },
      ];
}

/** Longer ones are cut into pages, and in a channel nobody asks for the second. */
const MAX_ANSWER_LENGTH = 400;

function faqFaults({ faq }: Program): Fault[] {
  return faq.flatMap(({ answer }, at) =>
    answer.length <= MAX_ANSWER_LENGTH
      ? []
      : [
          {
            path: ['faq', at, 'answer'],
            message: `is ${answer.length} characters long; about 280 are read in a channel`,
          },
        ],
  );
}

function mentorFaults(program: Program): Fault[] {
  const mentors = new Set(program.ideas.flatMap((idea) => idea.mentors));
  return program.people.flatMap((person, at) =>
    mentors.has(person.id) && person.mails.length === 0
      ? [{ path: ['people', at], message: `the mentor ${person.name} has no mail address` }]
      : [],
  );
}
