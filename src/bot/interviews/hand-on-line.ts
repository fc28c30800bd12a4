import type { Phrasebook } from '../../answers/compose/phrasebook.ts';
import type { Side } from '../../domain/interviews/booking.ts';
import type { HandedOn, HandOn, SpokenLine } from '../../ports/interview-record.ts';
import type { Block } from '../../ports/reply.ts';
import type { Audience } from './audience.ts';
import { interviewMessage, LINE_LIFE_MS, type Reader } from './interview-messages.ts';
import { joinSpeech, type Speech, type SpeechSize, speechReply, splitSpeech } from './speech.ts';

/** How long the next line of a paste is waited for, so that it is read as one. */
const PASTE_MS = 400;

/** What a line is handed on by. */
export interface LineParts {
  readonly say: Phrasebook;
  /** How much can be said at once on a network. */
  speechSize(network: string): SpeechSize;
}

/**
 * How the other side gets to know a line: they are in the place where it was said, or it is said to them where they are.
 *
 * @param isInPlace whether it was said in the interview's place.
 * @returns null if they have heard it already.
 */
export function handOnLine(
  audience: Audience,
  { side, at }: SpokenLine,
  speech: Speech,
  isInPlace: boolean,
  { say, speechSize }: LineParts,
): HandOn | null {
  const to: Side = side === 'applicant' ? 'mentor' : 'applicant';
  const isThere = audience.place !== null && audience.isThere[to];
  if (isInPlace && isThere) return null;
  const reader: Reader = isThere ? 'place' : to;
  const size = speechSize(isThere && audience.place !== null ? audience.place.network : audience.parties[to].network);
  const handedOn = (lines: readonly Speech[]): HandedOn => {
    const pages = splitSpeech(lines, size);
    return { reply: speechReply(pages, say), rest: pages.rest };
  };
  return {
    to,
    suffix: `:${reader}`,
    compose: (id, isBurst) => {
      const { reply, rest } = handedOn([speech]);
      const dueAt = isBurst ? at + PASTE_MS : at;
      const message = interviewMessage(audience, reader, `line:${id}`, dueAt, at + LINE_LIFE_MS, reply);
      return { message, rest };
    },
    join: ({ reply, rest }) => {
      const said = speechIn(reply.blocks);
      // What has been cut once goes on behind its cut.
      const isCut = said.length < reply.blocks.length;
      return handedOn(joinAll([...said, ...(isCut ? speechIn(rest) : [])], speech));
    },
  };
}

/** What waits of it until it is asked for, as far as it fits. */
export function nextOfRest(rest: readonly Block[], size: SpeechSize, say: Phrasebook): HandedOn {
  const pages = splitSpeech(speechIn(rest), size);
  return { reply: speechReply(pages, say), rest: pages.rest };
}

function joinAll(before: readonly Speech[], added: Speech): readonly Speech[] {
  return [...before, added].reduce<readonly Speech[]>((all, one) => joinSpeech(all, one), []);
}

function speechIn(blocks: readonly Block[]): readonly Speech[] {
  return blocks.filter((block) => block.kind === 'verbatim');
}
