import { HttpProblem, type ProblemError } from '../../problem/index.js';
import type { Violation } from '../../schema/types.js';
import { type RefusalCode, refusals } from '../refusals.js';
import { shortPointer } from '../short-pointer.js';
import { jsonFault } from './json-fault.js';

/** A body that was read. Where `errors` isn't empty it doesn't fit the contract. */
export interface ReadBody {
  readonly refusal: undefined;
  readonly body: unknown;
  /** The declared range that it came as; undefined where there is no body. */
  readonly contentType: string | undefined;
  readonly errors: readonly ProblemError[];
  /** Removes the temporary files that came with it; called when the answer is finished. */
  readonly dispose?: () => void;
}

/** A body that could not be read. */
export interface BodyRefusal {
  readonly refusal: RefusalCode;
  readonly status: number;
  readonly errors: readonly ProblemError[];
  /** Part of the body is still to come, and is thrown away for a while: answer with `Connection: close`. */
  readonly closes: boolean;
}

export type BodyResult = ReadBody | BodyRefusal;

export const noErrors: readonly ProblemError[] = Object.freeze([]);

export const noBody: ReadBody = Object.freeze({
  refusal: undefined,
  body: undefined,
  contentType: undefined,
  errors: noErrors,
});

const messages: Partial<Record<RefusalCode, string>> = {
  required: 'a body is required',
  malformed: 'is not what its media type says',
  encoding: 'cannot be decoded',
  truncated: 'ended before its end',
  aborted: 'was broken off',
  timeout: 'did not arrive in time',
  'too-large': 'is longer than the limit',
  'number-range': 'has a number beyond what a double holds',
  'too-deep': 'is nested too deep',
  'too-many-keys': 'has too many properties',
  'too-many-parts': 'has too many parts',
  'too-many-parameters': 'has too many fields',
  'content-type': 'has a media type that is not declared',
  charset: 'has a charset that is not read',
  'content-encoding': 'has a Content-Encoding or Content-Transfer-Encoding that is not read',
  'percent-encoding': 'holds a % that does not introduce percent-encoded UTF-8',
  repeated: 'must be given once',
  unknown: 'is not declared',
  undeclared: 'is sent to an operation that declares none',
};

/** What is said where the limit is known: bytes, or parts. */
const limited: Partial<Record<RefusalCode, (limit: number) => string>> = {
  'too-large': bytes => `is longer than the limit of ${bytes} bytes`,
  'too-many-parts': parts => `has more than the limit of ${parts} parts`,
};

/** @param limit that was passed, where it is known */
export function bodyError(code: RefusalCode, pointer = '', limit?: number): ProblemError {
  const known = limit === undefined ? undefined : limited[code]?.(limit);
  return { in: 'body', pointer: shortPointer(pointer), code, message: known ?? messages[code] ?? 'is not acceptable' };
}

export function refuse(code: RefusalCode, closes = false): BodyRefusal {
  return { refusal: code, status: refusals[code].status, errors: [bodyError(code)], closes };
}

/** @param bytes that are read at most */
export function tooLarge(bytes: number): BodyRefusal {
  return { ...refuse('too-large'), errors: [bodyError('too-large', '', bytes)] };
}

/** @param text that is none */
export function noJson(text: string): BodyRefusal {
  return { ...refuse('malformed'), errors: [{ ...bodyError('malformed'), message: jsonFault(text) }] };
}

const mostRanges = 10;

/** @param ranges that are declared, as the contract has them */
export function undeclaredType(ranges: readonly string[]): BodyRefusal {
  const more = ranges.length > mostRanges ? `, or one of ${ranges.length - mostRanges} more` : '';
  const message = `${messages['content-type']}: it may be ${ranges.slice(0, mostRanges).join(', ')}${more}`;
  return { ...refuse('content-type'), errors: [{ ...bodyError('content-type'), message }] };
}

/** Why a body is refused as a whole, and the place in it that is at fault: a field of a form, a part. */
export interface BodyFault {
  readonly code: RefusalCode;
  /** JSON Pointer; undefined where it is no one place. */
  readonly pointer?: string | undefined;
  /** What was passed, of a code that is about a limit. */
  readonly limit?: number | undefined;
}

export function refuseAt({ code, pointer, limit }: BodyFault): BodyRefusal {
  return { ...refuse(code), errors: [bodyError(code, pointer, limit)] };
}

/** @param field of a form; undefined where it is no one field's */
export function faultOf(code: RefusalCode, field: string | undefined): BodyFault {
  return { code, pointer: field === undefined ? undefined : pointerOf(field) };
}

export function bodyErrors(violations: readonly Violation[], prefix = ''): readonly ProblemError[] {
  return violations.map(({ pointer, code, message }) => ({
    in: 'body',
    pointer: shortPointer(`${prefix}${pointer}`),
    code,
    message,
  }));
}

/**
 * What a stream fails with, or a sequence at a bad item, while a handler reads it. A class of its own, because it comes
 * out of a handler and is nonetheless enforcement's refusal, not the handler's answer.
 */
export class BodyProblem extends HttpProblem {
  readonly refusal: RefusalCode;
  readonly errors: readonly ProblemError[];

  constructor(refusal: RefusalCode, errors: readonly ProblemError[] = [bodyError(refusal)]) {
    super(refusals[refusal].status, undefined, { errors });
    this.refusal = refusal;
    this.errors = errors;
  }
}

/** `/` and `~` of a name, escaped for a JSON Pointer. */
export function pointerOf(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
