import { describe, expect, it } from 'vitest';
import { startConversation } from '../support/conversation.ts';
import { ORCHARD } from '../support/orchard.ts';
import { programFrom } from '../support/programs.ts';

/** What is heard to a question in a season that keeps these answers and no others. */
function hears(faq: string, ...questions: readonly string[]): Promise<string> {
  const program = programFrom(ORCHARD.replace(/^faq:[\s\S]*/m, faq === '' ? '' : `faq:\n${faq}`));
  return startConversation({ program }).hears(questions.map((question) => `gsocbot: ${question}`));
}

const GARDEN = `
  - { id: hammock, answer: Between two trees., asks: [where do I hang my hammock], source: s }
  - { id: ladder, answer: Behind the shed., asks: [where do I find the ladder], source: s }
  - { id: basket, answer: As large as a ladder is long., asks: [how large is a basket], source: s }
`;
const HAMMOCKS = `
  - id: hammock
    answer: See the board.
    asks: [where to hang hammocks]
    yes: [are hammocks welcome]
    no: [are hammocks forbidden]
    source: s
`;
const LICENCES = `
  - { id: of-pear, about: pear, answer: It is Apache., asks: [which licence has the pear parser], source: s }
  - { id: of-plum, about: plum, answer: It is MIT., asks: [which licence has the plum compiler], source: s }
`;

describe('of the answers that are kept', () => {
  it.each([
    ['where do I find the ladder?', 'Behind the shed.'],
    ['where is the ladder', 'Behind the shed.'],
    ['ladder where???', 'Behind the shed.'],
    ['hi, I wonder where I can hang a hammock', 'Between two trees.'],
    ['how large is the basket?', 'As large as a ladder is long.'],
  ])('"%s" is given "%s"', async (question, answer) => {
    expect(await hears(GARDEN, question)).toBe(answer);
  });

  it.each(['where is the trombone?', 'where is the ladder of the trombone museum in Vienna?'])(
    '"%s" is given none, for too much of it is unexplained',
    async (question) => {
      expect(await hears(GARDEN, question)).toContain('I do not know');
    },
  );

  it('the order of the file does not decide', async () => {
    const reversed = `\n${GARDEN.trim()
      .split('\n')
      .toReversed()
      .map((line) => `  ${line.trim()}`)
      .join('\n')}\n`;

    expect(await hears(reversed, 'where is the ladder?')).toBe('Behind the shed.');
  });

  it('none is given where none is kept', async () => {
    expect(await hears('', 'where is the ladder?')).toContain('I do not know');
  });
});

describe('an answer begins', () => {
  it.each([
    ['are hammocks welcome?', 'Yes. See the board.'],
    ['are hammocks forbidden?', 'No. See the board.'],
    ['where to hang hammocks?', 'See the board.'],
  ])('to "%s" so: "%s"', async (question, answer) => {
    expect(await hears(HAMMOCKS, question)).toBe(answer);
  });
});

describe('an answer about an idea', () => {
  it('is given for that idea, named or spoken of', async () => {
    expect(await hears(LICENCES, 'which licence has the plum compiler?')).toContain('MIT');
    expect(await hears(LICENCES, 'how hard is plum?', 'which licence has it?')).toContain('MIT');
    expect(await hears(LICENCES, 'how hard is pear?', 'which licence has it?')).toContain('Apache');
  });

  it('names its idea where the person has not', async () => {
    const heard = await hears(LICENCES.replace(/.*of-plum.*\n/, ''), 'which licence?');

    expect(heard).toBe('Pear parser frobnication: It is Apache.');
  });

  it('is not given for another idea', async () => {
    expect(await hears(LICENCES, 'which licence has the quince daemon?')).not.toMatch(/Apache|MIT/);
    expect(await hears(LICENCES, 'how hard is pear?', 'which licence has the quince daemon?')).not.toMatch(
      /Apache|MIT/,
    );
  });
});
