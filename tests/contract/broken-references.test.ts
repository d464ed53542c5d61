import { createContract, load } from '../../src/contract/index.js';
import { type Finding, FindingsError } from '../../src/diagnostics/index.js';
import { bundle, type Json, loadDocument, loadText } from '../../src/document/index.js';
import { folderWith, removeFolders } from '../document/folders.js';
import { describeReal, realDocument, realDocuments } from '../support/real-documents.js';

afterAll(removeFolders);

async function findingsOf(read: () => Promise<unknown>): Promise<readonly Finding[]> {
  try {
    await read();
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
  return [];
}

/** As `file:line:column code`. */
async function told(files: Readonly<Record<string, string>>): Promise<string[]> {
  const findings = await findingsOf(() => load('api.yaml', { cwd: folderWith(files) }));
  return findings.map(({ code, location: at }) => `${at?.file}:${at?.line}:${at?.column} ${code}`);
}

const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';

it('broken references of all files and the mistakes beside them are told in one run', async () => {
  const api = `${head}paths:
  /a:
    get:
      tags: nothing
      responses:
        "200": { $ref: parts.yaml#/ok }
        "404": { $ref: gone.yaml }
        "500": { $ref: ../outside.yaml }
  /b: { $ref: "#/components/pathItems/Missing" }
  c: {}
`;
  const parts = 'ok: { description: 5, content: { text/plain: { schema: { $ref: "#/none" } } } }\n';
  const bad = 'bad: { $ref: "broken.json" }\n';
  expect(
    await told({
      'api.yaml': `${api}x-note: 1\ncomponents: { schemas: { S: { $ref: bad.yaml#/bad } } }\n`,
      'parts.yaml': parts,
      'bad.yaml': bad,
      'broken.json': '{ "a": }',
    }),
  ).toEqual([
    'api.yaml:9:24 unreadable-file',
    'api.yaml:10:24 ref-outside-root',
    'api.yaml:11:15 ref-not-found',
    'parts.yaml:1:64 ref-not-found',
    'broken.json:1:8 syntax-error',
    'api.yaml:6:13 wrong-type',
    'api.yaml:12:3 path-slash',
    'parts.yaml:1:20 wrong-note',
  ]);
});

describe('what only follows from a broken reference is not told', () => {
  const follows: readonly { name: string; text: string; want: readonly string[] }[] = [
    {
      name: 'a path parameter that may be the one which is missing',
      text: 'paths: { "/a/{id}": { parameters: [{ $ref: "#/p" }], get: { responses: { "200": { description: d } } } } }',
      want: ['ref-not-found'],
    },
    {
      name: 'a security scheme that is declared by a broken reference',
      text: 'security: [{ key: [] }]\npaths: {}\ncomponents: { securitySchemes: { key: { $ref: keys.yaml } } }',
      want: ['unreadable-file'],
    },
    {
      name: 'an operation that a link names and that may be in a path item which is missing',
      text: 'paths: { /a: { get: { responses: { "200": { description: d, links: { l: { operationId: o } } } } } }, /b: { $ref: b.yaml } }',
      want: ['unreadable-file'],
    },
    {
      name: 'a pointer through a broken reference',
      text: 'components: { schemas: { A: { $ref: a.yaml }, B: { $ref: "#/components/schemas/A/properties/x" } } }',
      want: ['unreadable-file'],
    },
    {
      name: 'a mapping into a file that is missing',
      text: 'components: { schemas: { A: { discriminator: { propertyName: t, mapping: { a: ./a.yaml } } } } }',
      want: ['unreadable-file'],
    },
    {
      name: 'a reference that is no text, which is told once',
      text: 'components: { schemas: { A: { $ref: 5 } } }',
      want: ['ref-syntax'],
    },
  ];
  it.each(follows)('$name', async ({ text, want }) => {
    const got = await told({ 'api.yaml': `${head}${text}\n` });
    expect(got.map(each => each.split(' ')[1])).toEqual(want);
  });

  const rings = [
    'A: { $ref: "#/components/schemas/B/x" }, B: { $ref: "#/components/schemas/A/x" }',
    'A: { $ref: "#/components/schemas/B/default/x" }, B: { default: { $ref: "#/none" } }',
  ];
  it.each(rings)('but one of a ring is, and one whose cause is no reference: %s', async schemas => {
    const got = await told({ 'api.yaml': `${head}components: { schemas: { ${schemas} } }\n` });
    expect(got.length).toBeGreaterThan(0);
    expect(new Set(got.map(each => each.split(' ')[1]))).toEqual(new Set(['ref-not-found']));
  });
});

it('a document without a version is told with its broken references', async () => {
  expect(await told({ 'api.yaml': 'paths: { /a: { $ref: b.yaml } }\n' })).toEqual([
    'api.yaml:1:22 unreadable-file',
    'api.yaml:1:1 openapi-missing',
  ]);
});

describe('a set that is given though it is broken', () => {
  const text = `${head}paths: { /a: { $ref: "#/none" } }\n`;

  it('has its errors among its findings', async () => {
    const set = await loadText(text, { display: 'x.yaml', allowBroken: true });
    expect(set.findings.map(({ code }) => code)).toEqual(['ref-not-found']);
  });

  it('becomes neither a contract nor a bundle', async () => {
    const set = await loadText(text, { display: 'x.yaml', allowBroken: true });
    expect(() => createContract(set)).toThrow(FindingsError);
    expect(() => bundle(set)).toThrow(FindingsError);
  });

  it('is refused where nobody asked for it', async () => {
    const cwd = folderWith({ 'x.yaml': text });
    expect(await findingsOf(() => loadDocument('x.yaml', { cwd }))).toHaveLength(1);
    expect(await findingsOf(() => loadText(text, { display: 'x.yaml' }))).toHaveLength(1);
  });
});

type Mutable = { [name: string]: unknown };

/** The objects of a value that hold a reference. */
function holdersIn(value: unknown, found: Mutable[] = []): Mutable[] {
  if (typeof value !== 'object' || value === null) return found;
  const object = value as Mutable; // a list is an object with its indices for names
  if (typeof object['$ref'] === 'string') found.push(object);
  for (const item of Object.values(object)) holdersIn(item, found);
  return found;
}

/** Big documents cost a second each, and have references of no other kinds. */
const names = realDocuments().filter(name => !/stripe|github|multi-file/.test(name));
const MOST = 6;

describeReal('a reference that is broken in a real document is all that is told', () => {
  it.each(names)('%s', async name => {
    const set = await loadDocument(realDocument(name));
    const value = JSON.parse(JSON.stringify(set.root.value)) as Json;
    const clean = createContract(set).findings.map(({ code }) => code);
    const holders = holdersIn(value);
    const step = Math.max(1, Math.ceil(holders.length / MOST));
    for (const holder of holders.filter((_, index) => index % step === 0)) {
      const whole = holder['$ref'];
      holder['$ref'] = '#/not/there';
      const findings = await findingsOf(() => contractOf(value));
      holder['$ref'] = whole;
      const told = findings.map(({ code }) => code).filter(code => !clean.includes(code));
      expect({ whole, told }).toEqual({ whole, told: ['ref-not-found'] });
    }
  });
});

async function contractOf(value: Json): Promise<unknown> {
  return createContract(await loadText(JSON.stringify(value), { display: 'api.json', allowBroken: true }));
}
