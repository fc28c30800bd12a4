import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withConversations } from '../../src/app/docs/conversations.ts';
import { generatedFiles } from '../../src/app/docs/generated-files.ts';
import { conversationPicture } from '../../src/app/docs/picture.ts';
import { withSchedule } from '../../src/app/docs/schedule.ts';
import { allCommands } from '../../src/commands/all-commands.ts';
import { ircNetworkSchema } from '../../src/config/settings/irc-schema.ts';
import { settingsSchema } from '../../src/config/settings/schema.ts';
import { runGsocbot } from '../support/command-line.ts';
import { ROOT } from '../support/imports.ts';

const files = generatedFiles();
const textOf = (path: string) => files.get(path) ?? '';

describe('the files made from code', () => {
  it.each([...files.keys()])('%s is as the code makes it (else run npm run docs)', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(textOf(path));
  });

  it('are also the schedule in the page about reminders', async () => {
    const page = readFileSync(join(ROOT, 'docs/reminders.md'), 'utf8');

    expect(page).toContain('| 2024-04-02 15:00 | Reminder: Application period ends in 3 hours');
    expect(await withSchedule(page)).toBe(page);
  });

  it.each(['docs/admins.md', 'docs/applicants.md'])(
    'are also the conversations in %s, with what the bot says today',
    async (name) => {
      const page = readFileSync(join(ROOT, name), 'utf8');

      expect(page).toMatch(/^<gsocbot> maria: /m);
      expect(await withConversations(page)).toBe(page);
    },
  );

  it('are also the picture of the README, in which the bot says what it says today', async () => {
    const picture = await conversationPicture();

    expect(picture).toContain('Dorinda Bassey');
    expect(readFileSync(join(ROOT, 'docs/images/conversation.svg'), 'utf8')).toBe(picture);
  });

  it('have every command and alias in the page of commands', () => {
    const page = textOf('docs/commands.md');
    const names = allCommands.flatMap((command) => [command.name, ...command.aliases]);

    expect(names.filter((name) => !page.includes(`!${name}`))).toEqual([]);
  });

  it('have every option in the page of the configuration', () => {
    const page = textOf('docs/configuration.md');
    const options = Object.keys(settingsSchema.shape);

    expect(options.length).toBeGreaterThan(5);
    expect(options.filter((option) => !page.includes(`\`${option}\``))).toEqual([]);
  });

  it('leave no option without a word, and no two tables under one heading', () => {
    const page = textOf('docs/configuration.md');
    const headings = page.match(/^## .*$/gm) ?? [];

    expect(page.match(/^\| `[^|]*` \| +\|.*$/gm) ?? []).toEqual([]);
    expect(headings).toContain('## entries of reminders.posts');
    expect(new Set(headings).size).toBe(headings.length);
  });

  it('are an example and a real channel that pass the check, but for the secrets and, in the example, who the org admins are', async () => {
    const { code, out } = await runGsocbot(['check', 'config/example.yaml', 'config/qemu.yaml'], ROOT);

    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => line.startsWith('config/'))).toEqual([
      expect.stringMatching(/^config.example.yaml:.* warning: admins: nobody can ask for status/),
      expect.stringMatching(/^config.example.yaml:.* warning: networks.1.login.password.file: .* \(there is none\)/),
      'config/example.yaml: 0 errors, 2 warnings',
      expect.stringMatching(/^config.qemu.yaml:.* warning: networks.0.certificateFile: .* \(there is none\)/),
      'config/qemu.yaml: 0 errors, 1 warning',
    ]);
  });

  it('have every option of a network in the example', () => {
    const example = textOf('config/example.yaml');

    const options = Object.keys(ircNetworkSchema.shape);

    expect(options.length).toBeGreaterThan(15);
    expect(options.filter((option) => !new RegExp(`^ *(?:- |# )?${option}:`, 'm').test(example))).toEqual([]);
  });
});
