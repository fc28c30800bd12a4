import type { Idea } from '../domain/program/idea.ts';
import type { Analyser } from './text/analyse.ts';

/** Finds ideas by what they are about. */
export interface IdeaSearch {
  /**
   * Slugs of the ideas that have every one of the concepts, in the order of the page.
   *
   * @param where `subject`: title, aliases, topics and summary; `everything`: also description, tasks, outcomes and skills.
   */
  find(concepts: readonly string[], where: 'subject' | 'everything'): readonly string[];
  /** Whether a concept stands anywhere in the texts of an idea. */
  mentions(slug: string, concept: string): boolean;
}

/** Places of ideas by the concepts they have, in ascending order. */
type Postings = Map<string, number[]>;

/**
 * Concepts have their spelling corrected and their synonyms joined before they come here, so plain lists of which idea has
 * which concept are all that is needed.
 */
export function createIdeaSearch(ideas: readonly Idea[], analyser: Analyser): IdeaSearch {
  const subject: Postings = new Map();
  const everything: Postings = new Map();
  ideas.forEach((idea, at) => {
    for (const text of [idea.title, ...idea.aliases, ...idea.topics, idea.summary ?? ''])
      learn(text, at, [subject, everything]);
    for (const text of [...idea.description, ...idea.outcomes, ...idea.skills]) learn(text, at, [everything]);
    for (const task of idea.tasks) learn(task.text, at, [everything]);
  });
  function learn(text: string, at: number, postings: readonly Postings[]): void {
    for (const concept of analyser.concepts(text)) {
      for (const index of postings) {
        const places = index.get(concept);
        if (places === undefined) index.set(concept, [at]);
        else if (places.at(-1) !== at) places.push(at);
      }
    }
  }
  const placeOf = new Map(ideas.map((idea, at) => [idea.slug, at]));
  return {
    mentions: (slug, concept) => {
      const at = placeOf.get(slug);
      return at !== undefined && isAmong(everything.get(concept) ?? [], at);
    },
    find: (concepts, where) => {
      const index = where === 'subject' ? subject : everything;
      const lists = concepts.map((concept) => index.get(concept) ?? []).toSorted((a, b) => a.length - b.length);
      const [shortest = [], ...others] = lists;
      const sets = others.map((list) => new Set(list));
      return shortest.filter((at) => sets.every((set) => set.has(at))).map((at) => ideas[at]?.slug ?? '');
    },
  };
}

/** @param places in ascending order. */
function isAmong(places: readonly number[], wanted: number): boolean {
  let from = 0;
  let to = places.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return places[from] === wanted;
}
