import { createContract, inspect } from '../../src/contract/index.js';
import type { FindingsError } from '../../src/diagnostics/index.js';
import { loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { Project } from '../codegen/project.js';

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
  ...['encoding: { a: %s }', 'prefixEncoding: [%s]', 'itemEncoding: %s'].flatMap(field => headerCycles(field)),
];

/** A header whose content has an encoding that has the header: each place that refers to it, each way round. */
function headerCycles(field: string): [shape: string, text: string][] {
  const encoding = field.replace('%s', `{ headers: { X: ${ref('H', 'headers')} } }`);
  const content = (media: string) => `content: { multipart/mixed: ${media} }`;
  const inline = `{ schema: { type: object, properties: { a: {} } }, ${encoding} }`;
  const media = ref('M', 'mediaTypes');
  const response = `paths: { /a: { get: { responses: { '200': { description: fine, headers: { X: ${ref('H', 'headers')} } } } } } }`;
  const request = `paths: { /a: { post: { requestBody: { ${content(media)} }, ${ok} } } }`;
  const parameter = `paths: { /a: { get: { parameters: [{ name: p, in: query, ${content(media)} }], ${ok} } } }`;
  const through = `components: { headers: { H: { ${content(media)} } }, mediaTypes: { M: ${inline} } }`;
  return [
    [
      `a header of its own encoding, by ${field}`,
      `${response}\ncomponents: { headers: { H: { ${content(inline)} } } }`,
    ],
    [`a header through a media type, by ${field}`, `${response}\n${through}`],
    [`a media type of a body through a header, by ${field}`, `${request}\n${through}`],
    [`a media type of a parameter through a header, by ${field}`, `${parameter}\n${through}`],
  ];
}

/** What of components a Reference Object can stand for, with a field of an operation that leads there. */
const sections: readonly (readonly [section: string, operation: string])[] = [
  ['headers', `responses: { '200': { description: fine, headers: { X: ${ref('A', 'headers')} } } }`],
  ['mediaTypes', `responses: { '200': { description: fine, content: { text/plain: ${ref('A', 'mediaTypes')} } } }`],
  ['links', `responses: { '200': { description: fine, links: { l: ${ref('A', 'links')} } } }`],
  [
    'examples',
    `responses: { '200': { description: fine, content: { text/plain: { examples: { e: ${ref('A', 'examples')} } } } } }`,
  ],
  ['responses', `responses: { '200': ${ref('A', 'responses')} }`],
  ['callbacks', `${ok}, callbacks: { c: ${ref('A', 'callbacks')} }`],
  ['pathItems', `${ok}, callbacks: { c: { '{$url}': ${ref('A', 'pathItems')} } }`],
  ['parameters', `${ok}, parameters: [${ref('A', 'parameters')}]`],
  ['requestBodies', `${ok}, requestBody: ${ref('A', 'requestBodies')}`],
];

describe('references that lead to nothing but references', () => {
  const rings = [{ A: 'A' }, { A: 'B', B: 'A' }, { A: 'B', B: 'C', C: 'B' }];
  it.each(
    sections.flatMap(([section, operation]) =>
      rings.map(ring => [section, Object.values(ring).join(' → '), operation, ring] as const),
    ),
  )('are refused where they stand: %s, %s', async (section, _ring, operation, ring) => {
    const entries = Object.entries(ring).map(([name, to]) => `    ${name}: ${ref(to, section)}`);
    const head = `openapi: 3.2.0\ninfo: { title: T, version: '1' }\npaths: { /a: { post: { ${operation} } } }`;
    const text = `${head}\ncomponents:\n  ${section}:\n${entries.join('\n')}\n`;
    const load = loadText(text, { display: 'api.yaml' }).then(createContract);
    const { findings } = await load.then(
      () => ({ findings: [] }),
      (error: FindingsError) => error,
    );
    expect(findings.map(({ code }) => code)).toContain('ref-never-ends');
    for (const { location, remedy } of findings) {
      expect(location).toMatchObject({ file: 'api.yaml', line: expect.any(Number) });
      expect(remedy).not.toBe('');
    }
  });
});

describe('a document with a cycle', () => {
  it.each(rows)('becomes a contract that can be served: %s', async (_shape, text) => {
    const whole = `openapi: 3.2.0\ninfo: { title: T, version: '1' }\n${text}\n`;
    const set = await loadText(whole, { display: 'api.yaml' });
    const contract = createContract(set);
    expect(contract.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(inspect(contract, set).operations.total).toBe(1);
    expect(runtimeContract(contract).plan.operations).toHaveLength(1);
  });

  it.each(rows)('is generated from: %s', async (_shape, text) => {
    const project = await Project.create({ 'api.yaml': `openapi: 3.2.0\ninfo: { title: T, version: '1' }\n${text}\n` });
    try {
      expect((await project.generate()).operations).toBe(1);
    } finally {
      await project.remove();
    }
  });
});
