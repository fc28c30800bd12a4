import { describe, expect, it } from 'vitest';
import { compilePatterns } from '../../src/answers/recognise/patterns.ts';
import { splitClauses } from '../../src/answers/recognise/question.ts';
import { startConversation } from '../support/conversation.ts';
import { english } from '../support/english.ts';
import { ORCHARD } from '../support/orchard.ts';
import { programFrom } from '../support/programs.ts';

const PEAR = 'Pear parser frobnication';
const PLUM = 'Plum bytecode compiler';
const QUINCE = 'Quince synchronisation daemon';

/** What is heard after the last of several questions. */
function hears(...questions: readonly string[]): Promise<string> {
  return startConversation().hears(questions.map((question) => `gsocbot: ${question}`));
}

describe('a question about ideas', () => {
  it.each([
    ['which ideas are in rust?', [PEAR, QUINCE], [PLUM]],
    ['any ideas that are not in rust?', [PLUM], [PEAR, QUINCE]],
    ['how many ideas are there?', ['3'], []],
    ['which ideas does bob stone mentor?', [PLUM, QUINCE], [PEAR]],
    ['who mentors the plum compiler?', ['Ann Moss', 'Bob Stone'], ['Ann Lee']],
    ['how hard is pear?', ['beginner'], ['advanced']],
    ['how many hours is plum?', ['350'], ['180']],
    ['step 2 of pear?', ['Write the frobnicator'], ['Read the grammar']],
    ['hardest idea?', [PLUM], [PEAR, QUINCE]],
    ['which is easier, pear or plum?', [PEAR], []],
    ['link to the orchard handbook?', ['https://orchard.example.org/handbook'], []],
    ['what is the nick of ann lee?', ['appletree'], ['moss']],
    ['what is the mail of ann moss?', ['moss@example.net'], ['alee']],
    ['how do I apply?', ['Write to a mentor', 'Send the proposal'], []],
    ['which chanel on irc?', ['#orchard', 'irc.oftc.net'], []],
    ['whch ideas ar in rsut', [PEAR, QUINCE], [PLUM]],
    ['which ideas arent in rust?', [PLUM], [PEAR, QUINCE]],
    ['not rust', [PLUM], [PEAR, QUINCE]],
    ['my rust is weak, which ideas are there?', [PLUM], [PEAR, QUINCE]],
    ['who mentors the C one?', ['Ann Moss', 'Bob Stone'], ['Ann Lee']],
    ['how many mentors has plum?', ['2 mentors'], []],
    ['ideas with at most 200 hours?', [], [PLUM]],
    ['ideas with at least 300 hours?', [PLUM], []],
    ['is there a bigger project than 180 hours?', [PLUM], [PEAR, QUINCE]],
    ['ideas with less than 180 hours?', [QUINCE], [PEAR, PLUM]],
    ['ideas with at most 180 hours?', [PEAR, QUINCE], [PLUM]],
  ])('%s names %j and not %j', async (question, named, others) => {
    const heard = await hears(question);

    expect(named.filter((name) => !heard.includes(name))).toEqual([]);
    expect(others.filter((name) => heard.includes(name))).toEqual([]);
  });

  it.each([
    ['is pear in rust?', /^Yes\./],
    ['is plum in rust?', /^No\./],
    ['is quince for beginners?', /^Yes\./],
    ['is ann lee a mentor of plum?', /^No\./],
    ['is bob stone a mentor of plum?', /^Yes\./],
  ])('%s begins with %s', async (question, lead) => {
    expect(await hears(question)).toMatch(lead);
  });

  it('that offers a choice is answered with the value, not with yes', async () => {
    const heard = await hears('is pear in rust or c?');

    expect(heard).not.toMatch(/^(?:Yes|No)\b/);
    expect(heard).toContain('Rust');
  });

  it('whose value the page does not give is admitted, with its mentors', async () => {
    const program = programFrom(ORCHARD.replace('    size: 350 hours\n', ''));

    const heard = await startConversation({ program }).hears(['gsocbot: how many hours is plum?']);

    expect(heard).not.toMatch(/\d/);
    expect(heard).toContain('Ann Moss, Bob Stone');
  });
});

describe('a yes or no about "only" and "other"', () => {
  it.each([
    ['is bob stone a mentor of plum?', 'Yes.', 'Ann Moss'],
    ['is bob stone the only mentor of plum?', 'No.', 'Ann Moss'],
    ['does bob stone have other ideas besides plum?', 'Yes.', QUINCE],
    ['does bob stone only mentor plum?', 'No.', QUINCE],
    ['does ann moss mentor any other idea besides plum?', 'No.', PLUM],
    ['is quince only in rust?', 'No.', 'Python'],
    ['is pear only in rust?', 'Yes.', 'Rust'],
  ])('%s is answered %s', async (question, verdict, named) => {
    const heard = await hears(question);

    expect(heard).toContain(`${verdict} `);
    expect(heard).toContain(named);
  });
});

