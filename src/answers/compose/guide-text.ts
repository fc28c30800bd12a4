import type { Guide } from '../../domain/program/guide.ts';
import type { Block } from '../../ports/reply.ts';
import { formatLink } from './idea-text.ts';

/** A guide: its summary, its steps or points, then its notes and links. */
export function guideBlocks(guide: Guide): readonly Block[] {
  const items = guide.items.map((item) => (item.title === null ? item.text : `${item.title}: ${item.text}`));
  const rest = [...guide.notes, ...guide.links.filter((link) => link.url !== null).map(formatLink)];
  return [
    items.length > 0
      ? { kind: 'list', intro: guide.summary, items, isNumbered: guide.ordered }
      : { kind: 'text', text: guide.summary },
    ...rest.map((text): Block => ({ kind: 'text', text })),
  ];
}
