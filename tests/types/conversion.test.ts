import { readFile } from 'node:fs/promises';
import { defineFormat, defineKeyword, type Format, type Keyword } from '../../src/schema/index.js';
import { compile } from '../codegen/compile.js';
import { Project } from '../codegen/project.js';

const fixtures = new URL('../fixtures/conversion/', import.meta.url);
const names = ['api.yaml', 'formats.js', 'formats.d.ts', 'handlers.ts'];

describe('the types of handlers where formats are converted', () => {
  let project: Project;
  let source: string;

  beforeAll(async () => {
    const texts = await Promise.all(names.map(name => readFile(new URL(name, fixtures), 'utf8')));
    source = texts[names.indexOf('handlers.ts')] ?? '';
    const files = Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
    project = await Project.create({ ...files, 'package.json': '{"type":"module"}' });
    const own = (await import(new URL('formats.js', fixtures).href)) as { money: Format; even: Keyword }; // as declared
    await project.generate({
      convertFormats: true,
      formats: [defineFormat('money', own.money, { module: './formats.js', export: 'money' })],
      keywords: [defineKeyword('x-even', own.even, { module: './formats.js', export: 'even' })],
    });
  });

  afterAll(() => project.remove());

  it('are what values are converted to, and what travels is as the document says', () => {
    expect(compile(project.folder)).toEqual([]);
  });

  it('refuse each thing at the line that does it', async () => {
    const lines = source.split('\n');
    const want = lines.flatMap((line, index) => (line.includes('@ts-expect-error') ? [index + 2] : []));
    await project.write('handlers.ts', source.replaceAll('@ts-expect-error', '(expected)'));
    const errors = compile(project.folder);
    await project.write('handlers.ts', source);
    expect(want.length).toBeGreaterThan(7);
    expect([...new Set(errors.map(({ line }) => line))].sort()).toEqual([...want].sort());
  });
});
