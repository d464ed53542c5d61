import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, FindingsError } from '../../src/diagnostics/index.js';
import { loadDocument } from '../../src/document/index.js';
import { folderWith, removeFolders } from './folders.js';

afterAll(removeFolders);

const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';
const referring = (ref: string) => `${head}components: { schemas: { A: { $ref: ${JSON.stringify(ref)} }, B: {} } }\n`;

async function findingsIn(cwd: string, name = 'api.yaml'): Promise<readonly Finding[]> {
  try {
    await loadDocument(name, { cwd });
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
  return [];
}

const placed = (findings: readonly Finding[]) =>
  findings.map(({ code, location }) => `${location?.file}:${location?.line}:${location?.column} ${code}`);

describe('references to what is no plain file of the folder', () => {
  const cwd = folderWith({ 'sub/x.yaml': '{}' });
  symlinkSync('/dev/zero', join(cwd, 'endless'));
  symlinkSync('/etc', join(cwd, 'etc'));
  symlinkSync('ring', join(cwd, 'ring'));
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  execFileSync('truncate', ['-s', '10G', join(cwd, 'huge')]);

  it.each([
    ['endless', 'ref-outside-root'],
    ['etc/passwd', 'ref-outside-root'],
    ['%2e%2e/x.yaml', 'ref-outside-root'],
    ['..\\x.yaml', 'ref-outside-root'],
    ['ring', 'unreadable-file'],
    ['pipe', 'unreadable-file'],
    ['sub', 'unreadable-file'],
    ['a%00b.yaml', 'unreadable-file'],
    [`${'a'.repeat(5000)}.yaml`, 'unreadable-file'],
    ['huge', 'too-large'],
    ['%2Fetc%2Fpasswd', 'ref-syntax'],
    ['data:,x', 'ref-not-found'],
  ])('%.40s: %s', async (ref, code) => {
    writeFileSync(join(cwd, 'api.yaml'), referring(ref));
    expect(placed(await findingsIn(cwd))).toEqual([`api.yaml:4:37 ${code}`]);
  });
});

describe('a reference of megabytes', () => {
  it.each([
    ['a pointer', `#/${'b'.repeat(2_000_000)}`, 'ref-not-found'],
    ['a path', `${'b/'.repeat(1_000_000)}x.yaml`, 'ref-syntax'],
  ])('is told in a few words: %s', async (_name, ref, code) => {
    const findings = await findingsIn(folderWith({ 'api.yaml': referring(ref) }));
    expect(placed(findings)).toEqual([`api.yaml:4:37 ${code}`]);
    expect(findings[0]?.message.length).toBeLessThan(300);
  });
});

it('a file is the same one whatever query it is asked for with', async () => {
  const schemas = Array.from(
    { length: 300 },
    (_, index) => `S${index}: { $ref: "api.yaml?${index}#/components/schemas/B" }`,
  );
  const cwd = folderWith({ 'api.yaml': `${head}components: { schemas: { ${schemas.join(', ')}, B: {} } }\n` });
  expect((await loadDocument('api.yaml', { cwd })).files.size).toBe(1);
});

// walked anew from each, the row takes half a minute
it('a long row of references that pass through each other is told, and ends', async () => {
  const schemas = Array.from(
    { length: 2000 },
    (_, index) => `S${index}: { $ref: "#/components/schemas/S${index + 1}/x" }`,
  );
  const findings = await findingsIn(
    folderWith({ 'api.yaml': `${head}components: { schemas: { ${schemas.join(', ')} } }\n` }),
  );
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['ref-not-found']));
  expect(findings.at(-1)?.message).toBe('#/components/schemas/S2000/x leads to nothing');
});

it('what is nested hundreds of levels deep is looked at as what stands above it', async () => {
  const levels = 450;
  const deep = (inner: string) => '{"properties":{"p":'.repeat(levels) + inner + '}}'.repeat(levels);
  const schemas = `{"A":${deep('{"$ref":"#/components/schemas/C","example":{"x":1,"x":2}}')},"B":{}}`;
  const start = '{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":';
  const cwd = folderWith({ 'deep.json': `${start}${schemas}}}` });
  const findings = await findingsIn(cwd, 'deep.json');
  expect(findings.map(({ code }) => code)).toEqual(['ref-not-found', 'duplicate-key']);
  expect(findings[0]!.location!.pointer).toBe(`/components/schemas/A${'/properties/p'.repeat(levels)}/$ref`);
});

it('a word is found in a text of any number of dollars', async () => {
  const dollars = Array.from({ length: 3000 }, (_, index) => `"$${index}abcdefg"`).join();
  const cwd = folderWith({
    'few.json': '{"openapi":"3.1.0","info":{"title":"$iD","version":"$1"},"paths":{},"x-a":["$anchors"]}',
    'many.json': `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"x-a":[${dollars},"$id"]}`,
  });
  const words = ['$id', '$anchor', '$dynamicAnchor', '$1', 'paths'];
  const found = async (name: string) => {
    const { root } = await loadDocument(name, { cwd });
    return words.filter(word => root.has(word));
  };
  expect(await found('few.json')).toEqual(['$anchor', '$1', 'paths']);
  expect(await found('many.json')).toEqual(['$id', '$1', 'paths']);
});

describe('several YAML documents in one text are refused at the second', () => {
  it.each([
    ['---\n---\n', '2:1'],
    ['a: 1\n---\nb: 1\n', '2:1'],
    ['# c\n%YAML 1.2\n---\na: 1\n---\nb: 1\n', '5:1'],
    ['a: 1\n...\n---\nb: 1\n', '3:1'],
  ])('%j', async (text, at) => {
    expect(placed(await findingsIn(folderWith({ 'api.yaml': text })))).toEqual([`api.yaml:${at} syntax-error`]);
  });
});
