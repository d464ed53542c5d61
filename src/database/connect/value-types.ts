import pg from 'pg';
import { DatabaseError } from '../errors/database-error.js';
import { readUtcTimestamp } from './timestamp.js';

/** What a `bigint` column, `count(*)` among others, is read as. */
export type BigintAs = 'number' | 'bigint' | 'string';

/** Of bigint, bigint[] and timestamptz. https://www.postgresql.org/docs/current/catalog-pg-type.html */
const [one, many, timestamp] = [20, 1016, 1184];

const readers: { readonly [as in BigintAs]: (text: string) => unknown } = {
  number: toNumber,
  bigint: BigInt,
  string: String,
};

/**
 * What reads the values of rows: pg's own but for bigint, which pg gives as text because a number might not hold it,
 * and `timestamp with time zone`, which comes to the same value sooner.
 * @throws RangeError where there is no such way
 */
export function valueTypes(as: BigintAs): pg.CustomTypesConfig {
  if (!Object.hasOwn(readers, as)) throw new RangeError("bigint must be 'number', 'bigint' or 'string'");
  const read = readers[as];
  // Of whole numbers: what pg reads as a list of texts.
  const texts = pg.types.getTypeParser(many, 'text') as (text: string) => unknown;
  const readMany = (text: string) => deep(texts(text), read);
  const anyTimestamp = pg.types.getTypeParser(timestamp, 'text') as (text: string) => unknown;
  const readTimestamp = (text: string) => readUtcTimestamp(text) ?? anyTimestamp(text);
  return {
    getTypeParser(type: number, format?: 'text' | 'binary') {
      if (format !== 'binary' && type === one) return read;
      if (format !== 'binary' && type === timestamp) return readTimestamp;
      return format !== 'binary' && type === many ? readMany : pg.types.getTypeParser(type, format);
    },
  } as pg.CustomTypesConfig; // its types say any, by format and type
}

/** @throws DatabaseError where the number would be another one, which is the program's fault and no request's */
function toNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  const reason = "a bigint beyond 2^53 is no number of JavaScript's: connect with bigint: 'bigint' or 'string'";
  throw new DatabaseError('0A000', { reason });
}

function deep(value: unknown, read: (text: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map(each => deep(each, read));
  return typeof value === 'string' ? read(value) : value;
}
