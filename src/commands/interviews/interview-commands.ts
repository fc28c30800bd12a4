import type { Command } from '../../bot/command.ts';
import { accept } from './accept.ts';
import { agenda } from './agenda.ts';
import { book } from './book.ts';
import { bookings } from './bookings.ts';
import { calendar } from './calendar.ts';
import { skip } from './clock-commands.ts';
import { decline } from './decline.ts';
import { exercise } from './exercise.ts';
import { extend } from './extend.ts';
import { finish } from './finish.ts';
import { here } from './here.ts';
import { leave } from './leave.ts';
import { move } from './move.ts';
import { noshow } from './noshow.ts';
import { note } from './note.ts';
import { offer } from './offer.ts';
import { place } from './place.ts';
import { queue } from './queue.ts';
import { score } from './score.ts';
import { slots } from './slots.ts';
import { transcript } from './transcript.ts';
import { withdraw } from './withdraw.ts';

/** What applicants and mentors do about interviews; those that share a name with another command are in `namesakes`. */
export const interviewCommands: readonly Command[] = [
  slots,
  book,
  queue,
  place,
  leave,
  accept,
  decline,
  move,
  bookings,
  calendar,
  here,
  offer,
  withdraw,
  agenda,
  noshow,
  finish,
  skip,
  extend,
  exercise,
  note,
  score,
  transcript,
];
