import type { ProgramLink } from '../domain/program/place.ts';
import type { Program } from '../domain/program/program.ts';
import { type Analyser, meaningfulTerms } from './text/analyse.ts';

/** A link with what it is known by. */
export interface IndexedLink {
  readonly link: ProgramLink;
  /** Slug of the idea it belongs to, or null. */
  readonly idea: string | null;
  /** Concepts of its title and of the words of its address. */
  readonly concepts: ReadonlySet<string>;
}

/** Finds pages by what they are called, e.g. "the article with the headjack". */
export interface LinkIndex {
  readonly links: readonly IndexedLink[];
}

export function createLinkIndex(program: Program, analyser: Analyser): LinkIndex {
  const index = (link: ProgramLink, idea: string | null): IndexedLink => {
    const words = `${link.title} ${(link.url ?? '').replace(/^https?:/, '').replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
    return { link, idea, concepts: new Set(meaningfulTerms(analyser.terms(words)).map((term) => term.concept)) };
  };
  return {
    links: [
      ...program.ideas.flatMap((idea) => idea.links.map((link) => index(link, idea.slug))),
      ...program.guides.flatMap((guide) => guide.links.map((link) => index(link, null))),
      ...program.links.map((link) => index(link, null)),
    ],
  };
}
