import type { Idea } from '../../domain/program/idea.ts';
import type { Program } from '../../domain/program/program.ts';
import type { Analyser } from '../text/analyse.ts';
import type { Term } from '../text/term.ts';

/** Ideas that a message names. */
export interface IdeaMention {
  /** Slugs, best first; more than one if the words fit several equally well. */
  readonly slugs: readonly string[];
  /** Indexes of the terms that name them. */
  readonly terms: ReadonlySet<number>;
  /** Whether a whole name was given, not only a telling word of it. */
  readonly isWhole: boolean;
}

export interface IdeaNames {
  /** The ideas named in the message, or null. */
  find(terms: readonly Term[]): IdeaMention | null;
  /** Concepts that occur in the names of the idea. */
  conceptsOf(slug: string): ReadonlySet<string>;
}

interface Name {
  readonly slug: string;
  readonly concepts: readonly string[];
}

interface Found {
  score: number;
  terms: Set<number>;
  isWhole: boolean;
}

const NOUN = /^(?:one|idea|project|thing)$/;
/** Names whose score is within this share of the best one are as good. */
const TIE = 0.9;

/**
 * Knows ideas by title, aliases and the telling words of their titles.
 *
 * @param isLanguage whether a word is the name of a programming language.
 * @param isOrdinary whether a word is so common that alone it names nothing ("add", "support").
 */
export function createIdeaNames(
  program: Program,
  analyser: Analyser,
  isLanguage: (word: string) => boolean,
  isOrdinary: (word: string) => boolean,
): IdeaNames {
  const names: Name[] = [];
  /** How many ideas have a concept in a name. */
  const ideasWith = new Map<string, number>();
  const titleWords = new Map<string, string[]>();
  /** Names of languages and common words, which name an idea only in "the Rust one". */
  const pointedNames = new Map<string, string[]>();
  /** Words such as "memory", which name an idea only in "the memory one". */
  const ordinaryTitleWords = new Map<string, string[]>();
  for (const idea of program.ideas) {
    const concepts = new Set<string>();
    for (const name of namesOf(idea)) {
      const meaningful = conceptsOfName(name, analyser);
      const [first] = meaningful;
      if (first === undefined) continue;
      // "the Rust one" names an idea, "do I have to know Rust" does not; nor "memory" what is known as "memory project".
      const isPart = meaningful.length < new Set(analyser.concepts(name)).size;
      if (meaningful.length === 1 && (isLanguage(first) || (isPart && isOrdinary(first)))) {
        addTo(pointedNames, first, idea.slug);
        continue;
      }
      names.push({ slug: idea.slug, concepts: meaningful });
      for (const concept of meaningful) concepts.add(concept);
    }
    for (const concept of concepts) ideasWith.set(concept, (ideasWith.get(concept) ?? 0) + 1);
    for (const term of analyser.terms(idea.title)) {
      if (term.weight !== 'content') continue;
      const words = isOrdinary(term.text) ? ordinaryTitleWords : titleWords;
      addTo(words, term.concept, idea.slug);
    }
  }
  const namesByConcept = new Map<string, Name[]>();
  for (const name of names) {
    // A name is looked up by its rarest concept, so that a word shared by many ideas costs nothing.
    const [first, ...others] = name.concepts;
    if (first === undefined) continue;
    const countOf = (concept: string) => ideasWith.get(concept) ?? 0;
    const rarest = others.reduce((best, concept) => (countOf(concept) < countOf(best) ? concept : best), first);
    addTo(namesByConcept, rarest, name);
  }
  const rarity = (concept: string) => Math.log(1 + program.ideas.length / (ideasWith.get(concept) ?? 1));
  // Only ideas that an answer is kept about are asked for, so few of them.
  const known = new Map<string, ReadonlySet<string>>();
  const conceptsOf = (slug: string): ReadonlySet<string> => {
    const before = known.get(slug);
    if (before !== undefined) return before;
    const idea = program.ideas.find((candidate) => candidate.slug === slug);
    const concepts = new Set(idea ? namesOf(idea).flatMap((name) => conceptsOfName(name, analyser)) : []);
    known.set(slug, concepts);
    return concepts;
  };

  return {
    conceptsOf,
    find: (terms) => {
      const positions = positionsOf(terms);
      const found = new Map<string, Found>();
      for (const concept of positions.keys()) {
        for (const name of namesByConcept.get(concept) ?? []) {
          if (name.concepts.every((part) => positions.has(part))) note(found, name, positions, rarity, true);
        }
        const isPointed = positions.get(concept)?.some((at) => NOUN.test(terms[at + 1]?.text ?? ''));
        const pointed = isPointed ? (ordinaryTitleWords.get(concept) ?? []) : [];
        for (const slug of isPointed ? (pointedNames.get(concept) ?? []) : [])
          note(found, { slug, concepts: [concept] }, positions, rarity, true);
        for (const slug of [...(titleWords.get(concept) ?? []), ...pointed]) {
          note(found, { slug, concepts: [concept] }, positions, rarity, false);
        }
      }
      return bestOf(found);
    },
  };
}

function namesOf({ title, slug, aliases }: Idea): readonly string[] {
  return [title, slug, ...aliases];
}

/** What a name says, each concept once: "the sound project" says "sound". */
function conceptsOfName(name: string, analyser: Analyser): readonly string[] {
  return [...new Set(analyser.concepts(name))].filter((concept) => !NOUN.test(concept));
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function positionsOf(terms: readonly Term[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  terms.forEach((term, at) => {
    if (term.weight !== 'stop') positions.set(term.concept, [...(positions.get(term.concept) ?? []), at]);
  });
  return positions;
}

function note(
  found: Map<string, Found>,
  name: Name,
  positions: ReadonlyMap<string, readonly number[]>,
  rarity: (concept: string) => number,
  isWhole: boolean,
): void {
  const entry = found.get(name.slug) ?? { score: 0, terms: new Set<number>(), isWhole: false };
  for (const concept of name.concepts) {
    for (const at of positions.get(concept) ?? []) {
      if (!entry.terms.has(at)) entry.score += rarity(concept);
      entry.terms.add(at);
    }
  }
  entry.isWhole ||= isWhole;
  found.set(name.slug, entry);
}

function bestOf(found: ReadonlyMap<string, Found>): IdeaMention | null {
  const ranked = [...found].toSorted(([, a], [, b]) => b.score - a.score);
  const best = ranked[0]?.[1];
  if (!best) return null;
  const tied = ranked.filter(([, entry]) => entry.score >= best.score * TIE);
  return {
    slugs: tied.map(([slug]) => slug),
    terms: new Set(tied.flatMap(([, entry]) => [...entry.terms])),
    isWhole: tied.some(([, entry]) => entry.isWhole),
  };
}
