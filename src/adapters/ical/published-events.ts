/** An event of a calendar file that was written before. */
export interface PublishedEvent {
  readonly uid: string;
  readonly sequence: number;
  /** When it was changed last. */
  readonly stampedAt: number;
  /** All that its readers see of it. */
  readonly content: string;
}

/** Lines that say nothing about the event itself. */
const MARKS = /^(?:BEGIN|END|SEQUENCE|DTSTAMP|CREATED|LAST-MODIFIED)[:;]/;

/** The events of a calendar file that `calendarText` wrote; a file of another origin gives none that matter. */
export function publishedEvents(text: string): readonly PublishedEvent[] {
  // RFC 5545, section 3.1: a line that begins with a space goes on from the one before.
  const unfolded = text.replaceAll(/\r?\n[ \t]/g, '');
  return [...unfolded.matchAll(/^BEGIN:VEVENT\r?\n([\s\S]*?)^END:VEVENT/gm)].flatMap(([, body = '']) => {
    const lines = body.split(/\r?\n/).filter((line) => line !== '');
    const uid = valueIn(lines, 'UID');
    if (uid === null) return [];
    return [
      {
        uid,
        sequence: Number(valueIn(lines, 'SEQUENCE') ?? 0),
        stampedAt: parseStamp(valueIn(lines, 'DTSTAMP') ?? ''),
        content: lines.filter((line) => !MARKS.test(line)).join('\n'),
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
