import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadText } from '../../src/document/index.js';
import { compile, entry } from '../codegen/compile.js';
import { Project } from '../codegen/project.js';
import { type Snippet, snippets } from './snippets.js';

const root = resolve(import.meta.dirname, '../..');
const fixture = (name: string) => readFileSync(join(root, 'tests/fixtures/docs', name), 'utf8');
const paths = {
  specwright: entry(''),
  'specwright/express': entry('express'),
  'specwright/express/eov': entry('express/eov'),
  'specwright/database': entry('database'),
  'specwright/settings': entry('cli/config'),
  'specwright/runtime': entry('schema/runtime'),
  knex: [join(root, 'node_modules/knex/types/index.d.ts')],
  express: [join(root, 'node_modules/@types/express/index.d.ts')],
};

const all = snippets();
const inLanguage = (...languages: string[]) => all.filter(({ language }) => languages.includes(language));
const titled = (each: readonly Snippet[]) => each.map(one => [`${one.page}:${one.line}`, one] as const);

/** What the compiler says of each snippet, in the place where it would stand. */
async function errorsOf(document: string, of: readonly Snippet[], more: Readonly<Record<string, string>> = {}) {
  const project = await Project.create({ 'api.yaml': document, 'package.json': '{"type":"module"}', ...more });
  try {
    await project.generate({ handlers: 'handlers' });
    for (const { page, line, text } of of) {
      const folder = text.includes("'../") ? 'handlers/' : '';
      // What has nothing of its own to import or export is a module all the same.
      await project.write(`${folder}${page.replace(/\W/g, '-')}-${line}.ts`, `${text}export {};\n`);
    }
    return compile(project.folder, { paths });
  } finally {
    await project.remove();
  }
}

describe('the code in the pages', () => {
  it('of the README compiles with its own contract', async () => {
    const own = inLanguage('ts').filter(({ page }) => page === 'README.md');
    const document = inLanguage('yaml').find(({ page }) => page === 'README.md');
    expect(own.length).toBeGreaterThan(1);
    expect(await errorsOf(document?.text ?? '', own)).toEqual([]);
  });

  it('of docs/ compiles', async () => {
    // the files of these pages import each other: tests of their own compile and run them
    const apart = [
      'README.md',
      'docs/structure.md',
      'docs/queries.md',
      'docs/pagination.md',
      'docs/testing.md',
      'docs/rest.md',
    ];
    const own = inLanguage('ts').filter(({ page }) => !apart.includes(page));
    expect(own.length).toBeGreaterThan(3);
    expect(await errorsOf(fixture('api.yaml'), own, { 'given.d.ts': fixture('given.d.ts') })).toEqual([]);
  });

  it('would not compile if it were wrong', async () => {
    const wrong: Snippet = { page: 'x.md', line: 1, language: 'ts', text: "service.listen('3000', 1);\n" };
    const errors = await errorsOf(fixture('api.yaml'), [wrong], { 'given.d.ts': fixture('given.d.ts') });
    expect(errors).toEqual([expect.objectContaining({ file: 'x-md-1.ts', line: 1 })]);
  });

  it.each(titled(inLanguage('json')))('at %s is JSON', (_where, { text }) => {
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it.each(titled(inLanguage('yaml')))('at %s is YAML', async (_where, { text }) => {
    const set = await loadText(text, { display: 'page.yaml' });
    expect(set.root.value).toBeInstanceOf(Object);
  });
});
