import { expect, it } from 'vitest';
import { createPhrasebook } from '../../src/answers/compose/phrasebook.ts';
import { reasonText } from '../../src/bot/reason-text.ts';
import { english } from '../support/english.ts';

const say = createPhrasebook(english.replies);

it.each([
  ['quiet-hours', 'quiet hours'],
  ['kicked', 'was kicked'],
  ['kicked: by ann (spam: too much)', 'was kicked: by ann (spam: too much)'],
  ['kicked: removed', 'was kicked: removed from it'],
  ['error: connect ECONNREFUSED 127.0.0.1:6667', 'connect ECONNREFUSED 127.0.0.1:6667'],
  ['refused: error: Cannot send to channel', 'the network refused it: Cannot send to channel'],
  ['refused: kicked: by ann (spam)', 'the network refused it: was kicked: by ann (spam)'],
  ['may-not-speak: 50/0', 'may not speak there: that takes power level 50, it has 0'],
  ['registration-late: 30', 'the server did not finish the registration within 30 s'],
  ['cancelled', 'cancelled by an admin'],
])('the reason %s is said as "%s"', (stored, text) => {
  expect(reasonText(stored, say)).toBe(text);
});

it('says the sentences of databases from before there were codes as they stand', () => {
  expect(reasonText('the network refused it: +m', say)).toBe('the network refused it: +m');
  expect(reasonText('the person was not seen for 30 days', say)).toBe('the person was not seen for 30 days');
});
