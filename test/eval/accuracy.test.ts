import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate, parseItems, scoresByClass } from './evaluate.ts';

const SETS = new URL('./sets/', import.meta.url);
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** Shares of right answers that were reached; an answer that gets worse shows here before an applicant sees it. */
const REACHED: readonly (readonly [file: string, share: number])[] = [
  ['plain-2024.jsonl', 0.96],
  ['plain-earlier.jsonl', 0.95],
  ['later-2024.jsonl', 0.95],
  ['later-earlier.jsonl', 0.91],
  ['qemu-2024.jsonl', 0.9],
  ['qemu-2017.jsonl', 0.88],
  ['xen-2013.jsonl', 0.87],
  ['unseen-a.jsonl', 0.91],
  ['unseen-b.jsonl', 0.89],
  ['unseen-c.jsonl', 0.9],
  ['unseen-d.jsonl', 0.9],
  ['unseen-e.jsonl', 0.93],
  ['unseen-f.jsonl', 0.93],
  ['unseen-g.jsonl', 0.92],
  ['unseen-h.jsonl', 0.96],
];

describe('questions as people ask them', () => {
  it.each(REACHED)('of %s at least a share of %d is answered rightly', async (file, share) => {
    const items = parseItems(readFileSync(new URL(file, SETS), 'utf8'));

    const verdicts = await evaluate(items, SILENT);

    const right = verdicts.filter((verdict) => verdict.faults.length === 0).length;
    expect(right / items.length).toBeGreaterThanOrEqual(share);
  });

  it.each(REACHED)('no line of chatter in %s is answered', async (file) => {
    const items = parseItems(readFileSync(new URL(file, SETS), 'utf8')).filter((item) => item.class === 'chatter');

    const scores = scoresByClass(await evaluate(items, SILENT));

    expect(scores.get('chatter')?.right).toBe(items.length);
    expect(items.length).toBeGreaterThan(5);
  });
});
