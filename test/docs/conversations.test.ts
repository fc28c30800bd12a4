import { describe, expect, it } from 'vitest';
import { findCommand } from '../../src/bot/find-command.ts';
import { allCommands } from '../../src/commands/all-commands.ts';
import { runGsocbot } from '../support/command-line.ts';
import { type Conversation, startConversation } from '../support/conversation.ts';
import { codeSpans, fencedBlocks, PAGES, pageText, tableRows } from '../support/pages.ts';
import { bundledProgram } from '../support/programs.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Sentences that a page would not show as what one can say. */
const NOT_UNDERSTOOD =
  /There is no command|I do not know that|cannot read|did not understand|Which (?:slot|booking|idea)\?|internal error|Usage:|Type e\.g\./;

describe('the commands that the pages name', () => {
  const spans = PAGES.filter((page) => page !== 'docs/commands.md').flatMap((page) =>
    codeSpans(pageText(page)).flatMap((span) => {
      const name = /^!([a-z]+)/.exec(span)?.[1];
      return name === undefined ? [] : [{ page, name }];
    }),
  );

  it('are commands that there are', () => {
    expect(spans.length).toBeGreaterThan(20);
    const unknown = spans.filter(({ name }) => findCommand(name, allCommands).kind !== 'command');
    expect(unknown).toEqual([]);
  });
});

describe('the conversation in README.md', () => {
  it('is what the terminal says', async () => {
    const [transcript = ''] = fencedBlocks('README.md', '').filter((block) => block.startsWith('$ npm start\n'));
    const shown = transcript.trim().split('\n').slice(1);
    const typed = shown.flatMap((line) => /^<alice> (.*)$/.exec(line)?.[1] ?? []);

    const { out } = await runGsocbot(['start'], tempFolder(), `${typed.join('\n')}\n/quit\n`);

    const heard = out.split('\n').map((line) => line.replace(/^<alice> /, ''));
    const answers = shown.filter((line) => line !== '' && !line.startsWith('<alice>'));
    expect(answers.length).toBeGreaterThan(4);
    // A line that ends with "…" is cut on the page.
    const isSaid = (line: string) =>
      heard.some((one) =>
        line.endsWith('…') ? one.startsWith(line.slice(0, -1).trim().replace(/,$/, '')) : one === line,
      );
    expect(answers.filter((line) => !isSaid(line))).toEqual([]);
  });
});

describe('what docs/applicants.md has people ask', () => {
  it('is answered', async () => {
    const talk = startConversation({ program: await bundledProgram('qemu-2024'), now: '2024-03-25T10:00:00Z' });
    const questions = pageText('docs/applicants.md').match(/(?<=^<maria> )gsocbot: .*$/gm) ?? [];
    const commands = tableRows('docs/applicants.md', 'say')
      .flatMap(([says = '']) => codeSpans(says))
      .filter((span) => span.startsWith('!') && span !== '!more');

    expect(questions.length + commands.length).toBeGreaterThan(12);
    for (const said of [...questions.map((line) => line.trim()), ...commands]) {
      const heard = (await talk.says(said, { sender: { nick: 'alice', account: 'alice' } })).join('\n');
      expect(heard, said).not.toBe('');
      expect(heard, said).not.toMatch(NOT_UNDERSTOOD);
    }
  });
});

/** Orchard with interviews arranged, as the tables of the pages need them: carol has b7 at s12, and s15 is open. */
async function season(): Promise<{ talk: Conversation; as: (nick: string, line: string) => Promise<string> }> {
  const talk = startConversation({ now: '2030-03-18T12:00:00Z', admins: ['oftc/root'] });
  const as = async (nick: string, line: string) =>
    (await talk.says(line, { network: 'oftc', channel: null, sender: { nick, account: nick } })).join('\n');
  await as('appletree', 'offer pear 3 april 8:00-23:00');
  for (const person of ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']) await as(person, `book s${person.slice(1)}`);
  expect(await as('carol', 'book s12')).toContain('(b7)');
  await as('appletree', 'exercise pear add https://example.org/task');
  await as('appletree', 'exercise pear add https://example.org/other');
  return { talk, as };
}

/** What the first column of the tables of a page has people say. */
function saysOf(page: string): readonly string[] {
  return tableRows(page, 'say').flatMap(([says = '']) => codeSpans(says));
}

describe.each([
  ['docs/interviews.md', 'carol'],
  ['docs/mentors.md', 'appletree'],
  ['docs/reminders.md', 'root'],
] as const)('what the tables of %s have %s say', (page, nick) => {
  const says = saysOf(page);

  it('is found', () => {
    expect(says.length).toBeGreaterThan(9);
  });

  it.each(says)('is understood: %s', async (line) => {
    const { as } = await season();
    // What the page writes for what everybody fills in.
    const said = line.replaceAll('...', 'knows C').replace('[#channel] ', '#orchard ').replace('#channel', '#orchard');

    const heard = await as(nick, said);

    expect(heard).not.toBe('');
    expect(heard).not.toMatch(NOT_UNDERSTOOD);
  });
});
