import type { Instant } from '../domain/program/key-date.ts';
import type { Block } from '../ports/reply.ts';
import type { Phrasebook } from './compose/phrasebook.ts';
import type { Conversation } from './conversation.ts';
import type { ProgramIndex } from './program-index.ts';
import type { Question } from './recognise/question.ts';

/** What an answer needs to know besides the question. */
export interface AnswerContext {
  readonly index: ProgramIndex;
  readonly say: Phrasebook;
  readonly conversation: Conversation;
  readonly now: Instant;
  /** Whether others read it too: then a mail address is said only where that very address is asked for. */
  readonly isPublic: boolean;
  /** The asker's zone (IANA name), or null: UTC alone. */
  readonly zone: string | null;
}

/** What is said, and what the conversation is about from then on. */
export interface Answer {
  readonly blocks: readonly Block[];
  /** Said to the person alone, wherever they asked; in a direct conversation after `blocks`. */
  readonly privately?: readonly Block[];
  /** Said at once however long it is; for what is of no use in pieces, and for one person alone. */
  readonly isWhole?: boolean;
  /** Nothing was answered, so what is remembered of the conversation stays as it is. */
  readonly isAside?: boolean;
  /** It is said that nothing is known of what was asked. */
  readonly isAdmission?: true;
  /** Fields of the conversation that change; the rest stays. */
  readonly conversation: Partial<Conversation>;
}

/** A way to understand a question. */
export interface Candidate {
  /** From 0 to 1: how much of what was said it accounts for. */
  readonly score: number;
  answer(): Answer;
}

/** Looks at a question from one side: dates, people, ideas, ... */
export type Responder = (question: Question, context: AnswerContext) => readonly Candidate[];

export function textAnswer(text: string, conversation: Partial<Conversation> = {}): Answer {
  return { blocks: [{ kind: 'text', text }], conversation };
}
