import type { Limits } from '../../enforce/index.js';
import { BadRequest, type HttpError, RequestEntityTooLarge } from './error.js';
import type { Form } from './form.js';
import type { MulterOptions } from './multer.js';

type MulterLimits = NonNullable<MulterOptions['limits']>;

const mebibyte = 1024 * 1024;
/** Of fields and of what stands between parts. */
const overhead = 10 * mebibyte;

/** What the parser itself keeps to. A body may be as long as the files that it may hold. */
export function parserLimits({ fileSize, files, parts }: MulterLimits = {}): Limits {
  return {
    ...(fileSize !== undefined && {
      fileBytes: countOf(fileSize),
      uploadBytes: countOf(Math.max(100 * mebibyte, fileSize * (files ?? parts ?? 1) + overhead)),
    }),
    ...(parts !== undefined && { parts: countOf(parts) }),
  };
}

/** The parser has no limit of nothing, and none that is endless. */
function countOf(limit: number): number {
  // none of no files at all is as long as none
  return Number.isNaN(limit) ? overhead : Math.min(Math.max(1, limit), Number.MAX_SAFE_INTEGER);
}

/** The limits that the parser has no counterpart for. @returns what multer says of the first that is broken */
export function brokenLimit({ fields, files }: Form, limits: MulterLimits = {}, path = ''): HttpError | undefined {
  const limitOf = (name: keyof MulterLimits) => limits[name] ?? Number.POSITIVE_INFINITY;
  const names = Object.keys(fields).filter(name => !files.some(({ fieldname }) => fieldname === name));
  const longest = (texts: readonly unknown[]) => Math.max(0, ...texts.map(bytesOf));
  const largest = Math.max(0, ...files.map(({ size = 0 }) => size));
  if (files.length + names.length > limitOf('parts')) return tooLarge(path, 'Too many parts');
  if (files.length > limitOf('files')) return tooLarge(path, 'Too many files');
  if (largest > limitOf('fileSize')) return tooLarge(path, 'File too large');
  if (names.length > limitOf('fields')) return new BadRequest({ path, message: 'Too many fields' });
  if (longest(names) > limitOf('fieldNameSize')) return new BadRequest({ path, message: 'Field name too long' });
  const values = names.map(name => fields[name]);
  return longest(values) > limitOf('fieldSize') ? new BadRequest({ path, message: 'Field value too long' }) : undefined;
}

function tooLarge(path: string, message: string): HttpError {
  return new RequestEntityTooLarge({ path, message });
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}
