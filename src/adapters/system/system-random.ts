import { randomBytes } from 'node:crypto';
import type { Random } from '../../ports/random.ts';

/** Chance from the operating system. */
export const systemRandom: Random = {
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
  token: (length) =>
    randomBytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length),
};
