import { z } from 'zod';

const minutes = (fallback: number, what: string) => z.int().min(1).max(240).default(fallback).describe(what);

/** The times by which interviews go. */
export const interviewsSchema = z
  .strictObject({
    bookNoticeHours: z.number().min(0.5).max(72).default(2).describe('Nobody is booked with less notice than this.'),
    cancelNoticeHours: z
      .number()
      .min(0)
      .max(168)
      .default(12)
      .describe('Who cancels or moves with less notice gets a mark in the ledger.'),
    confirmHours: z
      .number()
      .min(1)
      .max(168)
      .default(24)
      .describe('How long an applicant has to accept what a mentor booked for them.'),
    queueHoldMinutes: z
      .int()
      .min(10)
      .max(720)
      .default(30)
      .describe('How long a free slot is held for the first in the queue.'),
    phaseMinutes: z
      .strictObject({
        welcome: minutes(5, 'Getting to know each other.'),
        exercise: minutes(30, 'The coding exercise.'),
        discussion: minutes(20, 'The technical discussion.'),
        questions: minutes(10, 'What the applicant wants to know.'),
      })
      .prefault({})
      .describe('How long the phases of an interview last.'),
    retentionDays: z
      .int()
      .min(1)
      .max(3650)
      .default(90)
      .describe('How long after the last date of a season what was said in its interviews is kept.'),
  })
  .prefault({})
  .describe('Interviews; see docs/interviews.md for what the times mean.');

export type InterviewSettings = z.output<typeof interviewsSchema>;
