import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../src/cli/commands/table.js';
import { ping, projectFolder } from './project-folder.js';
import { runCli } from './run-cli.js';

const root = join(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');
const names = commands.map(({ usage }) => usage.split(' ')[0] ?? '');

interface Line {
  readonly page: string;
  readonly args: readonly string[];
}

/** `specwright ...` as it is typed: without its comment, what comes after `&` or a pipe, and the brackets of a synopsis. */
function argsOf(line: string): readonly string[] | undefined {
  const typed = /^(?:npx )?specwright(?: (.*))?$/.exec(line.replace(/\s(?:#|&|\|).*$/, '').trim());
  return typed ? (typed[1] ?? '').replaceAll(/[[\]]/g, '').split(/\s+/).filter(Boolean) : undefined;
}

const inBlocks: readonly Line[] = pages.flatMap(page =>
  [...textOf(page).matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block.split('\n').flatMap(line => {
      const args = argsOf(line);
      // diff needs two documents: tests/docs/diff.test.ts runs its commands
      return args && args[0] !== 'diff' ? [{ page, args }] : [];
    }),
  ),
);
const inProse: readonly Line[] = pages.flatMap(page =>
  [...textOf(page).matchAll(/`((?:npx )?specwright [^`\n]*)`/g)].flatMap(([, code = '']) => {
    const args = argsOf(code);
    return args ? [{ page, args }] : [];
  }),
);
const title = ({ page, args }: Line) => ({ name: `${page}: specwright ${args.join(' ')}`, args, page });

describe('a command that the documentation shows', () => {
  it('is found on each page that has one', () => {
    expect(new Set(inBlocks.map(({ page }) => page))).toEqual(
      new Set(['README.md', 'docs/generate.md', 'docs/inspect-and-bundle.md', 'docs/lint.md']),
    );
    expect(inProse.length).toBeGreaterThan(8);
  });

  it.each(inBlocks.map(title))('runs as it is typed: $name', async ({ page, args }) => {
    // the README brings its own contract; elsewhere any will do
    const contract = page === 'README.md' ? /^```yaml\n(.*?)^```/ms.exec(textOf(page))?.[1] : ping;
    const file = args.find(arg => /\.ya?ml$|^DOCUMENT$/.test(arg)) ?? 'api.yaml';
    const cwd = projectFolder({ [file]: contract ?? '' });
    expect(await runCli(args, { cwd })).toMatchObject({ code: 0 });
  });

  it.each(inProse.map(title))('has a name and options that there are: $name', async ({ args }) => {
    const [name = ''] = args;
    const options = args.filter(arg => arg.startsWith('-') && arg !== '-');
    if (!name.startsWith('-')) expect([...names, 'COMMAND']).toContain(name);
    const known = names.includes(name) ? [name, '--help'] : ['--help'];
    const { stdout } = await runCli(known);
    for (const option of options) expect(stdout).toMatch(new RegExp(`^ +(?:-\\w, )?${option}\\b`, 'm'));
  });
});

describe("the README's table of commands", () => {
  it.each(names)('has %s', name => {
    expect(textOf('README.md')).toMatch(new RegExp(`^\\| \`specwright ${name}\\b.*\\|.*\\|$`, 'm'));
  });
});

describe('the options', () => {
  it('of generate are those of its page, but for --out and --handlers, which its first lines show', async () => {
    const { stdout } = await runCli(['generate', '--help']);
    const page = textOf('docs/generate.md');
    const own = [...stdout.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, name]) => name ?? '');
    expect(own.length).toBeGreaterThan(8);
    for (const name of own.filter(option => option !== '--help')) expect(page).toContain(name);
  });

  it.each(pages)('that %s names belong to some command, or to another tool', async page => {
    const helps = await Promise.all(names.map(name => runCli([name, '--help'])));
    const known = new Set(helps.flatMap(({ stdout }) => stdout.match(/--[\w-]+/g) ?? []));
    // in a table of options, each row is one of ours
    const rows = [...textOf(page).matchAll(/^\| `(--[\w-]+)/gm)].map(([, name]) => name ?? '');
    for (const row of rows) expect(known).toContain(row);
  });
});
