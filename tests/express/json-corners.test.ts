import { createContract } from '../../src/contract/index.js';
import { loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import type { Handler } from '../../src/express/index.js';
import { everyWay, serve } from './ways.js';

const document = await loadText(
  `
openapi: 3.2.0
info: { title: What JSON leaves open, version: '1' }
paths:
  /thing:
    post:
      operationId: thing
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                any: {}
                number: { type: number }
                small: { type: number, maximum: 9 }
                integer: { type: integer }
                long: { type: integer, format: int64 }
      responses: { '204': { description: taken } }
  /longs:
    get:
      operationId: longs
      parameters: [{ name: long, in: query, schema: { type: integer, format: int64 } }]
      responses: { '204': { description: taken } }
`,
  { display: 'api.yaml' },
);
const plain = runtimeContract(createContract(document));
const converting = runtimeContract(createContract(document), { convertFormats: ['int64'] });

/** A handler's body, or the pointer and code of the first error. */
async function post(way: Parameters<typeof serve>[0], contract: typeof plain, body: string): Promise<unknown> {
  let seen: unknown;
  const thing: Handler = input => {
    seen = input.body;
    return { status: 204 };
  };
  const served = await serve(way, contract, { handlers: { thing } });
  const headers = { 'content-type': 'application/json' };
  const { status, text } = await served.ask('/thing', { method: 'POST', headers, body });
  await served.close();
  expect(served.lines).toEqual([]);
  if (status === 204) return seen;
  const [{ pointer, code }] = JSON.parse(text).errors;
  return `${status} ${pointer} ${code}`;
}

describe('what JSON leaves open', () => {
  it.each(
    everyWay<readonly [what: string, body: string, want: unknown]>([
      ['of names that come twice the last counts', '{"integer":1,"integer":2}', { integer: 2 }],
      ['of wrong values before it nothing is said', '{"integer":"x","integer":2}', { integer: 2 }],
      ['the last one is checked', '{"integer":2,"integer":"x"}', '400 /integer type'],
      ['a byte order mark is skipped', '\ufeff{"integer":1}', { integer: 1 }],
      ['a second one is not', '\ufeff\ufeff{"integer":1}', '400  malformed'],
      ['a negative zero stays one', '{"integer":-0,"number":-0.0}', { integer: -0, number: -0 }],
      ['an integer may have a fraction of zero', '{"integer":1.0}', { integer: 1 }],
      ['an integer past 2^53 is the nearest double', '{"integer":9007199254740993}', { integer: 2 ** 53 }],
      ['the largest int64 is the nearest double', '{"long":9223372036854775807}', { long: 2 ** 63 }],
      ['the largest double is one', '{"number":1.7976931348623157e308}', { number: Number.MAX_VALUE }],
      ['a text that looks like more is a text', '{"any":"1e999"}', { any: '1e999' }],
      ...['1e309', '-1E+400', '9'.repeat(309), `${'9'.repeat(230)}e99`, `-${'1'.repeat(400)}.5`].flatMap(number => [
        ['a number beyond doubles is refused', `{"number":${number}}`, '400  number-range'] as const,
        ['wherever it stands', `{"any":[{"a":${number}}]}`, '400  number-range'] as const,
      ]),
    ]),
  )('%s: %s: %j', async (way, _what, body, want) => {
    expect(await post(way, plain, body)).toEqual(want);
  });

  it.each(
    everyWay<readonly [what: string, body: string, want: unknown]>([
      ['past 2^53', '{"long":9007199254740993}', { long: 9_007_199_254_740_993n }],
      ['at its end', '{"long":9223372036854775807}', { long: 9_223_372_036_854_775_807n }],
      ['beyond its end', '{"long":9223372036854775808}', '400 /long format'],
      ['of few digits', '{"long":1}', { long: 1n }],
      [
        'beside an integer that is not',
        '{"long":9007199254740993,"integer":9007199254740993,"any":[9007199254740993]}',
        { long: 9_007_199_254_740_993n, integer: 2 ** 53, any: [2 ** 53] },
      ],
    ]),
  )('%s: an int64 that is converted, %s: %j', async (way, _what, body, want) => {
    expect(await post(way, converting, body)).toEqual(want);
  });
});

describe('an int64 in a query is checked as it is sent', () => {
  it.each(
    everyWay<readonly [text: string, plainly: unknown, converted: unknown]>([
      ['9007199254740993', 2 ** 53, 9_007_199_254_740_993n],
      ['9223372036854775807', 2 ** 63, 9_223_372_036_854_775_807n],
      ['9223372036854775808', 400, 400],
      ['-9223372036854775808', -(2 ** 63), -9_223_372_036_854_775_808n],
      ['-9223372036854775809', 400, 400],
    ]),
  )('%s: %s', async (way, text, plainly, converted) => {
    for (const [served, want] of [
      [plain, plainly],
      [converting, converted],
    ] as const) {
      let seen: unknown;
      const longs: Handler = ({ query }) => {
        seen = (query as { long?: unknown }).long;
        return { status: 204 };
      };
      const server = await serve(way, served, { handlers: { longs } });
      const { status } = await server.ask(`/longs?long=${text}`);
      await server.close();
      expect(status === 204 ? seen : status).toBe(want);
    }
  });
});
