import type { Block } from '../../ports/reply.ts';

/** Turns bold on and off. Source: modern.ircdocs.horse/formatting. */
const BOLD = '\x02';

/**
 * The same with the intros of its lists bold, all but what they end with (":"), so that items stand out from what they are.
 *
 * @param blocks clean ones: formatting of their own would break out of ours.
 * @param maxBytes of a line; a longer intro stays plain, for bold ends with the line that it began in.
 */
export function withBoldIntros(blocks: readonly Block[], maxBytes: number): readonly Block[] {
  return blocks.map((block) => (block.kind === 'list' ? { ...block, intro: boldIntro(block.intro, maxBytes) } : block));
}

function boldIntro(intro: string, maxBytes: number): string {
  const words = intro.replace(/[.:!?]+$/, '');
  // The last byte is for the colon that an intro gets where it ends in nothing.
  const isShort = Buffer.byteLength(intro) + 2 * BOLD.length + 1 <= maxBytes;
  return isShort && words.trim() !== '' ? `${BOLD}${words}${BOLD}${intro.slice(words.length)}` : intro;
}
