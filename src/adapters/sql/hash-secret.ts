import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** A secret as it is kept: nobody who reads the database can use it. */
export interface HashedSecret {
  readonly salt: string;
  readonly hash: string;
}

const HASH_BYTES = 32;

const derive: (secret: string, salt: string, bytes: number) => Promise<Buffer> = promisify(scrypt);

/** Takes a tenth of a second, beside everything else: nobody waits for it but who asked. */
export async function hashSecret(
  secret: string,
  salt: string = randomBytes(16).toString('hex'),
): Promise<HashedSecret> {
  return { salt, hash: (await derive(secret, salt, HASH_BYTES)).toString('hex') };
}

/** Compares in a time that tells nothing about where they differ. */
export async function isSecret(secret: string, { salt, hash }: HashedSecret): Promise<boolean> {
  return timingSafeEqual(Buffer.from((await hashSecret(secret, salt)).hash, 'hex'), Buffer.from(hash, 'hex'));
}
