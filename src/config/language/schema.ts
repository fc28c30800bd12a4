import { z } from 'zod';
import { ASKS, ATTRIBUTES, PATTERNS } from '../../domain/language/language.ts';
import { REPLIES } from '../../domain/language/replies.ts';
import { POINTERS } from '../../domain/program/faq.ts';
import { LEVELS } from '../../domain/program/idea.ts';
import { KEY_DATE_KINDS } from '../../domain/program/key-date.ts';

const phrase = z.string().min(1).max(200);
const phrases = z.array(phrase);
const pattern = z.string().refine(isRegExp, 'must be a regular expression of JavaScript');

/** The words of one language as they are written in a YAML file. */
export const languageSchema = z.strictObject({
  stopWords: phrases.describe('Words without meaning of their own; several on a line are several words.'),
  shorthand: z.record(z.string(), phrase).describe('How chat shortens words: the whole word by its short form.'),
  lightWords: phrases.describe('Words that say little; they win over stopWords.'),
  ownStems: phrases.describe('Words that their stem would confuse with another.'),
  synonyms: z.array(phrases.min(2)).describe('Groups of words and phrases that mean the same.'),
  attributes: z.record(z.enum(ATTRIBUTES), phrases).describe('How people ask for each attribute of an idea.'),
  asks: z.record(z.enum(ASKS), phrases).describe('How people ask for everything else.'),
  keyDates: z.partialRecord(z.enum(KEY_DATE_KINDS), phrases).describe('What people call each kind of key date.'),
  levels: z.record(z.enum(LEVELS), phrases),
  sizes: z.record(z.string(), phrases),
  languageNames: phrases,
  negations: phrases,
  weakDateNames: phrases,
  ambiguousLanguages: phrases,
  notSubjects: phrases,
  patterns: z
    .record(z.enum(PATTERNS), pattern)
    .describe('Regular expressions on the words of a question, in lower case and spelt right.'),
  auxiliaries: phrases,
  polarEndings: phrases,
  openers: phrases,
  pronouns: phrases,
  questionWords: phrases.describe('Words that a question can begin with.'),
  relativeDays: z.record(z.string(), phrases),
  zonesOfPlaces: z.record(z.string(), phrases),
  ordinals: z.record(z.string(), phrases),
  faq: z.array(
    z.strictObject({
      id: phrase,
      answer: z.string().max(350),
      asks: phrases,
      unknown: z.enum(POINTERS).nullable().default(null),
    }),
  ),
  replies: z.record(z.enum(REPLIES), z.string()),
});

function isRegExp(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
