import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from './source-files.js';

const pages = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'];

/** What a page names in backquotes that looks like a path of this project. */
function pathsNamed(text: string): string[] {
  const quoted = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([\w.@-]+(?:\/[\w.@*-]+)*\/?)`/g)];
  const tops = /^(src|tests|scripts|docs|openapi|generated|migrations|\.ci)\//;
  return quoted.map(match => match[1]!).filter(path => tops.test(path) && !path.includes('*'));
}

/** Where the links of a page lead, if they stay within the project. */
function linksOf(text: string): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(match => match[1]!)
    .filter(link => !/^[a-z]+:/.test(link));
}

describe.each(pages)('%s', page => {
  const text = readFileSync(join(root, page), 'utf8');

  it('names only paths that exist', () => {
    expect(pathsNamed(text).filter(path => !existsSync(join(root, path)))).toEqual([]);
  });

  it('links only to pages that exist', () => {
    const lost = linksOf(text).filter(link => !existsSync(join(root, normalize(join(dirname(page), link)))));
    expect(lost).toEqual([]);
  });
});

it('ARCHITECTURE.md names every room of src/', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const rooms = [
    'diagnostics',
    'problem',
    'document',
    'contract',
    'schema',
    'plan',
    'enforce',
    'codegen',
    'express',
    'registry',
    'cli',
  ];
  for (const room of rooms) expect(text).toContain(`\`src/${room}/\``);
});
