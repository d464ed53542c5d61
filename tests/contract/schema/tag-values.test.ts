import { createContract } from '../../../src/contract/index.js';
import { FindingsError } from '../../../src/diagnostics/index.js';
import { loadText } from '../../../src/document/index.js';

type Schemas = Record<string, object>;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const tag = (...values: string[]) => ({ properties: { t: { enum: values } } });

async function schemasOf(schemas: Schemas) {
  const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {}, components: { schemas } };
  const set = await loadText(JSON.stringify(document), { display: 'tags.json' });
  return createContract(set).schemas;
}

/** The mapping of the discriminator of the schema `All`, by the names of what it leads to. */
async function mappingOf(schemas: Schemas): Promise<Record<string, string>> {
  const found = await schemasOf(schemas);
  const all = found.get('#/components/schemas/All')?.json as { discriminator: { mapping: Record<string, string> } };
  const entries = Object.entries(all.discriminator.mapping);
  return Object.fromEntries(entries.map(([value, id]) => [value, id.replace('#/components/schemas/', '')]));
}

const all = (names: readonly string[]) => ({ oneOf: names.map(ref), discriminator: { propertyName: 't' } });

describe('what tells the branches beside a discriminator apart', () => {
  const cases: readonly (readonly [name: string, schemas: Schemas, want: Record<string, string>])[] = [
    ['constants of each', { A: tag('a'), B: tag('b', 'c') }, { a: 'A', b: 'B', c: 'B' }],
    [
      'what they extend',
      { Base: tag('a', 'b'), A: { allOf: [ref('Base'), tag('a', 'z')] }, B: tag('b') },
      { a: 'A', b: 'B' },
    ],
    ['choices within', { A: { oneOf: [tag('a'), tag('b')] }, B: tag('c') }, { a: 'A', b: 'A', c: 'B' }],
    ['a choice that limits nothing', { A: { anyOf: [tag('a'), {}] }, B: tag('b') }, { A: 'A', b: 'B' }],
    [
      'a parent that chooses between them in turn',
      { A: { allOf: [ref('All'), tag('a')] }, B: { allOf: [ref('All'), tag('b')] } },
      { a: 'A', b: 'B' },
    ],
    [
      'schemas that extend each other in a ring',
      { A: { allOf: [ref('B')], ...tag('x', 'y') }, B: { allOf: [ref('A')], ...tag('y', 'z') } },
      {},
    ],
    [
      'long lists',
      { A: { allOf: [tag('a', 'b', 'c', 'd', 'e', 'f'), tag('f', 'e', 'g', 'h', 'i', 'j')] }, B: tag('k') },
      { e: 'A', f: 'A', k: 'B' },
    ],
  ];
  it.each(cases)('%s', async (_, schemas, want) => {
    const names = Object.keys(schemas).filter(name => name !== 'Base');
    expect(await mappingOf({ ...schemas, All: all(names) })).toEqual(want);
  });
});

/** Each extends the one before; the last stands for the first in its parent's stead where they form a ring. */
function chain(count: number, first: object): Schemas {
  const names = Array.from({ length: count }, (_, index) => `S${index}`);
  const schemas = names.map((name, index): [string, object] => [
    name,
    index === 0 ? first : { allOf: [ref(`S${index - 1}`)], properties: { [`p${index}`]: { type: 'string' } } },
  ]);
  return { ...Object.fromEntries(schemas), All: all(names) };
}

// read anew from each branch, these take minutes, or more stack than there is
describe('rows of any length', () => {
  it.each([
    ['a chain', { type: 'object' }],
    ['a ring through the schema that chooses', { allOf: [ref('All')] }],
  ])('%s of ten thousand is read once', async (_, first) => {
    const mapping = await mappingOf(chain(10_000, first));
    expect(Object.keys(mapping)).toHaveLength(10_000);
    expect(mapping).toMatchObject({ S0: 'S0', S9999: 'S9999' });
  });
});

describe('a document whose discriminators make the square of what is written', () => {
  it.each<[string, Schemas]>([
    [
      'by a property name for each of many over one chain',
      {
        ...chain(500, { type: 'object' }),
        ...Object.fromEntries(
          Array.from({ length: 300 }, (_, index) => [
            `D${index}`,
            { oneOf: [ref('S499')], discriminator: { propertyName: `t${index}` } },
          ]),
        ),
      },
    ],
    [
      'by choices that grow by one value each',
      {
        ...Object.fromEntries(
          Array.from({ length: 3000 }, (_, index) => [
            `S${index}`,
            { oneOf: [tag(`v${index}`), ...(index > 0 ? [ref(`S${index - 1}`)] : [])] },
          ]),
        ),
        All: all(['S2999']),
      },
    ],
  ])('is refused with a place: %s', async (_, schemas) => {
    const found = await schemasOf(schemas);
    const read = () => [...found.values()].map(({ json }) => json);
    expect(read).toThrow(FindingsError);
    expect(read).toThrow(
      /^tags\.json:1:\d+: The (?:discriminators|schemas that discriminators) .* \(schema-too-many\)/,
    );
  });
});
