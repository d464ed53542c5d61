import { createContract, inspect } from '../../../src/contract/index.js';
import { FindingsError } from '../../../src/diagnostics/index.js';
import { loadText } from '../../../src/document/index.js';

/** A document of so many components, in lines of their own from the sixth. */
function documentOf(count: number, schema: (index: number) => object): string {
  const lines = Array.from({ length: count }, (_, index) => `    S${index}: ${JSON.stringify(schema(index))}\n`);
  return `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n${lines.join('')}`;
}

async function inspected(text: string) {
  const set = await loadText(text, { display: 'many.yaml' });
  return inspect(createContract(set), set).schemas;
}

const ring = (count: number, anchor: (index: number) => string) => (index: number) => ({
  $id: `https://example.com/${index}`,
  $dynamicAnchor: anchor(index),
  items: { $dynamicRef: `#${anchor(index)}` },
  allOf: [{ $ref: `https://example.com/${(index + 1) % count}` }],
});
const discriminator = { propertyName: 'kind' };
const chained = (index: number) => ({
  discriminator,
  ...(index > 0 && { allOf: [{ $ref: `#/components/schemas/S${index - 1}` }] }),
});
const child = { allOf: [{ $ref: '#/components/schemas/S0' }], type: 'object' };

// each would take minutes and gigabytes, and the test its time
describe('a document that makes the square of what is written', () => {
  it.each<[string, string]>([
    [
      'a ring of one dynamic anchor',
      documentOf(
        2000,
        ring(2000, () => 'node'),
      ),
    ],
    [
      'a ring of two thousand dynamic anchors',
      documentOf(
        2000,
        ring(2000, index => `node${index}`),
      ),
    ],
    ['a chain of schemas with discriminators', documentOf(2000, chained)],
  ])('is refused with a place: %s', async (_name, text) => {
    const refused = await inspected(text).catch(error => error);
    expect(refused).toBeInstanceOf(FindingsError);
    expect(refused.findings).toEqual([
      expect.objectContaining({ code: 'schema-too-many', location: expect.objectContaining({ file: 'many.yaml' }) }),
    ]);
    const [{ location }] = refused.findings;
    expect(location.pointer).toBe(`/components/schemas/S${location.line - 6}`);
  });

  it.each<[string, string, number]>([
    [
      'a ring of a hundred',
      documentOf(
        100,
        ring(100, () => 'node'),
      ),
      100 * 100,
    ],
    ['a chain of four hundred', documentOf(400, chained), 400],
    ['a schema that five thousand extend', documentOf(5000, index => (index === 0 ? chained(0) : child)), 5000],
  ])('is read while it is small: %s', async (_name, text, total) => {
    expect(await inspected(text)).toMatchObject({ total });
  });
});
