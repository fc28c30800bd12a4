import { describe, expect, it } from 'vitest';
import { createLineJudge } from '../../../src/bot/interviews/judge-line.ts';
import { allCommands } from '../../../src/commands/all-commands.ts';
import type { Side } from '../../../src/domain/interviews/booking.ts';
import type { IncomingMessage } from '../../../src/ports/incoming-message.ts';
import { incoming } from '../../support/conversation.ts';

const lines = createLineJudge(allCommands, '!');

const judge = (text: string, side: Side, manner: Partial<IncomingMessage> = {}) => {
  const judged = lines.judge(incoming(text, { channel: null, botNick: 'gsocbot', ...manner }), side);
  if (judged.kind === 'told') return `told: ${judged.text}`;
  return judged.kind === 'askBack' ? `asked back: ${judged.command}` : 'handed on';
};

describe('what a mentor says to the bot alone during an interview', () => {
  it.each([
    // Notes and scores, however they are written.
    ['note good with pointers', 'told: note good with pointers'],
    ['Note knows C', 'told: note knows C'],
    ['note: does not know C', 'told: note does not know C'],
    ['notes: weak', 'told: note weak'],
    ['NOTES weak', 'told: note weak'],
    ['note - weak', 'told: note weak'],
    ['note,weak', 'told: note weak'],
    ['"note weak', 'told: note weak'],
    ['/note weak', 'told: note weak'],
    ['! note weak', 'told: note weak'],
    ['!note weak', 'told: note weak'],
    ['!notes: weak', 'told: note weak'],
    ['score 4 good', 'told: score 4 good'],
    ['score 9', 'told: score 9'],
    ['score 0 hopeless', 'told: score 0 hopeless'],
    ['score 4.5', 'told: score 4.5'],
    ['score: 2 weak', 'told: score 2 weak'],
    ['Score 2 - really weak', 'told: score 2 - really weak'],
    ['Score: 5', 'told: score 5'],
    ['scores 5', 'told: score 5'],
    ['score  b1: 2', 'asked back: score'],
    ['score weak', 'told: score weak'],
    ['score hopeless at everything that I asked', 'asked back: score'],
    ['score is kept where?', 'asked back: score'],
    ['socre 2 weak', 'asked back: score'],
    ['note', 'told: note'],
    // The other commands of a mentor.
    ['exercise b1 2', 'told: exercise b1 2'],
    ['exercise isolation add a secret task', 'told: exercise isolation add a secret task'],
    ['exercise parser', 'told: exercise parser'],
    ['exercises', 'told: exercise'],
    ['extend 5m', 'told: extend 5m'],
    ['extend -5', 'told: extend -5'],
    ['agenda', 'told: agenda'],
    ['Agenda?', 'told: agenda'],
    ['slots mine', 'told: slots mine'],
    ['queue parser', 'told: queue parser'],
    ['bookings', 'told: bookings'],
    ['transcript b7', 'told: transcript b7'],
    ['finish', 'told: finish'],
    ['pause', 'told: pause'],
    ['here', 'told: here'],
    ['cancel b7 she is hopeless', 'told: cancel b7 she is hopeless'],
    ['withdraw s7 I am ill', 'told: withdraw s7 I am ill'],
    ['remind me tomorrow to reject her', 'told: remind me tomorrow to reject her'],
    ['link 12-abcdef', 'told: link 12-abcdef'],
    ['exercize b1 2', 'asked back: exercise'],
    ['transc b7', 'asked back: transcript'],
    ['finsih', 'asked back: finish'],
    // Everything that is addressed to the bot.
    ['gsocbot: note weak', 'told: note weak'],
    ['gsocbot: notes: weak', 'told: note weak'],
    ['gsocbot note weak', 'told: note weak'],
    ['@gsocbot score 2', 'told: score 2'],
    ['gsocbot, is she any good?', 'told: is she any good?'],
    ['is she any good, gsocbot?', 'told: is she any good'],
    ['she is slower than gsocbot', 'handed on'],
    ['!skip', 'told: skip'],
    // What begins like a command and is none goes nowhere, and is not lost.
    ['Here is the exercise: reverse a list', 'asked back: here'],
    ['Note that pointers are tested, too', 'told: note that pointers are tested, too'],
    ['Exercise for you: what does this loop do?', 'asked back: exercise'],
    ['Skip that one, if you like', 'asked back: skip'],
    // An honest conversation.
    ['carol: Note that pointers are tested, too', 'handed on'],
    ['Hello Carol', 'handed on'],
    ['Not quite', 'handed on'],
    ['None of these', 'handed on'],
    ['node->next = NULL;', 'handed on'],
    ['question 1', 'handed on'],
    ['idea 2 is the one that I mean', 'handed on'],
    ['ideas', 'told: ideas'],
    ['When would you use a lock instead?', 'handed on'],
    ['List the steps of booting, please, in their order', 'handed on'],
    ['More or less, yes, but what of the edges?', 'handed on'],
    ['What is the score of this?', 'handed on'],
    ['#include <note.h>', 'handed on'],
    ['4. and then?', 'handed on'],
    ['!ptr->next', 'handed on'],
    ['notebooks are fine', 'handed on'],
  ])('"%s" is %s', (text, judged) => {
    expect(judge(text, 'mentor')).toBe(judged);
  });

  it('is asked back if there is a note among several lines, but not among code', () => {
    const lines = ['That was all.', 'score 2 weak'];

    expect(judge(lines.join(' '), 'mentor', { lines })).toBe('asked back: score');
    expect(judge(lines.join(' '), 'mentor', { lines, isCode: true })).toBe('handed on');
    expect(judge('a {   note }', 'mentor', { lines: ['a {', '  note', '}'] })).toBe('handed on');
  });
});

describe('what an applicant says to the bot alone during an interview', () => {
  it.each([
    ['link 12-abcdef', 'told: link 12-abcdef'],
    ['Link: 12-abcdef', 'told: Link: 12-abcdef'],
    ['link libera/mallory', 'told: link libera/mallory'],
    ['unlink libera/carol', 'told: unlink libera/carol'],
    ['!link 12-abcdef', 'told: link 12-abcdef'],
    ['gsocbot: bookings', 'told: bookings'],
    ['bookings', 'told: bookings'],
    ['forgetme', 'told: forgetme'],
    ['cancel b2 I would rather not', 'told: cancel b2 I would rather not'],
    ['move b2 s5', 'told: move b2 s5'],
    ['more', 'told: more'],
    ['here', 'told: here'],
    ['here b1', 'told: here b1'],
    ['link: https://example.org/mine', 'handed on'],
    ['Linked lists', 'handed on'],
    ['queue', 'handed on'],
    ['note that it is O(n)', 'handed on'],
    ['Here I would use a lock', 'handed on'],
    ['cancel the timer first', 'handed on'],
    ['help', 'handed on'],
  ])('"%s" is %s', (text, judged) => {
    expect(judge(text, 'applicant')).toBe(judged);
  });
});

describe('what is said in the place of an interview with the prefix', () => {
  it.each([
    ['!note: weak', '!note weak'],
    ['!notes weak', '!note weak'],
    ['!score:2', '!score 2'],
    ['!ptr->next', null],
    ['note: weak', null],
  ])('"%s" is mended as %s', (text, mended) => {
    expect(lines.mend(text)).toBe(mended);
  });
});
