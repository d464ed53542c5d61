import { jest } from '@jest/globals';
import type { WireRequest } from '../../support/sampled-request.js';
import { documentOf, ok, post } from '../case.js';
import { eovSide } from '../eov-side.js';
import type { Side } from '../side.js';
import { specwrightSide } from '../specwright-side.js';

const order = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, lines: { type: 'array', items: { type: 'string' } } },
};
const schema = { oneOf: [order, { type: 'array', items: order }] };
const body = (content: Readonly<Record<string, unknown>>) => ({
  post: { requestBody: { required: true, content }, responses: ok },
});
const document = documentOf({
  '/json': body({ 'application/json': { schema } }),
  '/range': body({ 'application/*': { schema: order } }),
  '/suffix': body({ 'application/vnd.order+json': { schema } }),
  '/text': body({ 'text/plain': { schema: { type: 'string', maxLength: 9 } } }),
});

const twenty = Array.from({ length: 20 }, (_, index) => index);

/** Twenty requests that differ in the text of their Content-Type alone. */
const tables: Readonly<Record<string, readonly WireRequest[]>> = {
  'unknown parameters': twenty.map(n => post('/json', `application/json; x-${n}=1`, '{"id":1}')),
  'values of a parameter': twenty.map(n => post('/json', `application/json; profile="${n}"`, '[{"id":1}]')),
  'white space and case': twenty.map(n => post('/json', `Application/JSON;${' '.repeat(n)}v=1`, '{"id":1}')),
  'subtypes of a range': twenty.map(n => post('/range', `application/vnd.n${n}+json`, '{"id":1}')),
  'parameters of a suffix': twenty.map(n => post('/suffix', `application/vnd.order+json; v=${n}`, '{"id":1}')),
  'parameters of text': twenty.map(n => post('/text', `text/plain; x=${n}`, 'abc')),
};

/** Functions made of text by anything in this process: what a compiler of schemas does. */
let made = 0;
const Native = Function;

beforeAll(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  const counted = new Proxy(Native, {
    construct(target, parts) {
      made += 1;
      return Reflect.construct(target, parts);
    },
  });
  globalThis.Function = counted;
});
afterAll(() => {
  globalThis.Function = Native;
  jest.restoreAllMocks();
});

async function madeBy(side: Side, requests: readonly WireRequest[]): Promise<number> {
  const before = made;
  for (const request of requests) await side.send(request);
  return made - before;
}

describe('Content-Types of twenty texts', () => {
  let ours: Side;
  let theirs: Side;

  beforeAll(async () => {
    ours = await specwrightSide(document);
    theirs = await eovSide(document);
  });
  afterAll(() => Promise.all([ours.close(), theirs.close()]));

  it('are counted: the first use of a contract compiles', async () => {
    const before = made;
    const fresh = await specwrightSide(document);
    await fresh.send(tables['unknown parameters']![0]!);
    await fresh.close();
    expect(made - before).toBeGreaterThan(0);
  });

  it.each(Object.entries(tables))('%s compile nothing here, and a validator each there', async (name, requests) => {
    for (const request of requests.slice(0, 1)) {
      // the first use of an operation may compile it
      await ours.send(request);
      await theirs.send(request);
    }
    const rest = requests.slice(1);
    expect(await madeBy(ours, rest)).toBe(0);
    // white space and case it does away with before it looks the text up
    const theirsMade = name === 'white space and case' ? 0 : rest.length;
    expect(await madeBy(theirs, rest)).toBeGreaterThanOrEqual(theirsMade);
  });

  it('keep nothing of a request', async () => {
    const added = jest.spyOn(Map.prototype, 'set');
    const names = new Set<unknown>();
    for (const requests of Object.values(tables)) for (const request of requests) await ours.send(request);
    for (const [key] of added.mock.calls) names.add(key);
    added.mockRestore();
    const types = Object.values(tables).flatMap(requests => requests.map(({ headers }) => headers['content-type']));
    expect(types.filter(type => names.has(type) || names.has(type?.toLowerCase()))).toEqual([]);
  });
});
