import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** A secret as it is kept: nobody who reads the database can use it. */
export interface HashedSecret {
  readonly salt: string;
  readonly hash: string;
}

const HASH_BYTES = 32;

export function hashSecret(secret: string, salt: string = randomBytes(16).toString('hex')): HashedSecret {
  return { salt, hash: scryptSync(secret, salt, HASH_BYTES).toString('hex') };
}

/** Compares in a time that tells nothing about where they differ. */
export function isSecret(secret: string, { salt, hash }: HashedSecret): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret, salt).hash, 'hex'), Buffer.from(hash, 'hex'));
}
