import type { Violation } from '../../schema/index.js';
import { shortPointer } from '../short-pointer.js';

/** One way in which a response breaks the contract. Never holds a value of the response. */
export interface ResponseViolation {
  readonly in: 'status' | 'header' | 'content-type' | 'body';
  /** Of headers. */
  readonly name?: string;
  /** JSON Pointer (RFC 6901) into the header's value or the body; after 200 characters cut, and marked by `…`. */
  readonly pointer: string;
  readonly code: string;
  /** What the contract wants and the kind of what was there. */
  readonly message: string;
}

export function inBody(violations: readonly Violation[]): ResponseViolation[] {
  return violations.map(({ pointer, code, message }) => ({
    in: 'body',
    pointer: shortPointer(pointer),
    code,
    message,
  }));
}

export function inHeader(name: string, violations: readonly Violation[]): ResponseViolation[] {
  return violations.map(({ pointer, code, message }) => ({
    in: 'header',
    name,
    pointer: shortPointer(pointer),
    code,
    message,
  }));
}

export function violation(
  place: ResponseViolation['in'],
  code: string,
  message: string,
  name?: string,
): ResponseViolation {
  return { in: place, ...(name !== undefined && { name }), pointer: '', code, message };
}
