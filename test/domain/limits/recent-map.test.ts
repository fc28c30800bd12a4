import { expect, test } from 'vitest';
import { RecentMap } from '../../../src/domain/limits/recent-map.ts';

test('what was set longest ago is forgotten first, and setting it again makes it new', () => {
  const map = new RecentMap<number>(2);

  map.set('a', 1);
  map.set('b', 2);
  map.set('b', 3);
  map.set('a', 4);
  map.set('c', 5);

  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([4, undefined, 5]);
});
