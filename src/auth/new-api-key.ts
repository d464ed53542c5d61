import { hash, randomBytes } from 'node:crypto';

/** A key as its owner gets it, once, and as it is stored. */
export interface NewApiKey {
  readonly key: string;
  /** SHA-256: a key has 256 random bits, so nothing slower is needed against guessing. */
  readonly hash: Buffer;
}

/** @param prefix tells people and secret scanners what it is */
export function newApiKey(prefix = 'sw'): NewApiKey {
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { key, hash: hashApiKey(key) };
}

export function hashApiKey(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}
