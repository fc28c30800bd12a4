import MiniSearch from 'minisearch';
import type { Idea } from '../domain/program/idea.ts';
import type { Analyser } from './text/analyse.ts';

/** Finds ideas by what they are about. */
export interface IdeaSearch {
  /**
   * Slugs of the ideas that have every one of the concepts, best first.
   *
   * @param where `subject`: title, aliases, topics and summary; `everything`: also description, tasks and skills.
   */
  find(concepts: readonly string[], where: 'subject' | 'everything'): readonly string[];
}

const SUBJECT = ['title', 'aliases', 'topics', 'summary'];
const EVERYTHING = [...SUBJECT, 'body'];

export function createIdeaSearch(ideas: readonly Idea[], analyser: Analyser): IdeaSearch {
  const conceptsOf = (text: string) =>
    analyser
      .terms(text)
      .filter((term) => term.weight !== 'stop')
      .map((term) => term.concept);
  const index = new MiniSearch({
    fields: EVERYTHING,
    idField: 'slug',
    tokenize: conceptsOf,
    processTerm: (concept) => concept,
    searchOptions: {
      // A query arrives as concepts already, one a line.
      tokenize: (query) => query.split('\n'),
      boost: { title: 4, aliases: 4, topics: 2, summary: 2 },
      combineWith: 'AND',
    },
  });
  index.addAll(
    ideas.map((idea) => ({
      slug: idea.slug,
      title: idea.title,
      aliases: idea.aliases.join('\n'),
      topics: idea.topics.join('\n'),
      summary: idea.summary ?? '',
      body: [...idea.description, ...idea.tasks.map((task) => task.text), ...idea.outcomes, ...idea.skills].join('\n'),
    })),
  );
  return {
    find: (concepts, where) =>
      index
        .search(concepts.join('\n'), { fields: where === 'subject' ? SUBJECT : EVERYTHING })
        .map((result) => String(result.id)),
  };
}
