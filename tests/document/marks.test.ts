import { join } from 'node:path';
import { loadDocument } from '../../src/document/index.js';
import { folderWith, removeFolders } from './folders.js';

const schema = (mark: string) => `{ type: object, properties: { a: { type: string${mark} } } }`;
const api = (components: string, version = '3.1.0') => `
openapi: ${version}
info: { title: t, version: '1' }
paths: {}
components:
${components.replaceAll(/^/gm, '  ')}`;

async function marksOf(files: Readonly<Record<string, string>>, root = 'api.yaml') {
  const set = await loadDocument(join(folderWith(files), root));
  return (['readOnly', 'writeOnly'] as const).filter(mark => set.mayBear?.(mark));
}

afterAll(removeFolders);

describe('the marks that schemas may bear', () => {
  it.each<[what: string, files: Readonly<Record<string, string>>, marks: readonly string[]]>([
    ['none', { 'api.yaml': api(`schemas: { A: ${schema('')} }`) }, []],
    ['one of a property', { 'api.yaml': api(`schemas: { A: ${schema(', readOnly: true')} }`) }, ['readOnly']],
    [
      'both, by names in quotes with escapes',
      { 'api.yaml': api(`schemas: { A: ${schema(', "read\\x4fnly": true')}, B: ${schema(', writeOnly: true')} }`) },
      ['readOnly', 'writeOnly'],
    ],
    [
      'one beside a reference',
      { 'api.yaml': api(`schemas: { A: { $ref: '#/components/schemas/B', writeOnly: true }, B: {} }`) },
      ['writeOnly'],
    ],
    [
      'one in another file',
      {
        'api.yaml': api(`schemas: { A: { $ref: 'other.yaml#/A' } }`),
        'other.yaml': `A: ${schema(', writeOnly: true')}`,
      },
      ['writeOnly'],
    ],
    [
      'one in a file that a discriminator leads to',
      {
        'api.yaml': api(
          `schemas: { A: { type: object, required: [t], discriminator: { propertyName: t, mapping: { x: 'other.yaml#/A' } } } }`,
        ),
        'other.yaml': `A: ${schema(', readOnly: true')}`,
      },
      ['readOnly'],
    ],
    [
      'one in an extension that a reference leads to',
      {
        'api.yaml': api(
          `schemas: { A: { $ref: '#/components/x-more/A' } }\nx-more: { A: ${schema(', readOnly: true')} }`,
        ),
      },
      ['readOnly'],
    ],
    [
      'one in an example that a reference leads to',
      {
        'api.yaml': api(
          `schemas: { A: { $ref: '#/components/schemas/B/example' }, B: { example: ${schema(', readOnly: true')} } }`,
          '3.0.3',
        ),
      },
      ['readOnly'],
    ],
    [
      'one in a file that looks like a document and is a schema',
      {
        'api.yaml': api(`schemas: { A: { $ref: 'other.yaml#/webhooks' } }`),
        'other.yaml': `webhooks: ${schema(', readOnly: true')}`,
      },
      ['readOnly'],
    ],
    [
      'one in an example that stands for a schema too',
      { 'api.yaml': api(`examples: { E: &e ${schema(', readOnly: true')} }\nschemas: { X: *e }`) },
      ['readOnly'],
    ],
    [
      'one that an example alone has, in YAML',
      { 'api.yaml': api(`schemas: { A: { example: { readOnly: true } } }`) },
      ['readOnly'],
    ],
  ])('are %s', async (_, files, marks) => {
    expect(await marksOf(files)).toEqual(marks);
  });

  it.each<[what: string, value: object, marks: readonly string[]]>([
    ['none', { schemas: { A: { type: 'object', description: 'readOnly' } } }, []],
    ['none that is false', { schemas: { A: { properties: { a: { readOnly: false } } } } }, []],
    ['one of a property', { schemas: { A: { properties: { a: { writeOnly: true } } } } }, ['writeOnly']],
    ['one within an example', { schemas: { A: { example: { a: [{ readOnly: true }] } } } }, ['readOnly']],
    ['none of a list', { schemas: { A: { example: [['readOnly', true]] } } }, []],
  ])('are %s, in JSON', async (_, components, marks) => {
    const text = JSON.stringify({ openapi: '3.0.3', info: { title: 't', version: '1' }, paths: {}, components });
    expect(await marksOf({ 'api.json': text }, 'api.json')).toEqual(marks);
  });
});
