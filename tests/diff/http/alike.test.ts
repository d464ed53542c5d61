import { type Contract, createContract, type Operation } from '../../../src/contract/index.js';
import { type ContractChange, diff } from '../../../src/diff/index.js';
import { loadText } from '../../../src/document/index.js';

type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

const order = {
  type: 'object',
  description: 'An order',
  required: ['id'],
  properties: {
    id: { type: 'integer', minimum: 1, title: 'Its number' },
    note: { type: 'string', maxLength: 20, xml: { name: 'n' }, deprecated: true, example: 'none' },
    lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
  },
};

/** All that messages are described by, in place and by reference. */
const document = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/orders': {
      get: {
        responses: {
          200: {
            description: 'All',
            content: { 'application/xml': { schema: { type: 'array', items: order } } },
            links: { one: { operationRef: '#/paths/~1orders~1{id}/post', parameters: { id: '$response.body#/0/id' } } },
          },
        },
      },
    },
    '/orders/{id}': {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
        { $ref: '#/components/parameters/Trace' },
      ],
      post: {
        summary: 'Change',
        parameters: [
          { name: 'flag', in: 'query', allowEmptyValue: true, schema: { type: 'boolean', default: false } },
          {
            name: 'of',
            in: 'query',
            style: 'form',
            explode: false,
            schema: { type: 'array', items: { type: 'string' } },
          },
          {
            name: 'filter',
            in: 'query',
            content: { 'application/json': { schema: { type: 'object', maxProperties: 3 } } },
          },
        ],
        requestBody: { $ref: '#/components/requestBodies/Order' },
        responses: {
          200: {
            description: 'Done',
            headers: { 'X-Left': { required: true, description: 'Left', schema: { type: 'integer' } } },
            content: { 'application/json': { schema: order, example: { id: 1 } } },
          },
          404: { $ref: '#/components/responses/Missing' },
          '5XX': { description: 'Broken', content: { 'text/plain': {} } },
        },
      },
    },
  },
  components: {
    schemas: {
      Order: order,
      Line: { type: 'object', properties: { of: { $ref: '#/components/schemas/Line' }, count: { type: 'integer' } } },
    },
    parameters: {
      Trace: { name: 'Trace', in: 'header', description: 'A trace', schema: { type: 'string', pattern: '^a+$' } },
    },
    headers: { Kind: { schema: { enum: ['a', 'b'] } } },
    requestBodies: {
      Order: {
        required: true,
        content: {
          'application/json': { schema: { $ref: '#/components/schemas/Order' } },
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: { file: { type: 'string' }, about: { $ref: '#/components/schemas/Line' } },
            },
            encoding: {
              file: { contentType: 'image/png', headers: { 'X-Kind': { $ref: '#/components/headers/Kind' } } },
            },
          },
        },
      },
    },
    responses: {
      Missing: {
        description: 'Missing',
        content: {
          'application/problem+json': {
            schema: { oneOf: [{ type: 'string' }, { $ref: '#/components/schemas/Line' }] },
          },
        },
      },
    },
  },
} as const satisfies Value;

/** Values that are near to another. */
function others(value: Value): readonly Value[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'string') return [`${value}x`];
  return Array.isArray(value) ? [[...value].reverse(), value.slice(1)] : [];
}

/** All documents that another value, or none, at one place makes of this one. */
function edits(value: Value): readonly Value[] {
  if (typeof value !== 'object' || value === null) return others(value);
  const entries = Object.entries(value);
  const within = entries.flatMap(([name, inner], index) => {
    const put = (with_: readonly (readonly [string, Value])[]) =>
      Array.isArray(value) ? with_.map(([, each]) => each) : Object.fromEntries(with_);
    return [put(entries.toSpliced(index, 1)), ...edits(inner).map(each => put(entries.with(index, [name, each])))];
  });
  return [...within, ...others(value)];
}

async function contractOf(value: Value): Promise<Contract | undefined> {
  try {
    return createContract(await loadText(JSON.stringify(value), { display: 'api.json' }));
  } catch {
    return undefined;
  }
}

/** The same operations as others, of which nobody knows how they were written. */
function unwritten(operation: Operation): Operation {
  return Object.defineProperties({}, Object.getOwnPropertyDescriptors(operation)) as Operation; // it has all that one has
}

/** What is told of two versions with and without looking at how they are written; of where the documents stand neither knows. */
function bothWays(before: Contract, after: Contract) {
  const plain = (contract: Contract): Contract => ({ ...contract, operations: contract.operations.map(unwritten) });
  const [written, read] = [diff({ ...before }, { ...after }), diff(plain(before), plain(after))];
  return [written.changes.map(withoutPlaceOfWords), read.changes.map(withoutPlaceOfWords)] as const;
}

/** What an operation says stands where it was written, which nobody knows of the others. */
function withoutPlaceOfWords({ before, after, ...change }: ContractChange): Partial<ContractChange> {
  return { ...change, ...(change.code !== 'documentation-changed' && { before, after }) };
}

describe('messages that are written alike', () => {
  it('are passed over, and nothing is left untold for that, whatever differs', async () => {
    const first = (await contractOf(document))!;
    let [compared, told] = [0, 0];
    for (const edited of edits(document)) {
      const second = await contractOf(edited);
      if (!second) continue;
      for (const [before, after] of [
        [first, second],
        [second, first],
      ] as const) {
        const [written, read] = bothWays(before, after);
        expect(written).toEqual(read);
        compared++;
        if (read.length > 0) told++;
      }
    }
    expect(compared).toBeGreaterThan(200);
    expect(told).toBeGreaterThan(150);
  });
});
