import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { startBot } from '../../src/app/start.ts';
import { type Settings, settingsSchema } from '../../src/config/settings/schema.ts';
import { recordingLog } from './fakes.ts';

/** Settings of a console on QEMU 2024, a week before its applications end, that writes no file. */
export const CONSOLE_SETTINGS: Settings = settingsSchema.parse({
  programs: ['qemu-2024', 'xen-2013'],
  database: ':memory:',
  simulatedStart: '2024-03-25T10:00Z',
});

/** Types lines into the bot's console through real streams. @returns the lines on the screen after the welcome. */
export async function typeIntoConsole(
  lines: readonly string[],
  settings: Partial<Settings> = {},
): Promise<readonly string[]> {
  const input = new PassThrough();
  const output = new PassThrough();
  let screen = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
  });
  const running = await startBot(
    { settings: { ...CONSOLE_SETTINGS, ...settings }, file: null },
    { input, output },
    recordingLog(),
  );
  input.end(`${lines.join('\n')}\n`);
  await running.ended;
  await running.stop();
  output.end();
  await once(output, 'end');
  const printed = screen.trimEnd().split('\n');
  const welcomeEnd = printed.indexOf('');
  return printed.slice(welcomeEnd + 1);
}
