import type { ProgramLink } from '../domain/program/place.ts';
import type { Program } from '../domain/program/program.ts';
import type { Analyser } from './text/analyse.ts';

/** A link with the idea it belongs to. */
export interface IndexedLink {
  readonly link: ProgramLink;
  /** Slug of the idea, or null. */
  readonly idea: string | null;
}

/** Finds pages by what they are called, e.g. "the article with the headjack". */
export interface LinkIndex {
  /** Links that have the concept in their title or in the words of their address. */
  withConcept(concept: string): readonly IndexedLink[];
}

export function createLinkIndex(program: Program, analyser: Analyser): LinkIndex {
  const index = new Map<string, IndexedLink[]>();
  const learn = (entry: IndexedLink) => {
    const address = (entry.link.url ?? '').replace(/^https?:/, '').replace(/[^\p{L}\p{N}]+/gu, ' ');
    for (const concept of analyser.concepts(`${entry.link.title} ${address}`)) {
      const links = index.get(concept);
      if (links === undefined) index.set(concept, [entry]);
      else if (links.at(-1) !== entry) links.push(entry);
    }
  };
  for (const idea of program.ideas) for (const link of idea.links) learn({ link, idea: idea.slug });
  for (const guide of program.guides) for (const link of guide.links) learn({ link, idea: null });
  for (const link of program.links) learn({ link, idea: null });
  return { withConcept: (concept) => index.get(concept) ?? [] };
}
