import { createHash } from 'node:crypto';

/** Where a record's text stands in a log. */
export interface RecordPlace {
  readonly digest: string;
  readonly start: number;
  readonly end: number;
}

/** What there is in a log. */
export interface Scanned {
  readonly records: ReadonlyMap<string, RecordPlace>;
  /** How large the log was when it was last written as a whole. */
  readonly base: number;
  /** Whether it can be read to its end. Only then may anything be added. */
  readonly isWhole: boolean;
}

const head = /^specwright records 1 (\d{1,15})$/;
const recordHead = /^([\w-]{27}) (\d{1,10}) ("(?:[^"\\]|\\.)*")$/;

/** A log that holds nothing but these records. */
export function encodeLog(records: readonly Buffer[]): Buffer {
  const bytes = records.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([Buffer.from(`specwright records 1 ${bytes}\n`), ...records]);
}

/** A record as it is added to a log: its digest, its length and its key on one line, its text from the next one on. */
export function encodeRecord(key: string, text: string, maker: string): Buffer {
  const bytes = Buffer.from(text);
  const line = `${recordDigest(key, bytes, maker)} ${bytes.length} ${JSON.stringify(key)}\n`;
  return Buffer.concat([Buffer.from(line), bytes, Buffer.from('\n')]);
}

/**
 * Finds the records of a log. Of one that ends within a record, or that something else was written into, those before.
 * @param log as it was read; of what is no log at all nothing is found
 */
export function scanLog(log: Buffer): Scanned {
  const records = new Map<string, RecordPlace>();
  const first = lineAt(log, 0);
  const base = Number(head.exec(first?.text ?? '')?.[1] ?? Number.NaN);
  if (!first || Number.isNaN(base)) return { records, base: 0, isWhole: false };
  let at = first.end;
  while (at < log.length) {
    const line = lineAt(log, at);
    const [, digest, length, key] = recordHead.exec(line?.text ?? '') ?? [];
    if (!line || digest === undefined || key === undefined) break;
    const end = line.end + Number(length);
    if (log[end] !== newline) break;
    records.set(keyOf(key), { digest, start: line.end, end });
    at = end + 1;
  }
  return { records, base, isWhole: at === log.length && log.length >= first.end + base };
}

/** Tells the text of a key that this maker wrote from any other, and from half of one. */
export function recordDigest(key: string, text: Uint8Array, maker: string): string {
  return createHash('sha1')
    .update(`${maker}\n${JSON.stringify(key)}\n`)
    .update(text)
    .digest('base64url');
}

const newline = 10;
const longestLine = 4096;

function lineAt(log: Buffer, start: number): { readonly text: string; readonly end: number } | undefined {
  const length = log.subarray(start, start + longestLine).indexOf(newline);
  return length < 0 ? undefined : { text: log.toString('utf8', start, start + length), end: start + length + 1 };
}

function keyOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
