import { fileURLToPath } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import { type Code, FindingsError } from '../../src/diagnostics/index.js';
import { type Json, loadDocument, loadText } from '../../src/document/index.js';
import { refOf } from '../../src/document/resolve.js';
import { folderWith, removeFolders } from './folders.js';

afterEach(removeFolders);
const real = process.env.SPECWRIGHT_DOCUMENTS ? describe : describe.skip;

/** Loads a document whose schema `From` has the reference, and follows it. */
async function follow(
  ref: string,
  schemas: string,
  from = '/components/schemas/From',
  version = '3.1.0',
): Promise<Json | undefined> {
  const text = `openapi: ${version}\ncomponents:\n  schemas:\n    From: { $ref: ${JSON.stringify(ref)} }\n${schemas}`;
  const set = await loadText(text, { display: 'a.yaml' });
  return set.resolve(ref, { file: set.root, pointer: from })?.value;
}

async function codes(load: Promise<unknown>): Promise<Code[]> {
  return load.then(
    () => [],
    error => {
      if (error instanceof FindingsError) return error.findings.map(({ code }) => code);
      throw error;
    },
  );
}

describe('what a $ref leads to', () => {
  it.each([
    ['a pointer', '#/components/schemas/A', '    A: { title: here }'],
    ['escaped', '#/components/schemas/a~1b~0c', '    a/b~c: { title: here }'],
    ['percent-encoded', '#/components/schemas/a%20%C3%A9%25', '    "a é%": { title: here }'],
    ['an item of an array', '#/components/schemas/A/allOf/1', '    A: { allOf: [{}, { title: here }] }'],
    ['__proto__', '#/components/schemas/__proto__', '    __proto__: { title: here }'],
    ['$anchor', '#here', '    A: { $defs: { B: { $anchor: here, title: here } } }'],
    ['$dynamicAnchor', '#here', '    A: { $dynamicAnchor: here, title: here }'],
    ['$id', 'https://example.com/a', '    A: { $id: "https://example.com/a", title: here }'],
    ['$id of a URN', 'urn:example:a', '    A: { $id: "urn:example:a", title: here }'],
    [
      'an anchor within an $id',
      'urn:example:a#x',
      '    A: { $id: "urn:example:a", $defs: { B: { $anchor: x, title: here } } }',
    ],
    [
      'a pointer within an $id',
      'https://example.com/a#/$defs/B',
      '    A: { $id: "https://example.com/a", $defs: { B: { title: here } } }',
    ],
    [
      'an $id relative to another',
      'https://example.com/x/b',
      '    A: { $id: "https://example.com/x/a", $defs: { B: { $id: b, title: here } } }',
    ],
    [
      'through a reference',
      '#/components/schemas/A/items',
      '    A: { $ref: "#/components/schemas/B" }\n    B: { items: { title: here } }',
    ],
    ['an extension', '#/x-parts/A', 'x-parts: { A: { title: here } }'],
  ])('%s', async (_, ref, schemas) => {
    expect(await follow(ref, schemas)).toMatchObject({ title: 'here' });
  });

  it('a relative one is resolved against the nearest $id', async () => {
    const text = `openapi: 3.1.0
components:
  schemas:
    A:
      $id: https://example.com/schemas/a
      properties: { b: { $ref: b }, own: { $ref: '#/$defs/c' } }
      $defs: { c: { title: of a } }
    B: { $id: https://example.com/schemas/b, title: here }
`;
    const set = await loadText(text, { display: 'a.yaml' });
    const at = (pointer: string) => ({ file: set.root, pointer: `/components/schemas/A/properties/${pointer}` });
    expect(set.resolve('b', at('b'))?.pointer).toBe('/components/schemas/B');
    expect(set.resolve('#/$defs/c', at('own'))?.value).toEqual({ title: 'of a' });
  });

  it('$self of 3.2 names the document', async () => {
    const text =
      'openapi: 3.2.0\n$self: https://example.com/api.yaml\ncomponents: { schemas: { A: { $ref: "api.yaml#/components/schemas/B" }, B: {} } }';
    const set = await loadText(text, { display: 'a.yaml' });
    const target = set.resolve('api.yaml#/components/schemas/B', { file: set.root, pointer: '/components/schemas/A' });
    expect(target).toMatchObject({ file: set.root, pointer: '/components/schemas/B' });
  });

  it('OpenAPI 3.0 has no $id', async () => {
    const schemas =
      '    A: { $id: "https://example.com/a", properties: { b: { $ref: "#/components/schemas/B" } } }\n    B: {}';
    expect(await follow('#/components/schemas/B', schemas, '/components/schemas/A/properties/b', '3.0.3')).toEqual({});
  });
});

