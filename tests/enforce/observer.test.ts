import { logTo, tell } from '../../src/enforce/observer.js';
import type { OperationPlan } from '../../src/plan/index.js';

/** What ends a line, moves a terminal's cursor or turns text around. */
const nasty = 'a\r\nb\x1b[2Jc\u2028d\u0085e\u202ef\0';
const shown = 'a\\u000d\\u000ab\\u001b[2Jc\\u2028d\\u0085e\\u202ef\\u0000';

// the key alone is read
const operation = { key: `GET /${nasty}` } as OperationPlan;
const request = {} as never; // not read

function logged(tellIt: (observer: ReturnType<typeof logTo>) => void): string {
  const lines: string[] = [];
  tellIt(logTo({ error: line => void lines.push(line) }));
  expect(lines).toHaveLength(1);
  return lines[0]!;
}

describe('a line of the log', () => {
  it.each<[string, (observer: ReturnType<typeof logTo>) => void, string]>([
    [
      'of a breach',
      observer =>
        observer.violated!({
          operation,
          request,
          status: 200,
          outcome: 'sent',
          violations: [{ in: 'header', name: nasty, pointer: `/${nasty}`, code: 'type', message: nasty }],
        }),
      `GET /${shown}: the response 200 breaks the contract (sent): header ${shown} /${shown}: ${shown}`,
    ],
    [
      'of a body that was not checked',
      observer => observer.unchecked!({ operation, status: 200, reason: nasty }),
      `GET /${shown}: the response 200 was not checked to its end: ${shown}`,
    ],
    [
      'of a thrown text',
      observer => observer.failed!({ operation, error: nasty }),
      `GET /${shown}: a string was thrown`,
    ],
    [
      'of nothing thrown',
      observer => observer.failed!({ operation: undefined, error: undefined }),
      'service: nothing was thrown',
    ],
  ])('%s holds no sign that ends it', (_what, tellIt, want) => {
    expect(logged(tellIt)).toBe(want);
  });

  it('names ten violations, and counts the others', () => {
    const violations = Array.from({ length: 1000 }, (_, index) => ({
      in: 'body' as const,
      pointer: `/${index}`,
      code: 'type',
      message: 'must be a string',
    }));
    const line = logged(observer =>
      observer.violated!({ operation, request, status: 200, outcome: 'cut', violations }),
    );
    expect(line).toContain('/9: must be a string; and 990 more');
  });

  it('has each further line of an error indented, its causes too', () => {
    const error = new Error(`one\nGET /forged: fine\r${nasty}`, { cause: new Error('two\nGET /forged: fine') });
    const lines = logged(observer => observer.failed!({ operation, error })).split('\n');
    expect(lines.slice(1).filter(line => !line.startsWith('    '))).toEqual([]);
    expect(lines.join('')).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    expect(lines).toContainEqual(expect.stringContaining('caused by Error: two'));
  });

  it('ends where an error is its own cause', () => {
    const error = new Error('one');
    error.cause = error;
    expect(logged(observer => observer.failed!({ operation, error })).match(/caused by/g)).toHaveLength(5);
  });
});

it.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('lost');
    },
  ],
  ['rejects', () => Promise.reject(new Error('lost'))],
  [
    'rejects as an async logger does',
    () => logTo({ error: async () => Promise.reject(new Error('lost')) }).failed!({ operation, error: 1 }),
  ],
  [
    'gives what only looks like a promise',
    () => ({
      // biome-ignore lint/suspicious/noThenProperty: that is what it must be met with
      then() {
        throw new Error('lost');
      },
    }),
  ],
])('an observer that %s harms nobody', async (_how, observe) => {
  expect(() => tell(observe, undefined)).not.toThrow();
  await new Promise(resolve => setImmediate(resolve)); // an unhandled rejection would fail the test
});
