import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from './source-files.js';

const pages = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'];
const guide = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.md'))
  .map(name => `docs/${name}`);

/** What a page names in backquotes that looks like a path of this project. */
function pathsNamed(text: string): string[] {
  const quoted = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([\w.@-]+(?:\/[\w.@*-]+)*\/?)`/g)];
  const tops = /^(src|tests|scripts|docs|openapi|generated|migrations|\.ci)\//;
  return quoted.map(match => match[1]!).filter(path => tops.test(path) && !path.includes('*'));
}

/** Where the links of a page lead, if they stay within the project, and to which heading. */
function linksOf(text: string): readonly (readonly [link: string, anchor: string | undefined])[] {
  return [...text.matchAll(/\]\(([^)#\s]*)(?:#([^)]*))?\)/g)]
    .map(match => [match[1]!, match[2]] as const)
    .filter(([link]) => !/^[a-z]+:/.test(link));
}

/** The headings of a page as links call them. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)].map(match => match[1]!);
  return new Set(
    headings.map(heading =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe.each(pages)('%s', page => {
  const text = readFileSync(join(root, page), 'utf8');

  it('names only paths that exist', () => {
    expect(pathsNamed(text).filter(path => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe.each([...pages, ...guide])('%s', page => {
  const text = readFileSync(join(root, page), 'utf8');

  it('links only to pages that exist, and to headings that they have', () => {
    const lost = linksOf(text).filter(([link, anchor]) => {
      const target = link === '' ? page : normalize(join(dirname(page), link));
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(join(root, target), 'utf8')).has(anchor);
    });
    expect(lost).toEqual([]);
  });
});

it('the README links to every page of the guide', () => {
  const linked = linksOf(readFileSync(join(root, 'README.md'), 'utf8')).map(([link]) => link);
  const alone = guide.filter(page => !page.startsWith('docs/adr/') && !linked.includes(page));
  expect(alone).toEqual([]);
});

it('ARCHITECTURE.md names every room of src/', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory());
  expect(rooms.length).toBeGreaterThan(8);
  for (const { name } of rooms) expect(text).toContain(`\`src/${name}/\``);
});
