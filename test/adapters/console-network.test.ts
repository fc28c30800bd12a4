import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openTerminal } from '../../src/adapters/console/terminal.ts';
import { createSimulatedClock } from '../../src/adapters/system/simulated-clock.ts';
import { typeIntoConsole } from '../support/console.ts';

describe('a conversation typed into the console', () => {
  it('shows what is said in the channel and what the bot says', async () => {
    const screen = await typeIntoConsole(['!next', '/quit']);

    expect(screen[0]).toBe('<alice> !next');
    expect(screen[1]).toMatch(/^<gsocbot> .*Tue 2 April 2024 18:00 UTC/);
    expect(screen).toHaveLength(2);
  });

  it('tells once how the bot is spoken to, when a line is not for it', async () => {
    const screen = await typeIntoConsole(['which ideas are in Rust?', 'hello all', '/quit']);

    expect(screen).toEqual([
      '<alice> which ideas are in Rust?',
      '-- gsocbot answers what is said to it: begin with "gsocbot:", or with "!" and a command',
      '<alice> hello all',
    ]);
  });

  it('is held as another person after /as, privately after /dm, elsewhere after /join', async () => {
    const screen = await typeIntoConsole(['/as bob bob1', '/as carol', '/join #other', '/dm next', '/quit']);

    expect(screen.slice(0, 4)).toEqual([
      '-- you speak as bob, proved as bob1',
      '-- you speak as carol, unproved',
      '-- you are in #other',
      '<carol> (privately) next',
    ]);
    expect(screen[4]).toMatch(/^<gsocbot> \(to carol\) .*Tue 2 April 2024 18:00 UTC/);
  });

  it('remembers per person what was spoken of', async () => {
    const screen = await typeIntoConsole([
      'gsocbot: tell me about gstreamer',
      '/as bob',
      'gsocbot: tell me about memory isolation',
      '/as alice',
      'gsocbot: who mentors it?',
    ]);

    expect(screen.at(-1)).toContain('Dorinda Bassey');
    expect(screen.at(-1)).not.toContain('Hanna Czenczek');
  });

  it('moves the clock with /time, says what is due by then, and answers by it', async () => {
    const screen = await typeIntoConsole([
      '/time +9d',
      '!next',
      '/time 2024-05-01T18:00Z',
      '!next',
      '/time soon',
      '/quit',
    ]);

    expect(screen[0]).toBe('-- it is 2024-04-03T10:00Z (UTC)');
    expect(screen[1]).toContain('Application period is over now (Tue 2 April 2024 18:00 UTC). (late:');
    expect(screen[3]).toContain('Sun 21 April 2024');
    expect(screen[4]).toBe('-- it is 2024-05-01T18:00Z (UTC)');
    expect(screen[5]).toContain('It is time: Accepted applicants announced (Wed 1 May 2024 18:00 UTC).');
    expect(screen[7]).toContain('Mon 27 May 2024');
    expect(screen[8]).toContain('Type it like this: /time +3d');
  });

  it('speaks of another season after /program, and lists them', async () => {
    const screen = await typeIntoConsole(['/program', '/program xen-2013', '!ideas', '/program nosuch', '/quit']);

    expect(screen[0]).toBe('-- speaking of qemu-2024; there are: qemu-2024, xen-2013');
    expect(screen[1]).toBe('-- speaking of xen-2013; there are: xen-2013, qemu-2024');
    expect(screen.join('\n')).toContain('13 ideas');
    expect(screen.at(-1)).toBe('-- there is no program "nosuch"; there are: xen-2013, qemu-2024');
  });

  it('explains the console with /help, and an unknown command of it', async () => {
    const screen = await typeIntoConsole(['/help', '/nope', '/quit']);

    expect(
      screen.filter((line) => /\/(?:dm|as|join|time|program|help|quit) /.test(line)).length,
    ).toBeGreaterThanOrEqual(6);
    expect(screen.at(-1)).toBe('-- There is no /nope. Type /help for what there is.');
  });

  it('ends at the end of the input too', async () => {
    expect((await typeIntoConsole(['hello'])).slice(0, 1)).toEqual(['<alice> hello']);
  });

  it('passes over empty lines', async () => {
    expect((await typeIntoConsole(['', '   ', 'hello'])).slice(0, 1)).toEqual(['<alice> hello']);
  });

  it('sets a zone in the database', async () => {
    const screen = await typeIntoConsole(['!tz Asia/Kolkata', '!next']);

    expect(screen.at(-1)).toContain('18:00 UTC (23:30 Asia/Kolkata)');
  });
});

describe('a terminal on a pipe', () => {
  it('is not interactive and has no colours', () => {
    const output = new PassThrough();
    const terminal = openTerminal({ input: new PassThrough(), output }, () => []);

    terminal.print(terminal.paint('green', 'plain'));
    terminal.prompt();
    terminal.close();

    expect(terminal.isInteractive).toBe(false);
    expect(output.read()?.toString()).toBe('plain\n');
  });
});

describe('a terminal that people sit at', () => {
  it.each([
    ['has colours', undefined, '\u001b[32mpaint\u001b[39m'],
    ['has none with NO_COLOR', '1', 'paint'],
    ['has colours with an empty NO_COLOR, as no-color.org says', '', '\u001b[32mpaint\u001b[39m'],
  ])('%s', (_, noColour, painted) => {
    vi.stubEnv('NO_COLOR', noColour);
    onTestFinished(() => void vi.unstubAllEnvs());
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = Object.assign(new PassThrough(), { isTTY: true });

    const terminal = openTerminal({ input, output }, () => []);
    const paint = terminal.paint('green', 'paint');
    terminal.close();

    expect(terminal.isInteractive).toBe(true);
    expect(paint).toBe(painted);
  });

  it('completes commands with the tabulator', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = Object.assign(new PassThrough(), { isTTY: true });
    const terminal = openTerminal({ input, output }, () => ['!next', '!mentors', '/quit']);
    const typed = terminal.lines()[Symbol.asyncIterator]().next();
    let screen = '';
    output.on('data', (text) => {
      screen += String(text);
      // The line is sent off when its end has been filled in.
      if (screen.endsWith('xt ')) input.write('\r');
    });

    input.write('!ne\t');

    expect((await typed).value).toBe('!next ');
    terminal.close();
  });
});

describe('a simulated clock', () => {
  it('runs at the pace of the other clock from where it is set', () => {
    let paceAt = 5_000;
    const clock = createSimulatedClock(100, { now: () => paceAt });
    expect(clock.now()).toBe(100);

    paceAt += 7;
    expect(clock.now()).toBe(107);

    clock.set(50);
    paceAt += 1;
    expect(clock.now()).toBe(51);
  });
});
