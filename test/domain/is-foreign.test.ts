import { expect, it } from 'vitest';
import { isForeign } from '../../src/domain/text/is-foreign.ts';

it.each([
  '¿cuándo es la fecha límite?',
  'какой дедлайн?',
  '截止日期是什么时候',
  'wann ist Bewerbungsschluss?',
  'quelles sont les idées de projet en Rust ?',
  'quando è la scadenza?',
])('"%s" is not English', (text) => {
  expect(isForeign(text)).toBe(true);
});

it.each([
  'when is the deadline?',
  'was qemu accepted',
  'who is Müller',
  'is there a naïve idea for Python',
  'come on, when do results come',
  'what does Привет mean here',
  '2024?',
  ':)',
])('"%s" is taken for English', (text) => {
  expect(isForeign(text)).toBe(false);
});
