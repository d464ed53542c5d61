import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { ListerOptions, Secret } from './options.js';

/** Where a page begins: beside a row, on one side of it. */
export interface Cursor {
  readonly backwards: boolean;
  /** Whether the row itself is on the page. */
  readonly inclusive: boolean;
  /** The row's keys in the order, as Postgres writes them: a Date would lose microseconds. */
  readonly keys: readonly (string | null)[];
}

/** Writes cursors, and reads those alone that it has written. */
export interface CursorCodec {
  /**
   * @param context what the cursor is of: operation, order and filters; it is not within the cursor
   * @throws RangeError where it would be longer than URLs are taken
   */
  write(cursor: Cursor, context: string): string;
  /** Undefined where it is forged, too old, or of another context. */
  read(text: string, context: string): Cursor | undefined;
}

export interface CodecOptions {
  readonly secrets: readonly Secret[];
  /** Seconds. */
  readonly maxAge: number;
  readonly clock: () => number;
}

/**
 * A cursor stands in a URL, for which everybody on the way takes 8,000 bytes; the rest is left for the rest of it.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-4.1
 */
const longest = 7000;

/** Cursors signed by HMAC-SHA256. https://www.rfc-editor.org/rfc/rfc2104 */
export function cursorCodec({ secrets, maxAge, clock }: CodecOptions): CursorCodec {
  const all = secrets.map(keyOf);
  const [signing] = all;
  if (signing === undefined) throw new RangeError('secret must be there');
  const seconds = () => Math.floor(clock() / 1000);
  return {
    write({ backwards, inclusive, keys }, context) {
      const side = (backwards ? 2 : 0) + (inclusive ? 1 : 0);
      const payload = Buffer.from(JSON.stringify([side, seconds(), ...keys])).toString('base64url');
      const text = `${payload}.${sign(signing, payload, context).toString('base64url')}`;
      if (text.length > longest) throw new RangeError(`A cursor must not be longer than ${longest} characters`);
      return text;
    },
    read(text, context) {
      const dot = text.indexOf('.');
      if (dot < 0 || text.length > longest) return undefined;
      const payload = text.slice(0, dot);
      const signature = Buffer.from(text.slice(dot + 1), 'base64url');
      if (!all.some(key => isSame(sign(key, payload, context), signature))) return undefined;
      // What is signed was written above.
      const [side, written, ...keys] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [number, number];
      if (seconds() - written > maxAge) return undefined;
      return { backwards: side >= 2, inclusive: side % 2 === 1, keys };
    },
  };
}

/** As the options of a list say. */
export function codecOf({ secret, cursor = {}, clock = Date.now }: Pick<ListerOptions, 'secret' | 'cursor' | 'clock'>) {
  const secrets = Array.isArray(secret) ? (secret as readonly Secret[]) : [secret as Secret];
  return cursorCodec({ secrets, maxAge: cursor.maxAge ?? 86_400, clock });
}

/** Made once: a text is turned into a key at each use. */
function keyOf(secret: Secret): KeyObject {
  const bytes = Buffer.from(secret as string); // of a text or of bytes, as its overloads say one by one
  if (bytes.length < 32) throw new RangeError('secret must have at least 32 bytes');
  return createSecretKey(bytes);
}

function sign(key: KeyObject, payload: string, context: string): Buffer {
  // The payload has no NUL, so the two can't be shifted against each other.
  return createHmac('sha256', key).update(`${payload}\0${context}`).digest();
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
