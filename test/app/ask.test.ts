import { describe, expect, it } from 'vitest';
import { runGsocbot } from '../support/command-line.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const GOOD = `id: tiny
year: 2090
organisation: { name: Tiny }
programme: { name: Prog, shortName: P, url: "https://p.example.org", summary: A programme., source: Top }
page: { title: Tiny page }
`;

describe('ask', () => {
  it('answers a question for the time that is given', async () => {
    const { code, out, error } = await runGsocbot(
      ['ask', '--now', '2024-04-02T17:59Z', 'am', 'I', 'too', 'late'],
      tempFolder(),
    );

    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^No\..*Tue 2 April 2024 18:00 UTC.*1 minute/);
  });

  it('answers about another program, a file of one’s own too', async () => {
    const folder = tempFolder();
    writeIn(
      folder,
      'tiny.yaml',
      `${GOOD}ideas: [{ slug: zither, title: Zither tuner, summary: Tune it., source: s }]\n`,
    );

    const [xen, own] = await Promise.all([
      runGsocbot(['ask', '--program', 'xen-2013', 'who mentors testing netbsd?'], folder),
      runGsocbot(['ask', '--program', 'tiny.yaml', 'what is the zither tuner?'], folder),
    ]);

    expect(xen.out).toContain('Ian Jackson');
    expect(own.out).toContain('Tune it.');
  });

  it('holds conversations from JSON lines, each from scratch, with silence where nothing is said', async () => {
    const items = [
      {
        id: 'a',
        program: 'qemu-2024',
        now: '2024-03-25T10:00:00Z',
        lines: ['gsocbot: how hard is gstreamer?', 'thanks all', 'gsocbot: who mentors it?'],
      },
      { id: 'b', program: 'xen-2013', now: '2013-02-20T10:00:00Z', lines: ['gsocbot: who mentors it?', '!= NULL'] },
    ];

    const { code, out, error } = await runGsocbot(
      ['ask', '--jsonl'],
      tempFolder(),
      items.map((item) => JSON.stringify(item)).join('\n'),
    );

    const results: readonly { readonly id: string; readonly replies: readonly (readonly string[])[] }[] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([code, error]).toEqual([0, '']);
    expect(results.map((result) => [result.id, result.replies.map((lines) => lines.length > 0)])).toEqual([
      ['a', [true, false, true]],
      ['b', [true, false]],
    ]);
    expect(results[0]?.replies[2]?.join(' ')).toContain('Dorinda Bassey');
  });

  it('reports lines that it cannot read by number, and answers the others all the same', async () => {
    const good = JSON.stringify({ id: 'good', program: 'qemu-2024', now: '2024-03-25T10:00:00Z', lines: ['!next'] });
    const zoneless = JSON.stringify({ id: 'x', program: 'qemu-2024', now: '2024-04-02 19:00', lines: [] });
    const lines = [
      '{',
      good,
      '[]',
      '',
      JSON.stringify({ id: 'x', program: 'qemu-2024', now: 'soon', lines: [] }),
      zoneless,
      good,
    ];

    const { code, out, error } = await runGsocbot(['ask', '--jsonl'], tempFolder(), lines.join('\n'));

    expect(code).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(error.match(/^line \d+/gm)).toEqual(['line 1', 'line 3', 'line 5', 'line 6']);
  });
});
