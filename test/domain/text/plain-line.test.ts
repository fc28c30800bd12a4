import { expect, test } from 'vitest';
import { plainLine } from '../../../src/domain/text/plain-line.ts';

test.each([
  ['On 2 April.', 'On 2 April.'],
  ['one\r\ntwo\n\nthree\tfour', 'one two three four'],
  ['next\u0085line\u2028paragraph\u2029end', 'next line paragraph end'],
  ['nul\0 bell\x07 escape\x1b[31m del\x7f', 'nul bell escape[31m del'],
  ['\u009b31mred\u009d0;title\u009c', '31mred0;title'],
  ['\u202eesrever\u202c \u2067isolate\u2069 \u200emark\u200f \u061cletter', 'esrever isolate mark letter'],
  ['Größe שלום مرحبا 漢字 👩‍👩‍👧', 'Größe שלום مرحبا 漢字 👩‍👩‍👧'],
])('%j is seen as %j', (text, seen) => {
  expect(plainLine(text)).toBe(seen);
});
