import { createContract, inspect } from '../../../src/contract/index.js';
import { loadText } from '../../../src/document/index.js';

const count = 5000;

/** A document whose components are made of the number of each. */
function documentOf(schema: (index: number) => object, extra: object = {}): string {
  const schemas = Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, schema(index)]));
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Long', version: '1' },
    paths: {},
    components: { schemas: { ...schemas, End: { type: 'string' }, ...extra } },
  });
}

const next = (index: number) => `#/components/schemas/${index + 1 === count ? 'End' : `S${index + 1}`}`;
const dynamic = { Node: { $dynamicAnchor: 'node', items: { $dynamicRef: '#node' } } };

// walked anew from each member, any of these takes minutes and the test its time
describe('a schema of five thousand references', () => {
  it.each<[string, string]>([
    ['a row', documentOf(index => ({ $ref: next(index) }))],
    ['a row in a document with a dynamic anchor', documentOf(index => ({ $ref: next(index) }), dynamic)],
    [
      'a row of resources with dynamic anchors',
      documentOf(index => ({ $id: `https://example.com/${index}`, $ref: `https://example.com/${index + 1}` }), {
        ...dynamic,
        Last: { $id: `https://example.com/${count}`, $dynamicAnchor: 'node' },
      }),
    ],
    ['a row of members', documentOf(index => ({ properties: { next: { $ref: next(index) } } }), dynamic)],
    ['five thousand anchors', documentOf(index => ({ $dynamicAnchor: `a${index}`, $ref: next(index) }))],
    ['one that all refer to', documentOf(() => ({ $ref: '#/components/schemas/End' }), dynamic)],
    ['a row of allOf', documentOf(index => ({ allOf: [{ $ref: next(index) }], title: 'x' }), dynamic)],
  ])('is read once, not from each: %s', async (_name, text) => {
    const set = await loadText(text, { display: 'long.json' });
    const contract = createContract(set);
    expect(inspect(contract, set).references?.total).toBeGreaterThanOrEqual(count);
    expect(contract.schemas.size).toBeGreaterThan(0);
  });
});
