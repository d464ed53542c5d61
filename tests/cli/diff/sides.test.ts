import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';
import { shop } from './shop.js';

const run = (cwd: string, ...args: readonly string[]) => runCli(['diff', ...args], { cwd });

/** Commits all there is, with a tag. */
function commit(cwd: string, tag: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--no-gpg-sign', '-m', tag);
  git('tag', tag);
}

interface Compared {
  readonly before?: { readonly source: string };
  readonly after?: { readonly source: string };
  readonly changes: readonly { readonly code: string }[];
}

async function sourcesOf(cwd: string, ...args: readonly string[]) {
  const { stdout } = await run(cwd, ...args, '--format', 'json');
  const comparisons: readonly Compared[] = JSON.parse(stdout).comparisons;
  return {
    pairs: comparisons.flatMap(({ before, after }) => (before && after ? [[before.source, after.source]] : [])),
    alone: comparisons.flatMap(({ before, after, changes }) =>
      before && after ? [] : [[changes[0]?.code, (before ?? after)?.source]],
    ),
  };
}

describe('patterns on both sides', () => {
  const files = {
    'old/a.yaml': shop(),
    'old/b/c.yaml': shop(),
    'old/gone.yaml': shop(),
    'old/.hidden.yaml': 'x',
    'old/notes.txt': 'x',
    'new/a.yaml': shop({ remove: false }),
    'new/b/c.yaml': shop(),
    'new/fresh.yaml': shop(),
  };

  it('pair documents by what they are called below the folder, and tell those of one side alone', async () => {
    expect(await sourcesOf(projectFolder(files), 'old/*.yaml', 'new/*.yaml')).toEqual({
      pairs: [['old/a.yaml', 'new/a.yaml']],
      alone: [
        ['document-removed', 'old/gone.yaml'],
        ['document-added', 'new/fresh.yaml'],
      ],
    });
  });

  it('read what is on the new side only, and say what it is, with its place', async () => {
    const { stdout } = await run(projectFolder(files), 'old/{a,x}.yaml', 'new/{a,fresh}.yaml', '--format', 'json');
    const { comparisons, findings } = JSON.parse(stdout);
    expect(findings).toEqual([]);
    expect(comparisons[1]).toMatchObject({
      after: { title: 'Shop', source: 'new/fresh.yaml' },
      counts: { breaking: 0, risky: 0, safe: 1 },
      changes: [
        {
          code: 'document-added',
          message: 'fresh.yaml is new: Shop 1.2.0, 2 operations',
          after: { file: 'new/fresh.yaml', line: 1 },
        },
      ],
    });
    expect(comparisons[1].before).toBeUndefined();
  });

  it.each([
    ['no YAML', 'new', 'a: [', 'syntax-error'],
    ['Swagger 2', 'new', 'swagger: "2.0"\ninfo: { title: T, version: "1" }\npaths: {}\n', 'swagger-2'],
    ['a reference to nothing', 'new', shop().replace('paths:', 'paths:\n  /x: { $ref: "#/nowhere" }'), 'ref-not-found'],
    ['no YAML', 'old', 'a: [', 'syntax-error'],
  ])(
    'end with 2 where a document that one side alone has can not be read: %s on the %s side',
    async (_what, side, text, want) => {
      const cwd = projectFolder({ 'old/a.yaml': shop(), 'new/a.yaml': shop(), [`${side}/bad.yaml`]: text });
      const { code, stdout, stderr } = await run(cwd, 'old/*.yaml', 'new/*.yaml', '--format', 'json');
      expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
      const found = JSON.parse(stdout).findings ?? JSON.parse(stdout);
      expect(
        found.map((each: { code: string; location: { file: string } }) => [each.code, each.location.file]),
      ).toEqual([[want, `${side}/bad.yaml`]]);
    },
  );

  it.each([
    [
      'old/*.yml',
      'new/*.yaml',
      'No file matches old/*.yml in the folder old; new/*.yaml matches 2 files in the folder new',
    ],
    ['old/*.yaml', 'nwe/*.yaml', 'No file matches nwe/*.yaml in the folder nwe, which is not there'],
    [
      '../x/*.yml',
      './*.json',
      'No file matches ../x/*.yml in the folder ../x, which is not there; No file matches ./*.json in the working folder',
    ],
    ['*.yaml', 'new/x*', 'No file matches *.yaml in the working folder; No file matches new/x* in the folder new'],
  ])('%s %s are refused where one names nothing, with the folders', async (before, after, want) => {
    const { code, stderr } = await run(projectFolder(files), before, after);
    expect(code).toBe(2);
    expect(stderr).toContain(want);
    expect(stderr).toContain('Correct the pattern: what comes before its first wildcard is the folder\n');
  });

  it.each([
    ['old/**/*.yaml', 'new/**/*.yaml', ['old/a.yaml', 'old/b/c.yaml']],
    ['old/**/c.yaml', 'new/**/c.yaml', ['old/b/c.yaml']],
    ['old/{a,x}.yaml', 'new/{a,x}.yaml', ['old/a.yaml']],
    ['old/?.yaml', 'new/?.yaml', ['old/a.yaml']],
    ['old/b/*', 'new/b/*', ['old/b/c.yaml']],
    ['./old/a*', './new/a*', ['old/a.yaml']],
  ])('%s %s', async (before, after, want) => {
    const { pairs } = await sourcesOf(projectFolder(files), before, after);
    expect(pairs.map(([source]: string[]) => source)).toEqual(want);
  });

  it('count a document that is gone as breaking', async () => {
    const cwd = projectFolder({ 'old/a.yaml': shop(), 'old/b.yaml': shop(), 'new/a.yaml': shop() });
    const { code, stdout } = await run(cwd, 'old/*', 'new/*');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Shop 1\.2\.0, gone\n {2}before {2}old\/b\.yaml \(OpenAPI 3\.1\.0\)$/m);
    expect(stdout).toMatch(/^breaking b\.yaml is gone: Shop 1\.2\.0, 2 operations \(document-removed\)$/m);
    expect(stdout).toMatch(/\n1 breaking change\n$/);
    const { stdout: comment } = await run(cwd, 'old/*', 'new/*', '--format', 'markdown');
    expect(comment).toMatch(/^### Contract: 1 breaking change$/m);
    expect(comment).toMatch(/^\*\*Shop 1\.2\.0, gone\*\* \(`old\/b\.yaml`\)$/m);
    const { stdout: page } = await run(cwd, 'old/*', 'new/*', '--format', 'html');
    expect(page).toContain('<h2>Shop 1.2.0, gone</h2>');
  });

  it('end --semver with 1 where a document is gone, whatever the others say', async () => {
    const cwd = projectFolder({ 'old/a.yaml': shop(), 'old/b.yaml': shop(), 'new/a.yaml': shop() });
    expect((await run(cwd, 'old/*', 'new/*', '--semver')).code).toBe(1);
    expect((await run(cwd, 'new/*', 'old/*', '--semver')).code).toBe(0);
  });

  it('name in the changelog what one side alone has', async () => {
    const cwd = projectFolder({
      'old/a.yaml': shop(),
      'old/b.yaml': shop(),
      'new/a.yaml': shop(),
      'new/c.yaml': shop(),
    });
    const { code, stdout } = await run(cwd, 'old/*', 'new/*', '--changelog');
    expect(code).toBe(0);
    expect(stdout).toContain(
      '## Shop 1.2.0, gone (`old/b.yaml`)\n\n### Breaking\n\n- b.yaml is gone: Shop 1.2.0, 2 operations\n',
    );
    expect(stdout).toContain(
      '## Shop 1.2.0, new (`new/c.yaml`)\n\n### Added\n\n- c.yaml is new: Shop 1.2.0, 2 operations\n',
    );
    const json = await run(cwd, 'old/*', 'new/*', '--changelog', '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject([
      { version: '1.2.0', since: '1.2.0' },
      { since: '1.2.0', changes: { breaking: [{ code: 'document-removed' }] } },
      { version: '1.2.0', changes: { added: [{ code: 'document-added' }] } },
    ]);
  });

  it('let a document go that was accepted, by its name', async () => {
    const cwd = projectFolder({ 'old/a.yaml': shop(), 'old/b.yaml': shop(), 'new/a.yaml': shop() });
    const { stdout } = await run(cwd, 'old/*', 'new/*', '--format', 'json');
    const [{ fingerprint }] = JSON.parse(stdout).comparisons[1].changes;
    await run(cwd, 'old/*', 'new/*', '--accept', fingerprint, '--reason', 'nobody calls it');
    const accepted = await run(cwd, 'old/*', 'new/*');
    expect(accepted.code).toBe(0);
    expect(accepted.stdout).toContain('breaking b.yaml is gone');
    expect((await run(cwd, 'old/*', 'new/*', '--semver')).code).toBe(0);
    writeFileSync(join(cwd, 'old/c.yaml'), shop());
    expect((await run(cwd, 'old/*', 'new/*')).code).toBe(1);
  });

  it('tell what is wrong in any pair, all at once', async () => {
    const cwd = projectFolder({ 'old/a.yaml': '{', 'old/b.yaml': '[]', 'new/a.yaml': shop(), 'new/b.yaml': shop() });
    const { code, stderr } = await run(cwd, 'old/*', 'new/*');
    expect(code).toBe(2);
    expect(stderr).toContain('old/a.yaml:1:');
    expect(stderr).toContain('old/b.yaml:1:1');
  });

  it('are no patterns where a file has that very name', async () => {
    const cwd = projectFolder({ 'a*.yaml': shop(), 'ab.yaml': '{' });
    expect(await run(cwd, 'a*.yaml', 'a*.yaml')).toMatchObject({ code: 0 });
  });
});

