/** An event of a calendar file that was written before. */
export interface PublishedEvent {
  readonly uid: string;
  readonly sequence: number;
  /** When it was changed last. */
  readonly stampedAt: number;
  /** All that its readers see of it. */
  readonly content: string;
  /** The event as it stands in the file. */
  readonly source: string;
}

/** Lines that say nothing about the event itself. */
const MARKS = /^(?:BEGIN|END|SEQUENCE|DTSTAMP|CREATED|LAST-MODIFIED)[:;]/;

/** The events of a calendar file that `calendarText` wrote; a file of another origin gives none that matter. */
export function publishedEvents(text: string): readonly PublishedEvent[] {
  // RFC 5545, section 3.1: a line that begins with a space goes on from the one before.
  return [...text.matchAll(/^BEGIN:VEVENT\r?\n([\s\S]*?)^END:VEVENT\r?\n/gm)].flatMap(([source, body = '']) => {
    const unfolded = body.replaceAll(/\r?\n[ \t]/g, '');
    const lines = unfolded.split(/\r?\n/).filter((line) => line !== '');
    const uid = valueIn(lines, 'UID');
    if (uid === null) return [];
    return [
      {
        uid,
        sequence: Number(valueIn(lines, 'SEQUENCE') ?? 0),
        stampedAt: parseStamp(valueIn(lines, 'DTSTAMP') ?? ''),
        content: lines.filter((line) => !MARKS.test(line)).join('\n'),
        source,
      },
    ];
  });
}

function valueIn(lines: readonly string[], name: string): string | null {
  return lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? null;
}

/** @param text "20240402T180000Z"; anything else counts as long ago. */
function parseStamp(text: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return year === undefined ? 0 : Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * An event whose date is gone, as a file tells it to calendars that have taken the event over: cancelled, under the next sequence
 * number (RFC 5545, sections 3.8.1.11 and 3.8.7.4). One that was cancelled before stays as it is.
 */
export function cancelledEvent({ source, sequence, content }: PublishedEvent, now: number): string {
  if (/^STATUS:CANCELLED$/m.test(content)) return source;
  const stamp = `${new Date(now).toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
  return source
    .replace(/^STATUS:.*\r?\n/m, '')
    .replace(/^SEQUENCE:\d+/m, `STATUS:CANCELLED\r\nSEQUENCE:${sequence + 1}`)
    .replace(/^DTSTAMP:\S+/m, `DTSTAMP:${stamp}`);
}
