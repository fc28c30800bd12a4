import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Appointment, CalendarWriter } from '../../ports/calendar-writer.ts';

const STATUS = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/** One appointment as an iCalendar file; a cancelled one has the method that takes it out of calendars (RFC 5546, section 3.2.5). */
export const appointmentWriter: CalendarWriter = {
  write: async ({ uid, sequence, status, title, startsAt, endsAt, stampedAt }: Appointment) => {
    const calendar = ical({
      prodId: { company: 'gsocbot', product: 'interviews', language: 'EN' },
      method: status === 'cancelled' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    });
    calendar.createEvent({
      id: uid,
      sequence,
      status: STATUS[status],
      summary: title,
      start: new Date(startsAt),
      end: new Date(endsAt),
      stamp: new Date(stampedAt),
    });
    return `${calendar.toString()}\r\n`;
  },
};
