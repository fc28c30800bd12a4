import type { ProgramPerson } from '../../domain/program/person.ts';
import type { Answer, AnswerContext, Candidate, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { ideasText, mailText, mentoredIdeas, nickText, personCard } from '../compose/person-text.ts';
import { asksFor, type Question, range, says, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';
import { ordinalTerms, subjectOf } from './subject.ts';

/** "his mail" and "mail of the second one" go on about people spoken of. */
const FOLLOW_UP_PRIOR = 1.1;
/** "his" and "her" mean somebody; no general answer is about that person. */
const PRONOUN_PRIOR = 1.25;

/** "and which projects?" is about that person, not about all projects. */
const GOES_ON_PRIOR = 1.05;
/** Words of a question that is nothing without what was spoken of: "mail?", "projects?". */
const MAX_BARE = 2;
const BARE_PRIOR = 1.2;
const CHOICE_PRIOR = 1.2;

/** People that a name may mean before it is too vague to answer for each. */
const MAX_PEOPLE = 4;

/** Answers who somebody is, which ideas they mentor, and their mail and nick. */
export const respondWithPeople: Responder = (question, context): Candidate[] => {
  const named = question.people.flatMap((mention) => range(mention.from, mention.to));
  const { people, terms } = peopleMeant(question, context, named);
  if (people.length === 0 || people.length > MAX_PEOPLE) return [];
  const base = [...terms, ...termsOf(question.asks, 'who')];
  const candidates: Candidate[] = [];
  const isPronoun = conversationPeople(question, context);
  const followUp = isPronoun ? PRONOUN_PRIOR : question.words.length <= MAX_BARE ? BARE_PRIOR : FOLLOW_UP_PRIOR;
  const add = (more: readonly number[], text: (person: ProgramPerson) => string, prior = 1) =>
    candidates.push({
      score: prior * (named.length === 0 ? followUp : 1) * coverage(question, context.index, [...base, ...more]),
      answer: () => peopleAnswer(people, text, context),
    });
  // "what do I say in the mail" wants no address.
  const isAboutMail =
    (named.length === 0 && !isPronoun && says(question, context.index, 'explains')) ||
    (named.length > 0 && says(question, context.index, 'mailing'));
  if (asksFor(question, 'mail') && !isAboutMail) add(mailTerms(question), (person) => mailText(person, context));
  if (asksFor(question, 'nick', 'channel')) {
    add(termsOf(question.asks, 'nick', 'channel'), (person) => nickText(person, context));
  }
  // "and which projects?" goes on about the one person spoken of.
  if (
    people.length === 1 &&
    named.length === 0 &&
    question.ideas === null &&
    asksFor(question, 'list') &&
    (says(question, context.index, 'again') || question.words.length <= MAX_BARE)
  )
    add(termsOf(question.asks, 'list'), (person) => ideasText(person, context), GOES_ON_PRIOR);
  // "what does she mentor" asks about the person spoken of.
  if (named.length === 0 && !says(question, context.index, 'person')) return candidates;
  const isAboutIdeas =
    question.attributes.some((match) => match.value === 'mentors') ||
    asksFor(question, 'list') ||
    says(question, context.index, 'proposes');
  const proposing = question.terms.flatMap((term, at) => (context.index.patterns.proposes.test(term.text) ? [at] : []));
  const ideaTerms = [
    ...termsOf(question.attributes, 'mentors', 'summary'),
    ...termsOf(question.asks, 'list'),
    ...proposing,
  ];
  // "which projects does stefan not mentor" is a list of the others.
  const isNegated = says(question, context.index, 'negated') || says(question, context.index, 'nothingToDo');
  // "is Hanna on more than one project?"
  if (question.isPolar && people.length === 1 && named.length > 0 && asksFor(question, 'mostIdeas'))
    add(termsOf(question.asks, 'mostIdeas', 'list'), (person) => severalText(person, context), CHOICE_PRIOR);
  // "does Stefan mentor packed or just isolation?" is answered by all that he mentors.
  const choice = question.isChoice && question.isPolar ? CHOICE_PRIOR : 1;
  const offered = choice === 1 ? [] : [...(question.ideas?.terms ?? [])];
  if (isAboutIdeas && !isNegated) add([...ideaTerms, ...offered], (person) => ideasText(person, context), choice);
  // "where does she work" is not answered by what she mentors.
  if (
    says(question, context.index, 'explains') ||
    (isNegated && (asksFor(question, 'list') || says(question, context.index, 'nothingToDo')))
  )
    return candidates;
  const identifying = question.terms.flatMap((term, at) =>
    context.index.patterns.identifies.test(term.text) ? [at] : [],
  );
  add([...termsOf(question.attributes, 'summary'), ...identifying], (person) => personCard(person, context), 0.95);
  return candidates;
};

/** The terms that ask for a mail address, and what kind of it: "his company mail". */
function mailTerms({ asks }: Question): readonly number[] {
  return asks.filter((match) => match.value === 'mail').flatMap(({ from, to }) => range(Math.max(0, from - 1), to));
}

function severalText(person: ProgramPerson, context: AnswerContext): string {
  const verdict = context.say(mentoredIdeas(person.id, context).length > 1 ? 'yes' : 'no');
  return `${verdict} ${ideasText(person, context)}`;
}

/** Whether a pronoun points to people spoken of before. */
function conversationPeople(question: Question, context: AnswerContext): boolean {
  const isSpokenOf = context.conversation.people.length > 0 || context.conversation.ideas.length > 0;
  return isSpokenOf && says(question, context.index, 'person');
}

/** The people named; else, for "his mail", those spoken of before, or the mentors of the idea spoken of. */
function peopleMeant(
  question: Question,
  context: AnswerContext,
  named: readonly number[],
): { people: readonly ProgramPerson[]; terms: readonly number[] } {
  const { index, conversation } = context;
  const find = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => index.person(id) ?? []);
  if (named.length > 0) return { people: find(question.people.flatMap((mention) => mention.ids)), terms: named };
  const subject = subjectOf(question, context);
  const mentorTerms = termsOf(question.attributes, 'mentors');
  const isPersonOrdinal = question.ordinal !== null && question.ideas === null && conversation.people.length > 1;
  if (subject && !subject.isFromConversation && !isPersonOrdinal) {
    const ids = subject.ideas.flatMap((idea) => idea.mentors);
    return { people: find(ids), terms: [...subject.terms, ...mentorTerms] };
  }
  if (conversation.people.length > 0) {
    const nth =
      question.ordinal === null
        ? undefined
        : conversation.people.at(question.ordinal < 0 ? question.ordinal : question.ordinal - 1);
    return {
      people: find(nth === undefined ? conversation.people : [nth]),
      terms: [...mentorTerms, ...ordinalTerms(question, context)],
    };
  }
  return { people: find(subject?.ideas.flatMap((idea) => idea.mentors) ?? []), terms: mentorTerms };
}

function peopleAnswer(
  people: readonly ProgramPerson[],
  text: (person: ProgramPerson) => string,
  context: AnswerContext,
): Answer {
  return textAnswer(people.map(text).join(' '), {
    people: people.map((person) => person.id),
    ideas: ideasSpokenOf(people, context),
    attribute: null,
    source: people[0]?.source ?? null,
  });
}

/** The idea spoken of stays, if the person mentors it; else theirs come into play: "what does she mentor? is it in C?" */
function ideasSpokenOf(people: readonly ProgramPerson[], context: AnswerContext): readonly string[] {
  const theirs = people.flatMap((person) => mentoredIdeas(person.id, context).map((idea) => idea.slug));
  const kept = context.conversation.ideas.filter((slug) => theirs.includes(slug));
  return kept.length > 0 ? kept : theirs;
}

/** Somebody by name, nick or mail address; null if the program names nobody so. */
export function describePerson(text: string, context: AnswerContext): Answer | null {
  const ids = context.index.people
    .find(context.index.analyser.terms(text, context.index.speller))
    .flatMap((mention) => mention.ids);
  const people = [...new Set(ids)].slice(0, MAX_PEOPLE).flatMap((id) => context.index.person(id) ?? []);
  return people.length === 0 ? null : peopleAnswer(people, (person) => personCard(person, context), context);
}
