import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diffCodesTables } from '../../src/diagnostics/index.js';
import { softenings } from '../../src/index.js';
import { projectFolder } from '../cli/project-folder.js';
import { type Outcome, runCli } from '../cli/run-cli.js';

const root = join(import.meta.dirname, '../..');

interface Shown {
  readonly args: readonly string[];
  /** What the page shows below the command. */
  readonly output?: string;
}

/** The commands of a page, in order. */
function commandsOf(page: string): readonly Shown[] {
  const blocks = page.matchAll(/^```sh\n(.*?)^```\n(?:\n(?:[^`\n][^\n]*\n)*\n?```\n(.*?)^```$)?/gms);
  return [...blocks].flatMap(([, commands = '', output]) => {
    const lines = commands.split('\n').filter(line => line.startsWith('specwright diff '));
    return lines.map((line, index) => ({
      args: [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].slice(1).map(match => match.slice(1).find(Boolean) ?? ''),
      ...(output !== undefined && index === lines.length - 1 && { output }),
    }));
  });
}

/** A repository with a document at `main` and v1.4.0, and another version of it in the working folder. */
function repository(before: string, after: string): string {
  const names = ['api.yaml', 'apis/api.yaml', 'released/api.yaml'];
  const cwd = projectFolder(Object.fromEntries(names.map(name => [name, before])));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd, stdio: 'ignore' });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--no-gpg-sign', '-m', 'released');
  git('tag', 'v1.4.0');
  for (const name of ['api.yaml', 'apis/api.yaml']) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), after);
  }
  return cwd;
}

async function runAll(page: string, cwd: string): Promise<readonly { shown: Shown; outcome: Outcome }[]> {
  const done: { shown: Shown; outcome: Outcome }[] = [];
  for (const shown of commandsOf(page)) done.push({ shown, outcome: await runCli(shown.args, { cwd }) });
  return done;
}

const yamlOf = (page: string) => [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) => text);

describe('docs/diff.md', () => {
  const page = readFileSync(join(root, 'docs/diff.md'), 'utf8');
  const [document = '', accepted = ''] = yamlOf(page);
  const articles = '  /articles:\n    get: { responses: { "204": { description: None yet } } }\n';
  const changed = document
    .replace('maxLength: 20', 'maxLength: 10')
    .replace('[placed, sent]', '[placed, sent, lost]')
    .replace('components:\n', `${articles}components:\n`);

  it('shows commands that run as they are typed, and what they say', async () => {
    const cwd = repository(document, changed);
    const done = await runAll(page, cwd);
    expect(done.length).toBeGreaterThan(7);
    for (const { shown, outcome } of done) {
      expect([shown.args, outcome.stderr]).toEqual([shown.args, '']);
      expect([0, 1]).toContain(outcome.code);
      if (shown.output !== undefined) expect(outcome.stdout).toBe(shown.output);
    }
    expect(done.filter(({ shown }) => shown.output !== undefined).length).toBeGreaterThan(0);
    const written = readFileSync(join(cwd, 'specwright.accepted.yaml'), 'utf8');
    expect(written.replace(/^#.*\n/gm, '')).toBe(accepted);
  });

  it('has every default, every option and every code', async () => {
    for (const name of softenings) expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\| `, 'm'));
    const { stdout } = await runCli(['diff', '--help']);
    const options = [...stdout.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, name]) => name ?? '');
    for (const name of options.filter(each => !['--help', '--no-color'].includes(each)))
      expect(page).toContain(`\`${name}`);
  });

  it('has every code as the catalogue has it; run `npm run docs:codes` where it does not', () => {
    expect(page).toContain(`\n${diffCodesTables()}\n<!-- end of codes -->`);
  });
});

describe("the README's section on what a change breaks", () => {
  it('shows a command, and what it says', async () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8');
    const [document = ''] = yamlOf(text);
    const [{ shown, outcome }, ...others] = (await runAll(
      text,
      repository(document, document.replace('maximum: 3', 'maximum: 2')),
    )) as [{ shown: Shown; outcome: Outcome }];
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({ code: 1, stderr: '' });
    expect(outcome.stdout).toBe(shown.output);
  });
});
