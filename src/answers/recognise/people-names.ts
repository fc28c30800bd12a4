import type { ProgramPerson } from '../../domain/program/person.ts';
import type { Program } from '../../domain/program/program.ts';
import type { Term } from '../text/term.ts';
import { normalise, type Token, tokenize } from '../text/tokenize.ts';

/** Somebody whom a message names. */
export interface PersonMention {
  /** Ids of the people whom the name fits; more than one for "ian" where there are two. */
  readonly ids: readonly string[];
  readonly from: number;
  readonly to: number;
}

export interface PeopleNames {
  find(terms: readonly Term[]): readonly PersonMention[];
  /** Every word of every name, for the spelling check. */
  readonly words: readonly string[];
}

/** Knows people by full name, any word of it, nick, mail address and the part of it before the @. */
export function createPeopleNames(program: Program): PeopleNames {
  const ids = new Map<string, Set<string>>();
  let longest = 1;
  for (const person of program.people) {
    for (const key of keysOf(person)) {
      const set = ids.get(key) ?? new Set();
      ids.set(key, set.add(person.id));
      longest = Math.max(longest, key.split(' ').length);
    }
  }
  return {
    words: [...ids.keys()].flatMap((key) => key.split(' ')),
    find: (terms) => {
      const mentions: PersonMention[] = [];
      for (let at = 0; at < terms.length; ) {
        const isDenied = terms[at - 1]?.text === 'not';
        const mention = isDenied ? null : longestAt(terms, at, longest, ids);
        if (mention) mentions.push(mention);
        at = mention?.to ?? at + 1;
      }
      return mentions;
    },
  };
}

function longestAt(
  terms: readonly Term[],
  at: number,
  longest: number,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): PersonMention | null {
  for (let length = Math.min(longest, terms.length - at); length > 0; length -= 1) {
    const key = terms
      .slice(at, at + length)
      .map((term) => term.text.replace(/^@/, ''))
      .join(' ');
    const found = ids.get(key);
    if (found) return { ids: [...found], from: at, to: at + length };
  }
  return null;
}

function keysOf(person: ProgramPerson): string[] {
  const names = [person.name, ...person.aliases].map(wordsOf);
  const words = names.flatMap((name) => name.filter((word) => word.length > 2));
  const pairs = names.flatMap((name) =>
    name.flatMap((first, i) => name.slice(i + 1).map((second) => `${first} ${second}`)),
  );
  const mails = person.mails.flatMap((mail) => [normalise(mail), normalise(mail.split('@')[0] ?? mail)]);
  const nicks = Object.values(person.nicks).map(normalise);
  return [...names.map((name) => name.join(' ')), ...pairs, ...words, ...mails, ...nicks];
}

function wordsOf(name: string): string[] {
  return tokenize(name).map((token: Token) => token.text);
}
