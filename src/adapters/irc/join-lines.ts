import { formatLine, type OutboundLine } from './format-line.ts';
import type { IrcChannel } from './settings.ts';

/** Channels in one JOIN; some servers (MAXTARGETS of OFTC) take no more than four. */
const MAX_PER_LINE = 4;

/** The commands that join these channels, in as few lines as servers take: each costs a turn of the flood limit. */
export function joinLines(channels: readonly IrcChannel[]): readonly OutboundLine[] {
  // Keys belong to the channels in their order, so those that have one come first.
  const sorted = [...channels].sort((a, b) => Number(a.key === null) - Number(b.key === null));
  const lines: OutboundLine[] = [];
  for (let at = 0; at < sorted.length; at += MAX_PER_LINE) {
    const some = sorted.slice(at, at + MAX_PER_LINE);
    const keys = some.flatMap(({ key }) => (key === null ? [] : [key]));
    const line = formatLine('JOIN', [
      some.map(({ name }) => name).join(','),
      ...(keys.length > 0 ? [keys.join(',')] : []),
    ]);
    if (line !== null) lines.push(line);
  }
  return lines;
}
