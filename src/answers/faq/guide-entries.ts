import type { FaqEntry } from '../../domain/program/faq.ts';
import type { Program } from '../../domain/program/program.ts';

const PREFIX = 'guide:';

/** Each guide as an entry that its title and aliases ask for. */
export function guideEntries(program: Program): readonly FaqEntry[] {
  return program.guides.map((guide) => ({
    id: `${PREFIX}${guide.kind}`,
    about: guide.kind,
    answer: guide.summary,
    asks: [guide.title, ...guide.aliases],
    yes: [],
    no: [],
    unknown: null,
    source: guide.source,
  }));
}

/** The kind of the guide that an entry stands for, or null if it is an entry of its own. */
export function guideKindOf(entry: FaqEntry): string | null {
  return entry.id.startsWith(PREFIX) ? entry.id.slice(PREFIX.length) : null;
}
