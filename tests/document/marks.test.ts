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

async function marksOf(files: Readonly<Record<string, string>>) {
  const { marks } = await loadDocument(join(folderWith(files), 'api.yaml'));
  return [...(marks ?? [])].sort();
}

afterAll(removeFolders);

describe('the marks that schemas may bear', () => {
  it.each<[what: string, files: Readonly<Record<string, string>>, marks: readonly string[]]>([
    ['none', { 'api.yaml': api(`schemas: { A: ${schema('')} }`) }, []],
    ['none that is false', { 'api.yaml': api(`schemas: { A: ${schema(', readOnly: false')} }`) }, []],
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
    ['not what an example has', { 'api.yaml': api(`schemas: { A: { example: { readOnly: true } } }`, '3.0.3') }, []],
  ])('are %s', async (_, files, marks) => {
    expect(await marksOf(files)).toEqual(marks);
  });
});
