import { bodyErrors } from '../../src/enforce/body/result.js';
import { violationError } from '../../src/enforce/parameters/error.js';
import { inBody, inHeader } from '../../src/enforce/responses/violation.js';
import { shortPointer } from '../../src/enforce/short-pointer.js';

it.each<[what: string, pointer: string, want: string]>([
  ['is left as it is up to 200 characters', `/${'a'.repeat(199)}`, `/${'a'.repeat(199)}`],
  ['is cut after them', `/${'a'.repeat(100_000)}`, `/${'a'.repeat(199)}…`],
  ['loses no half of a letter', `/${'a'.repeat(198)}😀b`, `/${'a'.repeat(198)}…`],
  ['loses no half of an escape', `/${'a'.repeat(198)}~1b`, `/${'a'.repeat(198)}…`],
])('a pointer %s', (_what, pointer, want) => {
  expect(shortPointer(pointer)).toBe(want);
});

it('is short wherever a client or a log sees it', () => {
  const violations = [{ pointer: `/${'k'.repeat(100_000)}`, code: 'additionalProperties', message: 'is not declared' }];
  const all = [
    ...inBody(violations),
    ...inHeader('x', violations),
    ...bodyErrors(violations, '/part'),
    violationError('query', 'x', violations[0]!),
  ];
  expect(all.map(({ pointer }) => pointer.length)).toEqual([201, 201, 201, 201]);
});
