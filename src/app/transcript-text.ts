import type { Booking } from '../domain/interviews/booking.ts';
import { bookingName } from '../domain/interviews/booking.ts';
import type { MentorNote, SpokenLine } from '../ports/interview-record.ts';

/** What was said in an interview and noted about it, for a file. Times are in UTC. */
export function transcriptText(booking: Booking, lines: readonly SpokenLine[], notes: readonly MentorNote[]): string {
  const { id, program, idea, startsAt, applicant, host, mentor } = booking;
  return [
    `Interview ${bookingName(id)} for ${idea} (${program}), ${time(startsAt)} UTC: ${applicant.nick} with ${(host ?? mentor).nick}`,
    '',
    ...lines.map(({ at, nick, text }) => `${time(at)} <${nick}> ${text}`),
    ...(notes.length === 0 ? [] : ['', 'Notes']),
    ...notes.map(({ at, nick, score, text }) =>
      `${time(at)} ${nick}${score === null ? '' : `, score ${score}`}: ${text}`.trimEnd(),
    ),
  ]
    .map((line) => `${plain(line)}\n`)
    .join('');
}

function time(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}

/** Without what would steer a terminal that shows the file, or be taken for a line of somebody else's. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
}
