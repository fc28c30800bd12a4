import type { Ask, Attribute, Language } from '../domain/language/language.ts';
import type { Guide } from '../domain/program/guide.ts';
import type { Idea } from '../domain/program/idea.ts';
import type { KeyDate } from '../domain/program/key-date.ts';
import type { ProgramPerson } from '../domain/program/person.ts';
import type { Program } from '../domain/program/program.ts';
import { createFaqIndex, type FaqIndex } from './faq/faq-index.ts';
import { guideEntries } from './faq/guide-entries.ts';
import { createIdeaSearch, type IdeaSearch } from './idea-search.ts';
import { createLinkIndex, type LinkIndex } from './link-index.ts';
import { type CriterionWords, createCriterionWords } from './recognise/criterion-words.ts';
import { createIdeaNames, type IdeaNames } from './recognise/idea-names.ts';
import { createKeyDateNames, type KeyDateNames } from './recognise/key-date-names.ts';
import { compilePatterns, type Patterns } from './recognise/patterns.ts';
import { createPeopleNames, type PeopleNames } from './recognise/people-names.ts';
import { createPlaceNames } from './recognise/place-names.ts';
import { type Analyser, createAnalyser } from './text/analyse.ts';
import { isDictionaryWord, isOrdinaryWord } from './text/english-words.ts';
import { createPhraseMatcher, type PhraseMatcher } from './text/phrase-matcher.ts';
import { createSpeller, type Speller } from './text/spelling.ts';
import { wordsOf } from './text/tokenize.ts';

/** A program made ready for questions: built once when it is loaded, only read after that. */
export interface ProgramIndex {
  readonly program: Program;
  readonly language: Language;
  readonly analyser: Analyser;
  readonly speller: Speller;
  readonly ideaNames: IdeaNames;
  readonly people: PeopleNames;
  readonly keyDates: KeyDateNames;
  readonly attributes: PhraseMatcher<Attribute>;
  readonly asks: PhraseMatcher<Ask>;
  /** Zones of the tz database by the places that keep them. */
  readonly places: PhraseMatcher<string>;
  readonly patterns: Patterns;
  readonly criterionWords: CriterionWords;
  readonly faq: FaqIndex;
  readonly ideaSearch: IdeaSearch;
  readonly links: LinkIndex;
  /** Everybody who mentors an idea, in the order of the page. */
  readonly mentorIds: readonly string[];
  idea(slug: string): Idea | undefined;
  person(id: string): ProgramPerson | undefined;
  keyDate(id: string): KeyDate | undefined;
  guide(kind: string): Guide | undefined;
}

export function createProgramIndex(program: Program, language: Language): ProgramIndex {
  const { organisation, programme, year } = program;
  const selfEvident = [organisation.name, ...organisation.aliases, programme.name, programme.shortName, String(year)];
  const analyser = createAnalyser(language, program.vocabulary, selfEvident);
  const ideaNames = createIdeaNames(program, analyser, (word) => language.languageNames.includes(word), isOrdinaryWord);
  const people = createPeopleNames(program);
  const ideas = new Map(program.ideas.map((idea) => [idea.slug, idea]));
  const persons = new Map(program.people.map((person) => [person.id, person]));
  const dates = new Map(program.keyDates.map((date) => [date.id, date]));
  const guides = new Map<string, Guide>(program.guides.map((guide) => [guide.kind, guide]));
  const entries = [...program.faq, ...guideEntries(program), ...language.faq];
  return {
    program,
    language,
    analyser,
    speller: createProgramSpeller(program, language, people.words),
    ideaNames,
    people,
    keyDates: createKeyDateNames(program, language, analyser),
    attributes: createPhraseMatcher(analyser, phrasesOf(language.attributes)),
    asks: createPhraseMatcher(analyser, phrasesOf(language.asks)),
    places: createPlaceNames(language, analyser),
    patterns: compilePatterns(language),
    criterionWords: createCriterionWords(language, analyser),
    faq: createFaqIndex(entries, analyser, (subject) => ideaNames.conceptsOf(subject)),
    ideaSearch: createIdeaSearch(program.ideas, analyser),
    links: createLinkIndex(program, analyser),
    mentorIds: [...new Set(program.ideas.flatMap((idea) => idea.mentors))],
    idea: (slug) => ideas.get(slug),
    person: (id) => persons.get(id),
    keyDate: (id) => dates.get(id),
    guide: (kind) => guides.get(kind),
  };
}

function* phrasesOf<T extends string>(table: Readonly<Record<T, readonly string[]>>): Iterable<[string, T]> {
  for (const [value, phrases] of Object.entries(table) as [T, readonly string[]][]) {
    for (const phrase of phrases) yield [phrase, value];
  }
}

/** Knows every word of the program and of the language; a word of any small dictionary is never taken for a slip. */
function createProgramSpeller(program: Program, language: Language, names: readonly string[]): Speller {
  const counts = new Map<string, number>();
  const count = (text: string) => {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const word of names) count(word);
  // The long texts of ideas have few words that their titles, topics and the questions about them have not.
  const ideas = program.ideas.map(({ title, aliases, topics, summary, languages, skills }) => [
    title,
    aliases,
    topics,
    summary,
    languages,
    skills,
  ]);
  for (const text of strings([ideas, program.keyDates, program.guides, program.faq, program.vocabulary, language]))
    count(text);
  const speller = createSpeller(counts);
  return { has: (word) => counts.has(word) || isDictionaryWord(word), correct: speller.correct };
}

/** Every string inside a value, however deep. */
function* strings(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* strings(item);
  else if (typeof value === 'object' && value !== null) yield* strings(Object.values(value));
}