describe('an answer kept with the program', () => {
  it.each([
    ['may I hang up a hammock?', /^Yes\. Hammocks are welcome/],
    ['is it forbidden to hang up a hammock?', /^No\. Hammocks are welcome/],
    ['where do I put my hammock?', /^Hammocks are welcome/],
    ['where can i put a hamock', /^Hammocks are welcome/],
  ])('%s is %s', async (question, expected) => {
    expect(await hears(question)).toMatch(expected);
  });

  it('is given for the idea that is named', async () => {
    expect(await hears('which licence has the pear parser?')).toContain('Apache');
    expect(await hears('which licence has the plum compiler?')).toContain('MIT');
  });

  it('of one idea is never given for another', async () => {
    const heard = await hears('which licence has the quince daemon?');

    expect(heard).not.toMatch(/Apache|MIT/);
    expect(heard).toContain('Ann Lee, Bob Stone');
  });

  it('that is left open by pages as a rule is admitted, with the mentors of the idea that it is asked of', async () => {
    const heard = await hears('which version of the language does plum need?');

    expect(heard).toMatch(/^I do not know\./);
    expect(heard).toContain('Ann Moss, Bob Stone');
  });

  it('that nobody knows says so, and whom to ask, without yes or no', async () => {
    const heard = await hears('do I need a visa?');

    expect(heard).not.toMatch(/^(?:Yes|No)\b/);
    expect(heard).toContain('Bob Stone');
    expect(heard).toContain('#orchard');
  });

  it('is not given for a question that only shares a word with it', async () => {
    const heard = await hears('what is the airspeed of a laden swallow?');

    expect(heard).not.toMatch(/Hammock|licence|visa/);
    expect(heard).toContain('Bob Stone');
  });
});

describe('a follow-up', () => {
  it.each([
    [
      ['which ideas are in rust?', 'who mentors the second one?'],
      ['Ann Lee', 'Bob Stone'],
    ],
    [['which ideas are in rust?', 'and the first one, how hard is it?'], ['beginner']],
    [['tell me about the pear parser', 'who mentors it?'], ['Ann Lee']],
    [['tell me about the pear parser', 'and the one after it?'], [PLUM]],
    [['which ideas are in rust?', 'second'], [QUINCE]],
    [['tell me about the pear parser', 'who mentors it?', 'what is her mail?'], ['alee@example.org']],
    [['tell me about the pear parser', 'link?'], ['https://frob.example.org/pear']],
    [['how hard is pear?', 'and plum?'], ['advanced']],
    [['when is the contribution task deadline?', 'what comes after that?'], ['Wed 1 May 2030 18:00 UTC']],
    [['step 2 of pear?', 'what comes after step 2?'], ['Test it']],
    [['which licence has the pear parser?', 'how big is it?'], ['180 hrs']],
  ])('%j hears %j', async (questions, facts) => {
    const heard = await hears(...questions);

    expect(facts.filter((fact) => !heard.includes(fact))).toEqual([]);
  });

  it('about a name is about that name, whatever was spoken of before', async () => {
    const heard = await hears('who mentors the pear parser?', 'who mentors the plum compiler?');

    expect(heard).toContain('Ann Moss');
    expect(heard).not.toContain('Ann Lee');
  });
});

describe('a message of several parts', () => {
  it.each([
    ['thanks! is it still open?', ['thanks!', 'is it still open?']],
    ['hello. who mentors pear?', ['hello.', 'who mentors pear?']],
    ['vm motion - who mentors it?', ['vm motion', 'who mentors it?']],
    ['look at virtio.c please', ['look at virtio.c please']],
    ['vhost-user isolation', ['vhost-user isolation']],
  ])('"%s" is %j', (text, clauses) => {
    expect(splitClauses(text, compilePatterns(english))).toEqual(clauses);
  });

  it('is answered for the part that asks', async () => {
    const heard = await hears('thanks a lot! is it still open?');

    expect(heard).toMatch(/^Yes\./);
    expect(heard).toContain('Tue 2 April 2030 18:00 UTC');
  });

  it('is answered for both where both ask', async () => {
    const heard = await hears('who mentors pear? what is her mail?');

    expect(heard).toContain('Ann Lee');
    expect(heard).toContain('alee@example.org');
  });
});
