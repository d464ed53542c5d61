import SwaggerParser from '@apidevtools/swagger-parser';
import { bundle, loadDocument } from '../../../src/document/index.js';
import { folderWith, removeFolders } from '../../document/folders.js';
import { describeReal, realDocument } from '../../support/real-documents.js';
import { offline } from './verdict.js';

afterEach(removeFolders);

/** Both bundles of a document, each with every reference replaced by what it leads to. */
async function dereferenced(path: string): Promise<{ readonly ours: unknown; readonly theirs: unknown }> {
  const { text } = bundle(await loadDocument(path), { format: 'json' });
  const ours = await SwaggerParser.dereference(path, JSON.parse(text), offline);
  // what it bundled is read anew: it shares objects with its other results
  const bundled: unknown = JSON.parse(JSON.stringify(await SwaggerParser.bundle(path, offline)));
  return { ours, theirs: await SwaggerParser.dereference(path, bundled as never, offline) };
}

/** Where one holds what the other does not; parts that only ours has in components are its names for what moved there. */
function differences(ours: unknown, theirs: unknown, at = '', passed = new Map<object, Set<object>>()): string[] {
  if (typeof ours !== 'object' || ours === null || typeof theirs !== 'object' || theirs === null)
    return Object.is(ours, theirs) ? [] : [at];
  // equal as far as is known: graphs that recurse come back here
  const partners = passed.get(ours) ?? new Set();
  if (partners.has(theirs)) return [];
  passed.set(ours, partners.add(theirs));
  const [own, other] = [new Map(Object.entries(ours)), new Map(Object.entries(theirs))];
  const added = /^(\/components(\/\w+)?)?$/.test(at) ? [] : [...own.keys()].filter(name => !other.has(name));
  const compared = [...other].flatMap(([name, value]) =>
    own.has(name) ? differences(own.get(name), value, `${at}/${name}`, passed) : [`${at}/${name}`],
  );
  return [...added.map(name => `${at}/${name}`), ...compared];
}

const main = (schemas: string): string =>
  `openapi: 3.1.0\ninfo: { title: Pets, version: "1" }\npaths: { /pets: { $ref: "paths.yaml#/pets" } }\ncomponents: { schemas: { ${schemas} } }\n`;
const files = {
  'paths.yaml':
    'pets: { get: { responses: { "200": { description: OK, content: { application/json: { schema: { $ref: "parts/pet.yaml" } } } } } } }\n',
  'parts/pet.yaml':
    'type: object\nproperties: { tag: { $ref: "tag.json#/Tag" }, name: { $ref: "../main.yaml#/components/schemas/Name" } }\n',
  'parts/tag.json': '{ "Tag": { "type": "string", "enum": ["a", "b"] } }\n',
};

describe('swagger-parser bundles to the same', () => {
  it.each([
    ['parts in folders', main('Name: { type: string }')],
    ['a name that is taken', main('Name: { type: string }, Tag: { type: integer }')],
    ['a reference beside others', main('Name: { $ref: "parts/tag.json#/Tag", description: a name }')],
    ['a part that is used twice', main('Name: { type: string }, Again: { $ref: "parts/pet.yaml" }')],
  ])('%s', async (_, text) => {
    const { ours, theirs } = await dereferenced(`${folderWith({ 'main.yaml': text, ...files })}/main.yaml`);
    expect(differences(ours, theirs)).toEqual([]);
    expect(JSON.stringify(ours)).toContain('"enum":["a","b"]');
  });

  it('and a difference is seen', () => {
    expect(differences({ a: { b: 1 }, c: 1 }, { a: { b: 2 }, d: 1 })).toEqual(['/a/b', '/d']);
  });
});

// not stripe.yaml: its bundle of that takes longer than all the others
describeReal('swagger-parser bundles real documents to the same', () => {
  it.each(['multi-file/api-main.yaml', 'asana.yaml', 'corpus/vercel.json', 'corpus/discourse.json'])(
    '%s',
    async name => {
      const { ours, theirs } = await dereferenced(realDocument(name));
      expect(differences(ours, theirs)).toEqual([]);
    },
  );
});
