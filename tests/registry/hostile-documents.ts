/** Documents of up to 1 MB that are made to cost more than they weigh. */
export interface HostileDocument {
  readonly name: string;
  readonly text: string;
  /** What the registry says: it was inspected, or the code of the first finding. */
  readonly want: 'inspected' | string;
}

const header = 'openapi: 3.1.0\ninfo: { title: Pets, version: "1" }\n';
const each = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('');
const schemas = (text: string): string => `${header}paths: {}\ncomponents:\n  schemas:\n${text}`;
const paths = (text: string): string => `${header}paths:\n${text}`;
/** JSON, for depths that YAML's indentation has no room for. */
const schemaJson = (text: string): string =>
  `{"openapi":"3.1.0","info":{"title":"Pets","version":"1"},"paths":{},"components":{"schemas":{"A":${text}}}}`;
const used =
  'paths: { /a: { get: { responses: { default: { description: d, content: { a/b: { schema: { $ref: "#/components/schemas/A0" } } } } } } } }\n';
const usedSchemas = (text: string): string => `${header}${used}components:\n  schemas:\n${text}`;
const ref = (index: number): string => `{ $ref: "#/components/schemas/A${index}" }`;

export const hostileDocuments: readonly HostileDocument[] = [
  {
    name: 'a row of 5,000 references',
    text: usedSchemas(each(5_000, i => `    A${i}: ${i < 4_999 ? ref(i + 1) : '{}'}\n`)),
    want: 'inspected',
  },
  {
    name: 'a row of 5,000 references in a ring',
    text: usedSchemas(each(5_000, i => `    A${i}: ${ref((i + 1) % 5_000)}\n`)),
    want: 'ref-never-ends',
  },
  {
    name: 'a row of 5,000 schemas, each a property of the one before',
    text: usedSchemas(each(5_000, i => `    A${i}: { properties: { a: ${ref((i + 1) % 5_000)} } }\n`)),
    want: 'inspected',
  },
  {
    name: 'a row of 5,000 allOf',
    text: usedSchemas(each(5_000, i => `    A${i}: { allOf: [${i < 4_999 ? ref(i + 1) : '{}'}] }\n`)),
    want: 'inspected',
  },
  {
    name: 'sixty levels of allOf that each take the next twice',
    text: usedSchemas(each(60, i => `    A${i}: { allOf: [${i < 59 ? `${ref(i + 1)}, ${ref(i + 1)}` : '{}'}] }\n`)),
    want: 'inspected',
  },
  {
    name: '160 schemas that each refer to all',
    text: usedSchemas(each(160, i => `    A${i}: { anyOf: [${each(160, j => `${ref(j)}, `)}] }\n`)),
    want: 'inspected',
  },
  {
    name: '20,000 properties',
    text: usedSchemas(`    A0:\n      properties:\n${each(20_000, i => `        p${i}: { type: string }\n`)}`),
    want: 'inspected',
  },
  {
    name: '20,000 schemas',
    text: schemas(each(20_000, i => `    A${i}: { type: string }\n`)),
    want: 'inspected',
  },
  {
    name: '20,000 paths',
    text: paths(each(20_000, i => `  /${i}: {get: {responses: {}}}\n`)),
    want: 'inspected',
  },
  {
    name: '20,000 paths of one name each',
    text: paths(each(20_000, i => `  /{a${i}}: {get: {}}\n`)),
    want: 'duplicate-route',
  },
  {
    name: 'one path of 100,000 names',
    text: paths(`  "/${each(100_000, i => `{${i}}`)}": { get: { responses: { default: { description: d } } } }\n`),
    want: 'path-parameter-undeclared',
  },
  {
    name: '5,000 parameters of one operation',
    text: paths(
      `  /a:\n    get:\n      responses: {}\n      parameters:\n${each(5_000, i => `        - { name: p${i}, in: query, schema: {} }\n`)}`,
    ),
    want: 'inspected',
  },
  {
    name: '20,000 flaws',
    text: schemas(each(20_000, i => `    A${i}: { type: no }\n`)),
    want: 'invalid-value',
  },
  {
    name: 'a list of 200,000 values',
    text: schemas(`    A: { enum: [${'1, '.repeat(200_000)}2] }\n`),
    want: 'inspected',
  },
  { name: '900 levels', text: schemaJson(`${'{"items":'.repeat(900)}{}${'}'.repeat(900)}`), want: 'inspected' },
  {
    name: '100,000 levels',
    text: schemaJson(`${'{"not":'.repeat(100_000)}{}${'}'.repeat(100_000)}`),
    want: 'too-deep',
  },
  { name: '1,000,000 brackets', text: '['.repeat(1_000_000), want: 'syntax-error' },
  { name: '1,000,000 hyphens', text: `${header}x-a:\n  ${'- '.repeat(400_000)}\n`, want: 'too-deep' },
  {
    name: 'an alias bomb',
    text: `${header}paths: {}\nx-a0: &a0 [1]\n${each(30, i => `x-a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]\n`)}`,
    want: 'alias-bomb',
  },
  {
    name: 'an alias bomb of merge keys',
    text: `${header}paths: {}\nx-a0: &a0 { a: 1 }\n${each(30, i => `x-a${i + 1}: &a${i + 1} { <<: *a${i}, b: *a${i}, c: *a${i} }\n`)}`,
    want: 'alias-bomb',
  },
  {
    name: '100,000 aliases of one anchor',
    text: `${header}paths: {}\nx-a: &a [1, 2]\nx-b: [${'*a, '.repeat(100_000)}1]\n`,
    want: 'inspected',
  },
  {
    name: '10,000 patterns that run away',
    text: usedSchemas(
      `    A0:\n      properties:\n${each(10_000, i => `        p${i}: { type: string, pattern: '^(a+${i})+$' }\n`)}`,
    ),
    want: 'inspected',
  },
  {
    name: 'a pattern of 200,000 groups',
    text: usedSchemas(`    A0: { type: string, pattern: '${'('.repeat(200_000)}a${')*'.repeat(200_000)}' }\n`),
    want: 'schema-pattern-invalid',
  },
  {
    name: 'a number of 900,000 digits',
    text: `${header}paths: {}\nx-a: ${'9'.repeat(900_000)}\n`,
    want: 'inspected',
  },
];
