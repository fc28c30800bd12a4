import type { Answer, AnswerContext, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { formatLink } from '../compose/idea-text.ts';
import { pointerText } from '../compose/pointer-text.ts';
import { asksFor, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';
import { subjectOf } from './subject.ts';

/** Answers where people meet: channels and mailing lists. */
export const respondWithPlaces: Responder = (question, context) => {
  const base = termsOf(question.asks, 'list', 'places');
  if (asksFor(question, 'lists')) {
    return [
      {
        score: 0.9 * coverage(question, context.index, [...base, ...termsOf(question.asks, 'lists')]),
        answer: () => listsAnswer(context),
      },
    ];
  }
  if (question.attributes.some((match) => match.value === 'links') && subjectOf(question, context) === null) {
    return [
      {
        score: 0.9 * coverage(question, context.index, termsOf(question.attributes, 'links')),
        answer: () => linksAnswer(context),
      },
    ];
  }
  if (!asksFor(question, 'channel')) return [];
  return [
    {
      score: 0.9 * coverage(question, context.index, [...base, ...termsOf(question.asks, 'channel')]),
      answer: () => channelsAnswer(context),
    },
  ];
};

export function channelsAnswer(context: AnswerContext): Answer {
  const { channels } = context.index.program;
  if (channels.length === 0) return textAnswer(context.say('noChannels'));
  const places = channels.map((channel) =>
    context.say('channel', {
      name: channel.name,
      network: channel.server ?? channel.network,
      topic: channel.topic,
      remark: channel.remark ?? '',
      hasRemark: String(channel.remark !== null),
    }),
  );
  return textAnswer(context.say('channels', { places: places.join('; ') }), { source: channels[0]?.source ?? null });
}

export function listsAnswer(context: AnswerContext): Answer {
  const { mailingLists } = context.index.program;
  if (mailingLists.length === 0)
    return textAnswer(context.say('noLists', { pointer: pointerText('contacts', null, context) }));
  const lists = mailingLists.map((list) =>
    context.say('mailingList', {
      name: list.name,
      topic: list.topic,
      address: list.address ?? '',
      hasAddress: String(list.address !== null),
    }),
  );
  return textAnswer(context.say('lists', { lists: lists.join('; ') }), { source: mailingLists[0]?.source ?? null });
}

export function contactsAnswer(context: AnswerContext): Answer {
  if (context.index.program.contacts.length === 0)
    return textAnswer(context.say('noContacts', { pointer: pointerText('contacts', null, context) }));
  const contacts = context.index.program.contacts.map((contact) => contactText(contact, context));
  return {
    blocks: [{ kind: 'list', intro: context.say('contacts'), items: contacts, isNumbered: false }],
    conversation: {},
  };
}

function contactText(contact: AnswerContext['index']['program']['contacts'][number], context: AnswerContext): string {
  const person = contact.person === null ? undefined : context.index.person(contact.person);
  const mail = contact.mail ?? person?.mails[0] ?? '';
  const nick = Object.values(person?.nicks ?? {})[0] ?? '';
  return context.say('contact', {
    name: person?.name ?? contact.title,
    purpose: contact.purpose,
    mail,
    // A list is no answer to a question for an address; an office has nothing else than its address.
    hasMail: String(mail !== '' && (person === undefined || !context.isPublic)),
    nick,
    // The page may say it in its own words.
    hasNick: String(nick !== '' && !contact.purpose.includes(nick)),
  });
}

export function linksAnswer(context: AnswerContext): Answer {
  const { links, page, programme } = context.index.program;
  const all = [page, { title: programme.name, url: programme.url }, ...links].filter((link) => link.url !== null);
  const unique = all.filter(({ url }, at) => all.findIndex((other) => other.url === url) === at);
  return {
    blocks: [{ kind: 'list', intro: context.say('links'), items: unique.map(formatLink), isNumbered: false }],
    conversation: {},
  };
}
