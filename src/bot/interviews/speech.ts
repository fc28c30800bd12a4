import type { Phrasebook } from '../../answers/compose/phrasebook.ts';
import { verbatimPieces } from '../../domain/text/layout-lines.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { Block, Reply } from '../../ports/reply.ts';

/** Lines of somebody that are handed on. */
export type Speech = Extract<Block, { readonly kind: 'verbatim' }>;

/** How much is handed on at once. */
export interface SpeechSize {
  readonly maxLines: number;
  /** Bytes of UTF-8 in one line with its mark; a longer line counts as several. */
  readonly maxBytes: number;
}

/** More of a name than anybody needs to find the file again. */
const MAX_FILE_NAME = 120;

/** What IRC carries in a few seconds, and what can be read as fast. */
export const SPEECH_SIZE: SpeechSize = { maxLines: 6, maxBytes: 350 };

/** What is said now, and what waits until somebody asks for more. */
export interface SpeechPages {
  readonly page: readonly Speech[];
  readonly rest: readonly Speech[];
}

/** @param lines as they were written. @param isCode code among them, or left out where only the indentation tells. */
function speechOf(nick: string, lines: readonly string[], isCode = false): Speech {
  return { kind: 'verbatim', mark: `<${nick}>`, lines, isCode: isCode || looksLikeCode(lines) };
}

/** What somebody said, did or sent, as it is handed on. */
export function speechIn(message: IncomingMessage, say: Phrasebook): Speech {
  const { nick } = message.sender;
  const { text, lines = [text], isCode = false, form, isCorrection = false } = message;
  if (form === 'file') {
    const sent = say('relayFile', { nick, name: text.slice(0, MAX_FILE_NAME), isCorrection: String(isCorrection) });
    return { ...speechOf(nick, [sent, ...(message.lines ?? [])]), mark: '*' };
  }
  const speech = speechOf(nick, isCorrection ? corrected(lines, say('relayCorrected')) : lines, isCode);
  return form === 'action' ? { ...speech, mark: `* ${nick}` } : speech;
}

/** The word for it on a line of its own where there are several, for they may be code. */
function corrected([first = '', ...others]: readonly string[], word: string): readonly string[] {
  return others.length === 0 ? [`${word} ${first}`] : [word, first, ...others];
}

/** The same as it is kept beside the name of who it was. */
export function spokenText({ mark, lines }: Speech, nick: string): string {
  return lines.map((line) => (mark === `<${nick}>` ? line : `${mark} ${line}`)).join('\n');
}

/** Adds lines behind others; neighbours of the same person become one. */
export function joinSpeech(before: readonly Speech[], added: Speech): readonly Speech[] {
  const last = before.at(-1);
  if (last === undefined || last.mark !== added.mark) return [...before, added];
  const lines = [...last.lines, ...added.lines];
  const isCode = last.isCode || added.isCode || looksLikeCode(lines);
  return [...before.slice(0, -1), { ...last, lines, isCode }];
}

/** Several lines of which one is indented. */
function looksLikeCode(lines: readonly string[]): boolean {
  return lines.length > 1 && lines.some((line) => line.startsWith('  '));
}

/** Takes as many whole lines as fit; of a line that fits no page at all, its first part. */
export function splitSpeech(speech: readonly Speech[], { maxLines, maxBytes }: SpeechSize): SpeechPages {
  const page: Speech[] = [];
  let left = maxLines;
  for (const [at, { lines, ...who }] of speech.entries()) {
    const room = maxBytes - Buffer.byteLength(who.mark) - 1;
    for (const [number, line] of lines.entries()) {
      const pieces = verbatimPieces(line, room);
      left -= pieces.length;
      if (left >= 0) continue;
      const isAlone = left + pieces.length === maxLines;
      const end = isAlone ? endOfPieces(line, pieces.slice(0, maxLines)) : 0;
      const said = [...lines.slice(0, number), ...(isAlone ? [line.slice(0, end)] : [])];
      if (said.length > 0) page.push({ ...who, lines: said });
      const rest = [line.slice(end).trimStart(), ...lines.slice(number + 1)];
      return { page, rest: [{ ...who, lines: isAlone ? rest : lines.slice(number) }, ...speech.slice(at + 1)] };
    }
    page.push({ ...who, lines });
  }
  return { page, rest: [] };
}

/** Where in a line its first pieces end. */
function endOfPieces(line: string, pieces: readonly string[]): number {
  let end = 0;
  for (const piece of pieces) {
    const text = piece.trimStart();
    end = line.indexOf(text, end) + text.length;
  }
  return end;
}

/** What is said of it, with the word that there is more. */
export function speechReply({ page, rest }: SpeechPages, say: Phrasebook): Reply {
  if (rest.length === 0) return { blocks: page };
  const count = rest.reduce((sum, { lines }) => sum + lines.length, 0);
  return { blocks: [...page, { kind: 'note', text: say('relayRest', { count }) }] };
}
