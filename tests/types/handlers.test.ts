import { readFile } from 'node:fs/promises';
import { compile } from '../codegen/compile.js';
import { Project } from '../codegen/project.js';

const fixtures = new URL('../fixtures/types/', import.meta.url);

describe('the types of handlers', () => {
  let project: Project;
  let source: string;

  beforeAll(async () => {
    source = await readFile(new URL('handlers.ts', fixtures), 'utf8');
    project = await Project.create({
      'api.yaml': await readFile(new URL('orders.yaml', fixtures), 'utf8'),
      'handlers.ts': source,
      'package.json': '{"type":"module"}',
    });
    await project.generate();
  });

  afterAll(() => project.remove());

  it('take what the contract declares, and nothing else', () => {
    expect(compile(project.folder)).toEqual([]);
  });

  it('take it with exact optional properties and unchecked indexes too', () => {
    expect(compile(project.folder, { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true })).toEqual([]);
  });

  it('refuse each thing at the line that does it', async () => {
    const lines = source.split('\n');
    const want = lines.flatMap((line, index) => (line.includes('@ts-expect-error') ? [index + 2] : []));
    await project.write('handlers.ts', source.replaceAll('@ts-expect-error', '(expected)'));
    const errors = compile(project.folder);
    await project.write('handlers.ts', source);
    expect(want.length).toBeGreaterThan(15);
    expect([...new Set(errors.map(({ file, line }) => `${file}:${line}`))].sort()).toEqual(
      want.map(line => `handlers.ts:${line}`).sort(),
    );
  });
});
