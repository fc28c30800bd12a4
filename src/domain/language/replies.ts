import { ANSWER_REPLIES } from './answer-replies.ts';
import { BOT_REPLIES } from './bot-replies.ts';
import { INTERVIEW_REPLIES } from './interview-replies.ts';
import { REASONS } from './reasons.ts';
import { REMINDER_REPLIES } from './reminder-replies.ts';

/** The names of the bot's own sentences; a language has a template for each. */
export const REPLIES = [
  ...ANSWER_REPLIES,
  ...BOT_REPLIES,
  ...INTERVIEW_REPLIES,
  ...REMINDER_REPLIES,
  ...REASONS.map((code) => `reason-${code}` as const),
] as const;
export type ReplyName = (typeof REPLIES)[number];
