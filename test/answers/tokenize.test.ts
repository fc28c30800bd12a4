import { describe, expect, it } from 'vitest';
import { normalise, tokenize } from '../../src/answers/text/tokenize.ts';

const words = (text: string) => tokenize(text).map((token) => token.text);

describe('the words of a message', () => {
  it.each([
    ['Which ideas are in Rust?', ['which', 'ideas', 'are', 'in', 'rust']],
    ['vhost-user', ['vhost', 'user']],
    ['hw/virtio/virtio.c', ['hw', 'virtio', 'virtio.c']],
    ['at 18:00 UTC.', ['at', '18:00', 'utc']],
    ['C++ or C#, or c?', ['c++', 'or', 'c#', 'or', 'c']],
    ["what's Stefan's mail", ['what', 'stefan', 'mail']],
    ["don't", ['dont']],
    ['don’t', ['dont']],
    ['Roger Pau Monné', ['roger', 'pau', 'monne']],
    ['I/O throttling', ['io', 'throttling']],
    ['350h or 12weeks', ['350', 'h', 'or', '12', 'weeks']],
    ['mail stefanha@gmail.com now', ['mail', 'stefanha@gmail.com', 'now']],
    ['see https://a.example.org/x?y=1 there', ['see', 'https://a.example.org/x?y=1', 'there']],
    ['#qemu-gsoc please', ['#qemu-gsoc', 'please']],
    ['event_idx', ['event', 'idx']],
    ['???', []],
    ['', []],
  ])('of "%s" are %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('know where they stand in the message', () => {
    expect(tokenize('Is  it?')).toEqual([
      { text: 'is', start: 0, end: 2 },
      { text: 'it', start: 4, end: 6 },
    ]);
  });

  it.each([
    ['ÀÉÎ', 'aei'],
    ['ＦＵＬＬ', 'full'],
    ['it`s', "it's"],
  ])('are compared in plain form: %s as %s', (text, plain) => {
    expect(normalise(text)).toBe(plain);
  });
});
