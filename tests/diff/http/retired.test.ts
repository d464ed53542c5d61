import { diff } from '../../../src/diff/index.js';
import { contractOf } from './given.js';

const api = (operation: string) => `paths:\n  /pets:\n    post:\n      ${operation}\n`;
const done = "responses: { '204': { description: done } }";
const body = (schema: string) =>
  `{ requestBody: { required: true, content: { application/json: { schema: ${schema} } } }, ${done} }`;
const answer = (schema: string) =>
  `{ responses: { '200': { description: a pet, content: { application/json: { schema: ${schema} } } } } }`;
const header = (said: string) => `{ responses: { '204': { description: done, headers: { ${said} } } } }`;
const parameters = (said: string) => `{ parameters: [${said}], ${done} }`;

/** The same, of what is deprecated and may go on a day. */
const marked = 'deprecated: true, x-sunset: "2026-03-01"';

const rows: readonly (readonly [what: string, old: string, now: string, level: string])[] = [
  ['a header', header(`X-Rate: { required: true, ${marked}, schema: { type: integer } }`), header(''), 'breaking'],
  [
    'a query parameter',
    parameters(`{ name: q, in: query, ${marked}, schema: { type: string } }`),
    parameters(''),
    'risky',
  ],
  [
    'a header parameter',
    parameters(`{ name: q, in: header, ${marked}, schema: { type: string } }`),
    parameters(''),
    'risky',
  ],
  [
    'a property of a closed object',
    body(
      `{ type: object, additionalProperties: false, properties: { a: { type: string }, b: { type: string, ${marked} } } }`,
    ),
    body('{ type: object, additionalProperties: false, properties: { a: { type: string } } }'),
    'breaking',
  ],
  [
    'a property that a response always had',
    answer(`{ type: object, required: [a, b], properties: { a: { type: string }, b: { type: string, ${marked} } } }`),
    answer('{ type: object, required: [a], properties: { a: { type: string } } }'),
    'breaking',
  ],
];

describe('what is deprecated', () => {
  it.each(rows)('may go once its day has come: %s', async (_what, old, now, level) => {
    const [before, after] = [await contractOf(api(old), 'old.yaml'), await contractOf(api(now), 'new.yaml')];
    const asked = (day: string, strict = false) =>
      diff(before, after, { now: day, ...(strict && { strict: ['removal-after-deprecation'] }) });
    const gone = asked('2026-03-01');
    expect(gone.level).toBe('safe');
    expect(gone.changes.map(({ softened }) => softened)).toContain('removal-after-deprecation');
    expect(asked('2026-02-28').level).toBe(level);
    expect(asked('2026-03-01', true).level).toBe(level);
  });
});
