import { createInterface, type Interface } from 'node:readline';
import { styleText } from 'node:util';

/** Where the console reads from and writes to; a terminal, or pipes. */
export interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

export type Colour = 'cyan' | 'green' | 'gray' | 'yellow';

/** A line-by-line conversation: with editing, history and completion on a terminal, plain on a pipe. */
export interface Terminal {
  readonly isInteractive: boolean;
  /** Lines in order; ends at end of input or when closed. */
  lines(): AsyncIterable<string>;
  setPrompt(text: string): void;
  prompt(): void;
  /** Prints above the line being typed. */
  print(text: string): void;
  /** Colours text on a terminal; off with NO_COLOR (https://no-color.org) and on pipes. */
  paint(colour: Colour, text: string): string;
  close(): void;
}

/** @param complete words that may stand at the end of the line typed so far. */
export function openTerminal(
  { input, output }: TerminalStreams,
  complete: (line: string) => readonly string[],
): Terminal {
  const isInteractive = Boolean(input.isTTY && output.isTTY);
  const reader = createInterface({
    input,
    output: isInteractive ? output : undefined,
    terminal: isInteractive,
    historySize: 500,
    removeHistoryDuplicates: true,
    completer: (line: string) => completion(line, complete(line)),
  });
  let isStopped = false;
  const hasColour = isInteractive && !process.env['NO_COLOR'];
  return {
    isInteractive,
    lines: () => queueOf(reader, () => isStopped),
    setPrompt: (text) => reader.setPrompt(text),
    prompt: () => {
      if (isInteractive) reader.prompt(true);
    },
    print: (text) => {
      // The line being typed is wiped first; prompt() puts it back under what was printed.
      output.write(isInteractive ? `\r\u001b[K${text}\n` : `${text}\n`);
    },
    paint: (colour, text) => (hasColour ? styleText(colour, text, { validateStream: false }) : text),
    close: () => {
      isStopped = true;
      reader.close();
    },
  };
}

function completion(line: string, words: readonly string[]): [string[], string] {
  const last = /\S*$/.exec(line)?.[0] ?? '';
  const fitting = words.filter((word) => word.startsWith(last));
  return [fitting.map((word) => `${word} `), last];
}

/** Keeps the lines that come while one is still being answered; a pipe delivers all of them at once. */
async function* queueOf(reader: Interface, isStopped: () => boolean): AsyncIterable<string> {
  const waiting: string[] = [];
  let isClosed = false;
  let wake = () => {};
  reader.on('line', (line) => {
    waiting.push(line);
    wake();
  });
  reader.on('close', () => {
    isClosed = true;
    wake();
  });
  while (!isStopped()) {
    const line = waiting.shift();
    if (line !== undefined) {
      yield line;
      continue;
    }
    if (isClosed) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}