describe('a revision', () => {
  const made = () => {
    const cwd = projectFolder({
      'apis/a.yaml': shop(),
      'apis/b.yaml': shop(),
      'specwright.config.yaml': 'document: apis/a.yaml\n',
    });
    commit(cwd, 'v1');
    writeFileSync(join(cwd, 'apis/a.yaml'), shop({ remove: false }));
    return cwd;
  };

  it.each([
    [['--since', 'v1', 'apis/a.yaml'], [['git:v1:./apis/a.yaml', 'apis/a.yaml']]],
    [['--since', 'v1', './apis/a.yaml'], [['git:v1:./apis/a.yaml', './apis/a.yaml']]],
    [['--since', 'v1'], [['git:v1:./apis/a.yaml', 'apis/a.yaml']]],
    [['git:v1:apis/a.yaml', 'apis/a.yaml'], [['git:v1:apis/a.yaml', 'apis/a.yaml']]],
    [
      ['--since', 'v1', 'apis/*.yaml'],
      [
        ['git:v1:./apis/a.yaml', 'apis/a.yaml'],
        ['git:v1:./apis/b.yaml', 'apis/b.yaml'],
      ],
    ],
    [
      ['git:v1:apis/*', 'git:HEAD:apis/*'],
      [
        ['git:v1:apis/a.yaml', 'git:HEAD:apis/a.yaml'],
        ['git:v1:apis/b.yaml', 'git:HEAD:apis/b.yaml'],
      ],
    ],
  ])('%j', async (args, want) => {
    expect(await sourcesOf(made(), ...args)).toEqual({ pairs: want, alone: [] });
  });

  it('says what changed since', async () => {
    const { code, stdout } = await run(made(), '--since', 'v1', 'apis/a.yaml');
    expect(code).toBe(1);
    expect(stdout).toContain('git:v1:./apis/a.yaml:10:5');
  });

  it('in which a pattern meets nothing makes all documents new, where it is the same on both sides', async () => {
    const cwd = made();
    mkdirSync(join(cwd, 'more'));
    writeFileSync(join(cwd, 'more/c.yaml'), shop());
    for (const args of [
      ['--since', 'v1', 'more/*.yaml'],
      ['git:v1:more/*.yaml', './more/*.yaml'],
    ])
      expect(await sourcesOf(cwd, ...args)).toEqual({
        pairs: [],
        alone: [['document-added', expect.stringMatching('more/c.yaml')]],
      });
    const { code, stderr } = await run(cwd, 'git:v1:mroe/*.yaml', 'more/*.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'No file matches git:v1:mroe/*.yaml in the folder mroe at v1; more/*.yaml matches 1 file in the folder more',
    );
    expect(stderr).toContain('or name another revision');
  });

  it('tells that a document is gone, unless it never was there or its name is another', async () => {
    const cwd = made();
    rmSync(join(cwd, 'apis/a.yaml'));
    for (const args of [
      ['--since', 'v1', 'apis/a.yaml'],
      ['--since', 'v1'],
      ['git:v1:./apis/a.yaml', './apis/a.yaml'],
    ])
      expect(await sourcesOf(cwd, ...args)).toEqual({
        pairs: [],
        alone: [['document-removed', 'git:v1:./apis/a.yaml']],
      });
    const { code, stdout } = await run(cwd, '--since', 'v1');
    expect([code, stdout]).toEqual([1, expect.stringContaining('breaking apis/a.yaml is gone: Shop 1.2.0')]);
    for (const args of [
      ['--since', 'v1', 'apis/c.yaml'],
      ['git:v1:./apis/b.yaml', 'apis/a.yaml'],
    ])
      expect(await run(cwd, ...args)).toMatchObject({ code: 2, stderr: expect.stringContaining('does not exist') });
  });

  it('is refused outside of a repository, and that is said', async () => {
    const cwd = projectFolder({ 'a.yaml': shop() });
    for (const source of ['git:HEAD:a.yaml', 'git:HEAD:a*.yaml']) {
      const { code, stderr } = await run(cwd, source, source.replace('git:HEAD:', ''));
      expect(code).toBe(2);
      expect(stderr).toContain('The working folder is in no git repository (git-failed)');
      expect(stderr).toContain('Go to a folder of the repository');
    }
  });

  it('that git does not know is refused', async () => {
    const cwd = made();
    for (const source of ['apis/a.yaml', 'apis/*.yaml']) {
      const { code, stderr } = await run(cwd, '--since', 'v9', source);
      expect(code).toBe(2);
      expect(stderr).toContain('(git-failed)');
    }
  });
});
