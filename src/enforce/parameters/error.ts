import type { ProblemError } from '../../problem/index.js';
import type { Violation } from '../../schema/types.js';
import { shortPointer } from '../short-pointer.js';
import type { Fault } from './reading.js';

const messages: Readonly<Record<Fault | 'required' | 'unknown', string>> = {
  required: 'is required',
  unknown: 'is not declared',
  repeated: 'must be given once',
  malformed: 'does not have the form that is declared for it',
  'percent-encoding': 'holds a % that does not introduce percent-encoded UTF-8',
  'number-range': 'holds a number beyond what a double holds',
  'too-deep': 'is nested too deep',
  'too-many-parameters': 'has too many names',
};

export function faultError(
  where: string,
  name: string | undefined,
  code: Fault | 'required' | 'unknown',
): ProblemError {
  return { in: where, ...(name !== undefined && { name }), pointer: '', code, message: messages[code] };
}

export function violationError(where: string, name: string | undefined, violation: Violation): ProblemError {
  const { pointer, code, message } = violation;
  return { in: where, ...(name !== undefined && { name }), pointer: shortPointer(pointer), code, message };
}