describe('cycles', () => {
  it('of schemas and of files are fine', async () => {
    const cwd = folderWith({
      'main.yaml':
        'openapi: 3.1.0\ncomponents: { schemas: { A: { items: { $ref: "#/components/schemas/A" } }, B: { $ref: "b.yaml" } } }',
      'b.yaml':
        'properties: { a: { $ref: "main.yaml#/components/schemas/B" }, b: { $ref: "b.yaml" }, c: { $ref: "#" } }',
    });
    const set = await loadDocument('main.yaml', { cwd });
    expect([...set.files.values()].map(({ display }) => display)).toEqual(['main.yaml', 'b.yaml']);
  });

  it('a pointer that passes through its own reference leads to nothing', async () => {
    const load = follow('#/components/schemas/From/x', '');
    expect(await codes(load)).toEqual(['ref-not-found']);
  });
});

describe('where nothing is a reference', () => {
  it.each([
    ['a property of that name', '    A: { properties: { $ref: { type: string } } }'],
    ['example of a schema', '    A: { example: { $ref: nowhere } }'],
    ['examples of a schema', '    A: { examples: [{ $ref: nowhere }] }'],
    ['default, enum, const', '    A: { default: { $ref: no }, enum: [{ $ref: no }], const: { $ref: no } }'],
    ['an extension', '    A: { x-any: { $ref: nowhere } }\nx-other: { $ref: nowhere }'],
    ['the value of an example', '  examples: { E: { value: { $ref: nowhere } } }'],
    ['a name in a mapping', '    A: { discriminator: { propertyName: t, mapping: { $ref: Dog, b: Cat } } }'],
  ])('%s', async (_, schemas) => {
    expect(await follow('#/components', schemas)).toBeDefined();
  });

  it.each([
    ['a property named default', '    A: { properties: { default: { $ref: "#/no" } } }'],
    ['a property named example', '    A: { properties: { example: { $ref: "#/no" } } }'],
    ['the default response', 'paths: { /a: { get: { responses: { default: { $ref: "#/no" } } } } }'],
    ['an example object', '  examples: { E: { $ref: "#/no" } }'],
    ['a header named x-rate', '  headers: { x-rate: { $ref: "#/no" } }'],
    ['an extension that is reached', '    A: { $ref: "#/x-parts/B" }\nx-parts: { B: { items: { $ref: "#/no" } } }'],
    ['itemSchema of 3.2', '  responses: { R: { content: { a/b: { itemSchema: { $ref: "#/no" } } } } }'],
    [
      'an additional operation of 3.2',
      'paths: { /a: { additionalOperations: { COPY: { requestBody: { $ref: "#/no" } } } } }',
    ],
    ['the whole paths', 'paths: { $ref: "#/no" }'],
  ])('but it is one in %s', async (_, schemas) => {
    expect(await codes(follow('#/components', schemas))).toEqual(['ref-not-found']);
  });
});

real('the resolver of swagger-parser reaches the same', () => {
  const documents = `${process.env.SPECWRIGHT_DOCUMENTS}/documents`;

  it.each(['multi-file/api-main.yaml', 'asana.yaml', 'corpus/openai.json'])('files and values: %s', async name => {
    const path = `${documents}/${name}`;
    const set = await loadDocument(path);
    const refs = await SwaggerParser.resolve(path);
    const got = [...set.files.keys()].map(uri => fileURLToPath(uri));
    expect(got.sort()).toEqual(refs.paths().sort());
    const written = new Set(
      [...set.root.text.matchAll(/\$ref"?: ?['"]?([^'"\s,}]*#[^'"\s,}]*)/g)].map(([, ref]) => ref!),
    );
    expect(written.size).toBeGreaterThan(5);
    for (const ref of written) {
      let target = set.resolve(ref, { file: set.root, pointer: '' });
      // their resolver follows a reference to a reference to its end, ours one step
      for (let next = refOf(target?.value ?? null); next; next = refOf(target?.value ?? null))
        target = set.resolve(next, target!);
      expect(target?.value).toEqual(refs.get(ref));
    }
  });
});
