import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkStructure } from '../../../src/contract/structure/check-structure.js';
import { versionOf } from '../../../src/contract/version.js';
import type { DocumentSet, Json, SourceFile } from '../../../src/document/index.js';
import { loadDocument } from '../../../src/document/index.js';
import { officialVerdicts, type Verdict } from '../meta-schema.js';
import { mutations } from './mutations.js';
import { documents } from './valid-documents.js';

/** Codes that say more than the meta-schemas do. */
const beyond = new Set([
  'media-type-invalid',
  'header-name',
  'server-variable-undefined',
  'server-variable-default',
  'server-url',
  'discriminator-target',
  'schema-pattern-invalid',
  'reference-target',
]);
/** Keywords of 3.0 that JSON Schema lets pass in 3.1, but which mean nothing there. */
const trapsOf31 = /'(nullable)' belongs to OpenAPI 3\.0/;

/** Where the meta-schemas and the standard's text differ, and we hold with the text. */
const known: readonly { readonly version: string; readonly label: RegExp; readonly reason: string }[] = [
  { version: '', label: /^\/openapi /, reason: 'the version is checked before the structure' },
  { version: '3.0', label: /\/encoding\/\w+ with an extension/, reason: '3.0.4 lets an Encoding Object be extended' },
  { version: '3.0', label: /\/discriminator with an unknown/, reason: 'a Discriminator Object has fixed fields' },
  { version: '3.0', label: /\/flows\/\w+\/scopes removed/, reason: 'scopes is required in every flow' },
  { version: '3.1', label: /\/links\/self\/parameters/, reason: 'parameters of a link may be constants of any kind' },
  { version: '3.', label: /\/callbacks\/\w+ with an ext/, reason: 'a Callback Object may be extended' },
];

let official: Readonly<Record<'3.0' | '3.1' | '3.2', Verdict>>;
beforeAll(async () => {
  official = await officialVerdicts();
});

function setOf(value: Json): DocumentSet {
  const file: SourceFile = {
    uri: 'file:///api.json',
    display: 'api.json',
    format: 'json',
    text: '',
    value,
    has: () => false,
    locate: pointer => ({ file: 'api.json', line: 1, column: 1, pointer }),
    holes: [],
    losesDigits: false,
    nodeAt: () => ({ pointer: '', part: 'value' }),
  };
  return { root: file, files: new Map([[file.uri, file]]), findings: [], resolve: () => undefined };
}

/** What the structure check says of a document, without what goes beyond the meta-schemas. */
function flaws(set: DocumentSet): string[] {
  const found: string[] = [];
  const version = versionOf(set.root.value) ?? '3.0';
  checkStructure(set, version, (code, message, place) => {
    if (!beyond.has(code) && !trapsOf31.test(message)) found.push(`${place.pointer}: ${message} (${code})`);
  });
  return found;
}

describe.each(Object.entries(documents))('the structure check of %s', (version, document) => {
  it('accepts what the official meta-schema accepts', () => {
    expect(official[version as '3.0'](document)).toBe(true);
    expect(flaws(setOf(document))).toEqual([]);
  });

  it('agrees with the official meta-schema on every mutation', () => {
    const disagreements: string[] = [];
    let refused = 0;
    for (const { label, value } of mutations(document)) {
      const want = official[version as '3.0'](value);
      const got = flaws(setOf(value));
      if (!want) refused++;
      if (known.some(each => version.startsWith(each.version) && each.label.test(label))) continue;
      if (want !== (got.length === 0))
        disagreements.push(`${label}: official ${want ? 'accepts' : 'refuses'}, ${got[0] ?? 'we accept'}`);
    }
    expect(disagreements).toEqual([]);
    expect(refused).toBeGreaterThan(200);
  });
});

const real = process.env.SPECWRIGHT_DOCUMENTS ? describe : describe.skip;
real('on documents as found in public, the structure check', () => {
  const folder = join(process.env.SPECWRIGHT_DOCUMENTS ?? '', 'documents');
  const names = process.env.SPECWRIGHT_DOCUMENTS
    ? ['asana.yaml', ...readdirSync(join(folder, 'corpus')).map(name => `corpus/${name}`)]
    : ['none'];

  it.each(names)('agrees with the official meta-schema on %s', async name => {
    const set = await loadDocument(join(folder, name));
    const version = versionOf(set.root.value) ?? '3.0';
    expect(flaws(set).length === 0).toBe(official[version](set.root.value));
  });
});
