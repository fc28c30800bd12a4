import type { Block } from '../../ports/reply.ts';

/** Puts a yes or no before what is said. */
export function withVerdict(blocks: readonly Block[], verdict: string): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'text') return [{ kind: 'text', text: verdict }, ...blocks];
  return [{ kind: 'text', text: `${verdict} ${first.text}` }, ...rest];
}
