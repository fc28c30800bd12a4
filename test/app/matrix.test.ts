import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useHomeserver } from '../adapters/matrix/homeserver.ts';
import { startGsocbot } from '../support/command-line.ts';
import { ROOT } from '../support/imports.ts';
import { matrixYaml } from '../support/network-yaml.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const { isMissing, account, person, synapse } = useHomeserver();

test.skipIf(isMissing)(
  'gsocbot answers in a room and in a conversation, from a configuration with the password in a file',
  { timeout: 60_000 },
  async () => {
    const own = await account();
    const anna = await person('anna');
    const room = await anna.createRoom('whole');
    const folder = tempFolder();
    writeIn(folder, 'password', own.password);
    const file = writeIn(
      folder,
      'bot.yaml',
      `programs: [qemu-2024]
admins: ["matrix/${anna.userId}"]
networks:
${matrixYaml({ url: synapse().url, userId: own.userId, room: '#whole:localhost' })}`,
    );
    const bot = startGsocbot(['start', '--config', file], folder);

    await anna.until(
      'the bot comes',
      () => anna.events.some(({ sender, content }) => sender === own.userId && content.membership === 'join'),
      40_000,
    );
    await anna.say(room, '!ideas');
    const answer = await anna.sees('the answer', ({ content }) => content.msgtype === 'm.notice');
    const direct = await anna.createDirect(own.userId);
    await anna.say(direct, 'status');
    const status = await anna.sees(
      'the status',
      ({ content, room_id }) => room_id === direct && content.msgtype === 'm.notice',
    );
    bot.child.kill('SIGTERM');
    const { code, error } = await bot.ended;

    expect(code).toBe(0);
    expect(error).not.toContain(own.password);
    expect(answer.room_id).toBe(room);
    expect(answer.content.formatted_body).toContain('<li>');
    expect(status.content.body).toContain('matrix');
    expect(status.content.body).toContain('connected');
    expect(readFileSync(join(folder, 'state', 'session.json'), 'utf8')).toContain(own.userId);
  },
);

test('a bot without Matrix loads nothing of its libraries', () => {
  const script = (path: string) => `
    await import(${JSON.stringify(join(ROOT, path))});
    const { createRequire } = await import('node:module');
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(loaded.some((file) => file.includes('matrix-bot-sdk')));`;
  const isLoadedBy = (path: string) =>
    execFileSync(process.execPath, ['--no-deprecation', '--input-type=module', '-e', script(path)], { cwd: ROOT })
      .toString()
      .trim();

  expect(isLoadedBy('src/app/start-networks.ts')).toBe('false');
  expect(isLoadedBy('src/adapters/matrix/matrix-network.ts')).toBe('false');
  expect(isLoadedBy('node_modules/matrix-bot-sdk/lib/index.js')).toBe('true');
});
