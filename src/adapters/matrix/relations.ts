import type { JsonObject } from './json.ts';

/** What an answer belongs to. */
export interface Question {
  readonly eventId: string;
  readonly sender: string;
  /** First event of the thread; null for none. */
  readonly thread: string | null;
}

/**
 * The message as an answer: a reply, in the thread of the question if it has one, that calls nobody but who asked.
 *
 * Mentions are always there, if empty: without them old rules look for names in the text.
 *
 * Source: Matrix client-server specification, "Rich replies", "Threading", "User and room mentions".
 */
export function asAnswer(content: JsonObject, question: Question | null, mentioned: string | null): JsonObject {
  const mentions = { 'm.mentions': mentioned === null ? {} : { user_ids: [mentioned] } };
  if (question === null) return { ...content, ...mentions };
  const reply = { 'm.in_reply_to': { event_id: question.eventId } };
  const thread =
    question.thread === null ? {} : { rel_type: 'm.thread', event_id: question.thread, is_falling_back: false };
  return { ...content, ...mentions, 'm.relates_to': { ...thread, ...reply } };
}

/** The message as an edit of an answer. Source: specification, "Event replacements". */
export function asEdit(content: JsonObject, answerId: string): JsonObject {
  const fallback = typeof content['body'] === 'string' ? { ...content, body: `* ${content['body']}` } : content;
  return {
    ...fallback,
    // An edit calls nobody again.
    'm.mentions': {},
    'm.new_content': { ...content, 'm.mentions': {} },
    'm.relates_to': { rel_type: 'm.replace', event_id: answerId },
  };
}
