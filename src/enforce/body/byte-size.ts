import type { WireShape } from '../../plan/index.js';
import type { ProblemError } from '../../problem/index.js';

/** How many bytes a file or a binary body may have by its schema. */
export type ByteSize = Pick<WireShape, 'minBytes' | 'maxBytes'>;

/** @returns what is wrong with a number of bytes */
export function sizeError(bytes: number, { minBytes, maxBytes }: ByteSize, pointer = ''): ProblemError | undefined {
  if (maxBytes !== undefined && bytes > maxBytes)
    return { in: 'body', pointer, code: 'maxLength', message: `must have at most ${maxBytes} bytes` };
  if (minBytes !== undefined && bytes < minBytes)
    return { in: 'body', pointer, code: 'minLength', message: `must have at least ${minBytes} bytes` };
  return undefined;
}
