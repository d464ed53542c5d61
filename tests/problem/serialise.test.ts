import { problemMediaType, problemOf, serialiseProblem, titleOf } from '../../src/problem/index.js';

const circular: Record<string, unknown> = {};
circular.self = circular;
const core = '{"type":"about:blank","title":"Bad Request","status":400,"detail":"no"}';

it.each<[string, Record<string, unknown> | undefined, string]>([
  ['no extension', undefined, core],
  ['one that JSON holds', { a: 1 }, `{"a":1,${core.slice(1)}`],
  ['one that refers to itself', { circular }, core],
  ['a bigint', { a: 1n }, core],
  [
    'a toJSON that throws',
    {
      a: {
        toJSON: () => {
          throw new Error();
        },
      },
    },
    core,
  ],
  [
    '`__proto__` of its own',
    JSON.parse('{"__proto__":{"status":200}}'),
    `{"__proto__":{"status":200},${core.slice(1)}`,
  ],
])('a problem with %s is sent', (_what, extensions, want) => {
  expect(serialiseProblem(problemOf(400, 'no', extensions && { extensions }))).toBe(want);
});

it('is of the media type that RFC 9457 names', () => {
  expect(problemMediaType).toBe('application/problem+json');
});

it.each([
  [404, 'Not Found'],
  [422, 'Unprocessable Entity'],
  [499, 'Client Error'],
  [599, 'Server Error'],
])('the title of %i is %s', (status, want) => {
  expect(titleOf(status)).toBe(want);
});
