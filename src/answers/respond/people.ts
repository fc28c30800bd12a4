import type { ProgramPerson } from '../../domain/program/person.ts';
import type { Answer, AnswerContext, Candidate, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { namesOf } from '../compose/idea-text.ts';
import { pointerText } from '../compose/pointer-text.ts';
import { asksFor, type Question, range, says, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';
import { ordinalTerms, subjectOf } from './subject.ts';

/** A person and an idea in one yes/no question are hardly there for anything else. */
const MENTORSHIP_PRIOR = 1.01;

/** "his mail" and "mail of the second one" go on about people spoken of. */
const FOLLOW_UP_PRIOR = 1.1;

/** People that a name may mean before it is too vague to answer for each. */
const MAX_PEOPLE = 4;

/** Answers who somebody is, which ideas they mentor, and their mail and nick; and who mentors the most. */
export const respondWithPeople: Responder = (question, context) => [
  ...mentorshipCandidates(question, context),
  ...personCandidates(question, context),
  ...mentorListCandidates(question, context),
];

function personCandidates(question: Question, context: AnswerContext): Candidate[] {
  const named = question.people.flatMap((mention) => range(mention.from, mention.to));
  const { people, terms } = peopleMeant(question, context, named);
  if (people.length === 0 || people.length > MAX_PEOPLE) return [];
  const base = [...terms, ...termsOf(question.asks, 'who')];
  const candidates: Candidate[] = [];
  const add = (more: readonly number[], text: (person: ProgramPerson) => string, prior = 1) =>
    candidates.push({
      score: prior * (named.length === 0 ? FOLLOW_UP_PRIOR : 1) * coverage(question, context.index, [...base, ...more]),
      answer: () => peopleAnswer(people, text, context),
    });
  if (asksFor(question, 'mail')) add(termsOf(question.asks, 'mail'), (person) => mailText(person, context));
  if (asksFor(question, 'nick', 'channel')) {
    add(termsOf(question.asks, 'nick', 'channel'), (person) => nickText(person, context));
  }
  // "what does she mentor" asks about the person spoken of.
  if (named.length === 0 && !says(question, context.index, 'person')) return candidates;
  const isAboutIdeas = question.attributes.some((match) => match.value === 'mentors') || asksFor(question, 'list');
  const ideaTerms = [...termsOf(question.attributes, 'mentors', 'summary'), ...termsOf(question.asks, 'list')];
  // "which projects does stefan not mentor" is a list of the others.
  const isNegated = says(question, context.index, 'negated');
  if (isAboutIdeas && !isNegated) add(ideaTerms, (person) => ideasText(person, context));
  add(termsOf(question.attributes, 'summary'), (person) => personCard(person, context), 0.95);
  return candidates;
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

function mailText(person: ProgramPerson, context: AnswerContext): string {
  if (person.mails.length === 0)
    return context.say('personNoMail', {
      name: person.name,
      nicks: nicksOf(person),
      hasNick: String(nicksOf(person) !== ''),
    });
  return context.say('personMails', { name: person.name, mails: person.mails.join(', ') });
}

function nickText(person: ProgramPerson, context: AnswerContext): string {
  const nicks = nicksOf(person);
  if (nicks === '')
    return context.say('personNoNick', {
      name: person.name,
      mails: person.mails.join(', '),
      hasMail: String(person.mails.length > 0),
    });
  return context.say('personNick', { name: person.name, nicks });
}

function nicksOf(person: ProgramPerson): string {
  return Object.entries(person.nicks)
    .map(([network, nick]) => `${nick} (${network})`)
    .join(', ');
}

function ideasText(person: ProgramPerson, context: AnswerContext): string {
  const ideas = mentoredIdeas(person.id, context);
  if (ideas.length === 0) return context.say('personNoIdeas', { name: person.name });
  return context.say('personIdeas', {
    name: person.name,
    count: ideas.length,
    ideas: ideas.map((idea) => idea.title).join('; '),
  });
}

function mentoredIdeas(id: string, context: AnswerContext) {
  return context.index.program.ideas.filter((idea) => idea.mentors.includes(id));
}

/** Everything about a person that is not only asked for by itself: no mail address without the word. */
export function personCard(person: ProgramPerson, context: AnswerContext): string {
  const ideas = mentoredIdeas(person.id, context);
  const nicks = nicksOf(person);
  return context.say('personCard', {
    name: person.name,
    mails: person.mails.join(', '),
    hasMail: String(person.mails.length > 0),
    nicks,
    hasNick: String(nicks !== ''),
    count: ideas.length,
    ideas: ideas.map((idea) => idea.title).join('; '),
    contact: context.index.program.contacts.find((contact) => contact.person === person.id)?.title ?? '',
    isContact: String(context.index.program.contacts.some((contact) => contact.person === person.id)),
  });
}

/** "is sgarzare one of the gstreamer mentors?" */
function mentorshipCandidates(question: Question, context: AnswerContext): Candidate[] {
  const subject = subjectOf(question, context);
  const ids = question.people.flatMap((mention) => mention.ids);
  const [idea] = subject?.ideas ?? [];
  if (!question.isPolar || !subject || !idea || ids.length === 0 || subject.ideas.length > 1) return [];
  const terms = [
    ...subject.terms,
    ...question.people.flatMap((mention) => range(mention.from, mention.to)),
    ...termsOf(question.attributes, 'mentors'),
  ];
  const isMentor = ids.some((id) => idea.mentors.includes(id));
  return [
    {
      score: MENTORSHIP_PRIOR * coverage(question, context.index, terms),
      answer: () =>
        textAnswer(
          `${context.say(isMentor ? 'yes' : 'no')} ${context.say('isMentor', { idea: idea.title, count: idea.mentors.length, names: namesOf(idea.mentors, context) })}`,
          {
            ideas: [idea.slug],
            people: idea.mentors,
            attribute: 'mentors',
          },
        ),
    },
  ];
}

/** All mentors, how many there are, and who has the most ideas. */
function mentorListCandidates(question: Question, context: AnswerContext): Candidate[] {
  const isAboutMentors = question.attributes.some((match) => match.value === 'mentors') || asksFor(question, 'who');
  if (!isAboutMentors || question.ideas?.isWhole || question.people.length > 0) return [];
  const cues = [
    ...termsOf(question.attributes, 'mentors'),
    ...termsOf(question.asks, 'list', 'who', 'howMany', 'mostIdeas'),
  ];
  if (asksFor(question, 'mostIdeas')) {
    return [
      { score: 1.02 * coverage(question, context.index, cues), answer: () => mostIdeasAnswer(question, context) },
    ];
  }
  const isList = asksFor(question, 'howMany', 'list') || says(question, context.index, 'allMentors');
  if (!isList || (context.conversation.ideas.length > 0 && question.hasPronoun)) return [];
  return [
    {
      score: 0.85 * coverage(question, context.index, cues),
      answer: () => mentorsAnswer(asksFor(question, 'howMany'), context),
    },
  ];
}

function mentorIds(context: AnswerContext): readonly string[] {
  return context.index.mentorIds;
}

export function mentorsAnswer(isCount: boolean, context: AnswerContext): Answer {
  const ids = mentorIds(context);
  if (ids.length === 0)
    return textAnswer(context.say('noMentors', { pointer: pointerText('contacts', null, context) }));
  const items = ids.map((id) => namesOf([id], context));
  const intro = context.say(isCount ? 'howManyMentors' : 'mentors', { count: ids.length });
  return { blocks: [{ kind: 'list', intro, items, isNumbered: false }], conversation: { people: ids } };
}

function mostIdeasAnswer(question: Question, context: AnswerContext): Answer {
  const counts = mentorIds(context).map((id) => ({ id, count: mentoredIdeas(id, context).length }));
  const most = Math.max(...counts.map(({ count }) => count));
  // "more than one project" wants everybody with several, "most projects" only those with the most.
  const isMost = says(question, context.index, 'most');
  const chosen = counts.filter(({ count }) => (isMost ? count === most : count > 1));
  const text = chosen
    .map(({ id, count }) =>
      context.say('personIdeas', {
        name: namesOf([id], context),
        count,
        ideas: mentoredIdeas(id, context)
          .map((idea) => idea.title)
          .join('; '),
      }),
    )
    .join(' ');
  return textAnswer(
    text === '' ? context.say('noMentors', { pointer: pointerText('contacts', null, context) }) : text,
    { people: chosen.map(({ id }) => id) },
  );
}

/** Somebody by name, nick or mail address; null if the program names nobody so. */
export function describePerson(text: string, context: AnswerContext): Answer | null {
  const ids = context.index.people
    .find(context.index.analyser.terms(text, context.index.speller))
    .flatMap((mention) => mention.ids);
  const people = [...new Set(ids)].slice(0, MAX_PEOPLE).flatMap((id) => context.index.person(id) ?? []);
  return people.length === 0 ? null : peopleAnswer(people, (person) => personCard(person, context), context);
}
