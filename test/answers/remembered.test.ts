import { expect, test } from 'vitest';
import { remembered } from '../../src/answers/compose/remembered.ts';

test('what came out for a key is not worked out again, and there is no more kept than was asked for', () => {
  const asked: string[] = [];
  const shout = remembered((key) => {
    asked.push(key);
    return key.toUpperCase();
  }, 2);

  const said = ['a', 'a', 'b', 'a', 'c', 'a'].map(shout);

  expect(said).toEqual(['A', 'A', 'B', 'A', 'C', 'A']);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
