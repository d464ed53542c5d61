import { diff } from '../../src/diff/index.js';
import { contractOf } from './http/given.js';

const none = "responses: { '204': { description: none } }";
const limit = (schema: string, name = 'limit') =>
  `parameters: [{ name: ${name}, in: query, schema: ${schema} }], ${none}`;
const paths = (number: number, said: (index: number) => string) =>
  `paths:\n${Array.from({ length: number }, (_, index) => `  /p${index}: { get: { ${said(index)} } }\n`).join('')}`;

async function changesOf(old: string, now: string) {
  return diff(await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml')).changes;
}

describe('a change that is written again and again', () => {
  it('is told once of 3,000 operations, with the place in each', async () => {
    const of = (most: number) => paths(3000, () => limit(`{ type: integer, maximum: ${most} }`));
    const changes = await changesOf(of(100), of(50));
    expect(changes.map(({ code, level, reaches }) => [code, level, reaches.length])).toEqual([
      ['schema-bound-changed', 'breaking', 3000],
    ]);
    const [{ before, reaches, witness }] = changes as [(typeof changes)[number]];
    expect(before!.line).toBe(4);
    expect(reaches[0]).toEqual({ operation: 'GET /p0', part: 'query parameter limit' });
    expect(reaches[2999]).toMatchObject({
      operation: 'GET /p2999',
      before: { file: 'old.yaml', line: 3003 },
      after: { file: 'new.yaml', line: 3003 },
    });
    expect(witness!.operation).toBe('GET /p0');
  });

  it.each<[what: string, old: (index: number) => string, now: (index: number) => string, want: string[]]>([
    [
      'a parameter that has to be there',
      () => none,
      () => limit('{ type: string }').replace('in:', 'required: true, in:'),
      ['required-parameter-added 3'],
    ],
    ['a type', () => limit('{ type: string }'), () => limit('{ type: integer }'), ['parameter-type-changed 3']],
    [
      'a response',
      () => none,
      () => none.replace("'204'", "'404': { description: gone }, '204'"),
      ['response-added 3'],
    ],
    [
      'a property',
      () => answer('a: { type: string }'),
      () => answer('a: { type: string, maxLength: 3 }'),
      ['schema-size-changed 3'],
    ],
    [
      'other values',
      () => limit('{ enum: [a, b] }'),
      index => limit(`{ enum: [v${index}] }`),
      ['schema-values-changed 1', 'schema-values-changed 1', 'schema-values-changed 1'],
    ],
    [
      'parameters of other names',
      index => limit('{ type: string }', `n${index}`),
      index => limit('{ type: integer }', `n${index}`),
      ['parameter-type-changed 1', 'parameter-type-changed 1', 'parameter-type-changed 1'],
    ],
  ])('is one with those of the same words alone: %s', async (_what, old, now, want) => {
    const changes = await changesOf(paths(3, old), paths(3, now));
    expect(changes.map(({ code, reaches }) => `${code} ${reaches.length}`)).toEqual(want);
    expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(changes.length);
  });

  it('is as grave as where it is gravest, and says where it is less so', async () => {
    const of = (schema: string) => paths(3, index => `${index === 0 ? 'x-stability: draft, ' : ''}${limit(schema)}`);
    const changes = await changesOf(of('{ type: string }'), of('{ type: integer }'));
    expect(
      changes.map(({ level, reaches }) => [level, reaches.map(({ operation, level: less }) => [operation, less])]),
    ).toEqual([
      [
        'breaking',
        [
          ['GET /p1', undefined],
          ['GET /p2', undefined],
          ['GET /p0', 'safe'],
        ],
      ],
    ]);
  });

  it('keeps its fingerprint wherever the operations stand, and has another one with one more', async () => {
    const of = (order: readonly number[], schema: string) =>
      `paths:\n${order.map(index => `  /p${index}: { get: { ${limit(schema)} } }\n`).join('')}`;
    const print = async (order: readonly number[]) =>
      (await changesOf(of(order, '{ type: string }'), of(order, '{ type: integer }')))[0]!.fingerprint;
    expect(await print([2, 0, 1])).toBe(await print([0, 1, 2]));
    expect(await print([0, 1, 2, 3])).not.toBe(await print([0, 1, 2]));
  });
});

function answer(property: string): string {
  return `responses: { '200': { description: some, content: { application/json: { schema: { type: object, properties: { ${property} } } } } } }`;
}
