import { createContract, inspect } from '../../src/contract/index.js';
import { loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';

const ok = "responses: { '200': { description: fine } }";
const body = (schema: string) =>
  `paths: { /a: { post: { requestBody: { content: { application/json: { schema: ${schema} } } }, ${ok} } } }`;
const ref = (name: string, section = 'schemas') => `{ $ref: '#/components/${section}/${name}' }`;

/** What comes back to itself, by each way that a reference has. */
const rows: readonly (readonly [shape: string, text: string])[] = [
  ['a schema of itself', `${body(ref('A'))}\ncomponents: { schemas: { A: { items: ${ref('A')} } } }`],
  [
    'three schemas in a ring',
    `${body(ref('A'))}\ncomponents: { schemas: { A: { items: ${ref('B')} }, B: { not: ${ref('C')} }, C: { properties: { a: ${ref('A')} } } } }`,
  ],
  [
    'two rings that share a schema',
    `${body(ref('A'))}\ncomponents: { schemas: { A: { prefixItems: [${ref('B')}, ${ref('C')}] }, B: { items: ${ref('A')} }, C: { items: ${ref('A')} } } }`,
  ],
  [
    'a part of a schema that holds it',
    `${body(ref('A'))}\ncomponents: { schemas: { A: { properties: { b: { items: { $ref: '#/components/schemas/A/properties/b' } } } } } }`,
  ],
  [
    'a way through an inline schema',
    "paths: { /a: { post: { requestBody: { content: { application/json: { schema: { items: { $ref: '#/paths/~1a/post/requestBody/content/application~1json/schema' } } } } }, " +
      `${ok} } } }`,
  ],
  [
    'a discriminator and its children',
    `${body(ref('P'))}\ncomponents: { schemas: { P: { discriminator: { propertyName: t }, properties: { t: {}, next: ${ref('C')} } }, C: { allOf: [${ref('P')}] } } }`,
  ],
  [
    'an anchor',
    `${body(ref('A'))}\ncomponents: { schemas: { A: { $id: 'https://example.com/a', $anchor: x, items: { $ref: '#x' } } } }`,
  ],
  [
    'a path item that calls itself back',
    `paths: { /a: ${ref('A', 'pathItems')} }\ncomponents: { pathItems: { A: { post: { ${ok}, callbacks: { again: { '{$url}': ${ref('A', 'pathItems')} } } } } } }`,
  ],
  [
    'a callback of its own operation',
    `paths: { /a: { post: { ${ok}, callbacks: { c: ${ref('C', 'callbacks')} } } } }\ncomponents: { callbacks: { C: { '{$url}': { post: { ${ok}, callbacks: { c: ${ref('C', 'callbacks')} } } } } } }`,
  ],
];

describe('a document with a cycle', () => {
  it.each(rows)('becomes a contract that can be served: %s', async (_shape, text) => {
    const whole = `openapi: 3.2.0\ninfo: { title: T, version: '1' }\n${text}\n`;
    const set = await loadText(whole, { display: 'api.yaml' });
    const contract = createContract(set);
    expect(contract.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(inspect(contract, set).operations.total).toBe(1);
    expect(runtimeContract(contract).plan.operations).toHaveLength(1);
  });
});
