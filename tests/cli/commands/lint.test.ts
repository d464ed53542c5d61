import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';

const api = (...paths: readonly string[]) => `openapi: 3.1.1
info: { title: Shop, version: 1.0.0 }
paths:
${paths.map(path => `  ${path}:\n    get: { responses: { '200': { description: All. } } }\n`).join('')}`;

// one rule, so that what is tested here does not hang on the others
const settings = (more = '') => `lint:\n  presets: []\n  rules: { path-verb: warning }\n${more}`;
const files = { 'api.yaml': api('/getPets'), 'specwright.config.yaml': settings() };
const verb = (file: string, line: number, path: string) =>
  `::warning file=${file},line=${line},col=3,title=path-verb::The path '/${path}' has a verb in it: '${path}'.`;

const lint = (cwd: string, ...args: readonly string[]) => runCli(['lint', ...args], { cwd });

async function found(cwd: string, ...args: readonly string[]) {
  const { stdout } = await lint(cwd, ...args, '--format', 'github');
  return stdout.split('\n').flatMap(line => line.split(' Name the resource')[0] || []);
}

describe('specwright lint', () => {
  it('tells what it finds with the line and what mends it, and ends with 0 as long as nothing is an error', async () => {
    const { code, stdout } = await lint(projectFolder(files), 'api.yaml');
    expect(stdout).toBe(`api.yaml:4:3 warning The path '/getPets' has a verb in it: 'getPets' (path-verb)
  4 |   /getPets:
    |   ^
  mend: Name the resource by a noun, and let the method say what is done with it

1 warning
`);
    expect(code).toBe(0);
  });

  it('ends with 1 where a finding weighs as much as --fail-on', async () => {
    const cwd = projectFolder(files);
    expect((await lint(cwd, 'api.yaml', '--fail-on', 'warning')).code).toBe(1);
    expect((await lint(cwd, 'api.yaml', '--fail-on', 'error')).code).toBe(0);
  });

  it('reviews the document of the settings, several documents, and those that a pattern meets', async () => {
    const cwd = projectFolder({
      ...files,
      'b.yaml': api('/addPets'),
      'specwright.config.yaml': `document: b.yaml\n${settings()}`,
    });
    expect(await found(cwd)).toEqual([verb('b.yaml', 4, 'addPets')]);
    expect(await found(cwd, 'b.yaml', 'api.yaml')).toEqual([
      verb('b.yaml', 4, 'addPets'),
      verb('api.yaml', 4, 'getPets'),
    ]);
    expect(await found(cwd, '{api,b}.yaml')).toEqual([verb('api.yaml', 4, 'getPets'), verb('b.yaml', 4, 'addPets')]);
  });

  it('reviews what can be read of a broken document, after what is wrong with it', async () => {
    const cwd = projectFolder({
      ...files,
      'api.yaml': `${api('/getPets')}components: { schemas: { A: { $ref: '#/nowhere' } } }\n`,
    });
    const { stdout, code } = await lint(cwd, 'api.yaml', '--format', 'json');
    expect(JSON.parse(stdout).findings.map((each: { code: string }) => each.code)).toEqual([
      'ref-not-found',
      'path-verb',
    ]);
    expect(code).toBe(1);
  });

  it('says in every format that rules were not asked because of an error, which counts alone, and again of what is kept', async () => {
    const schema = '{ type: integer, default: ten }';
    const broken = `${api('/pets')}components: { schemas: { A: ${schema}, B: { type: strnig } } }\n`;
    const rules = (more = '') => `lint:\n  presets: []\n  rules: { default-invalid: info${more} }\n`;
    const cwd = projectFolder({ 'api.yaml': broken, 'specwright.config.yaml': rules(), 'node_modules/.keep': '' });
    for (const format of ['pretty', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html', 'pretty'])
      expect([format, (await lint(cwd, 'api.yaml', '--format', format)).stdout]).toEqual([
        format,
        expect.stringMatching(
          /1 of 1 rule was not asked of 1 of 2 components, because of invalid-value at api.yaml:6:73/,
        ),
      ]);
    expect((await found(cwd, 'api.yaml')).join()).toContain('default-invalid');
    // a baseline has what is wrong, not that something was not asked
    await lint(cwd, 'api.yaml', '--baseline', 'known.yaml', '--update-baseline');
    expect(readFileSync(join(cwd, 'known.yaml'), 'utf8')).not.toContain('rules-not-asked');
    const known = await lint(cwd, 'api.yaml', '--baseline', 'known.yaml', '--fail-on', 'info', '--format', 'json');
    expect(JSON.parse(known.stdout).findings.map((each: { code: string }) => each.code)).toEqual(['rules-not-asked']);
    expect(known.code).toBe(0);
  });

  it('ends with 2 where a document is not there, is no YAML, or nothing is met', async () => {
    const cwd = projectFolder({ ...files, 'broken.yaml': 'a: [\n' });
    expect((await lint(cwd, 'none.yaml')).code).toBe(2);
    expect((await lint(cwd, 'broken.yaml')).code).toBe(2);
    const { code, stderr } = await lint(cwd, 'none/*.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('No file matches none/*.yaml');
  });

  it('refuses settings that name no rule, no severity or no set, at their places', async () => {
    const cwd = projectFolder({
      ...files,
      'specwright.config.yaml': `lint:\n  presets: [recommend]\n  rules:\n    path-verbs: error\n    path-verb: fatal\n`,
    });
    const { code, stderr } = await lint(cwd, 'api.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('specwright.config.yaml:2:13 error');
    expect(stderr).toContain('Did you mean recommended?');
    expect(stderr).toContain("specwright.config.yaml:4:5 error There is no rule 'path-verbs'");
    expect(stderr).toContain("specwright.config.yaml:5:16 error 'fatal' is none of off, error, warning, info");
  });
});

describe('a document of which a part cannot be read', () => {
  const broken = api('/getPets', '/shops').replace('  /shops:', '  "/shops:');

  it('is told with what is wrong with the text first, and ends with 2', async () => {
    const cwd = projectFolder({ ...files, 'api.yaml': broken });
    const { stdout, code } = await lint(cwd, 'api.yaml', '--format', 'json');
    const findings: readonly { code: string; location: { line: number; column: number } }[] =
      JSON.parse(stdout).findings;
    expect(findings.map(each => [each.code, each.location.line, each.location.column])).toEqual([
      ['syntax-error', 6, 3],
      ['path-verb', 4, 3],
    ]);
    expect(code).toBe(2);
  });

  it('is left as it is by --fix, which says so', async () => {
    const text = `${broken}servers: [{ url: https://example.com/ }]\n`;
    const config = 'lint:\n  presets: []\n  rules: { server-trailing-slash: warning }\n';
    const cwd = projectFolder({ 'api.yaml': text, 'specwright.config.yaml': config });
    const { stdout, stderr, code } = await lint(cwd, 'api.yaml', '--fix');
    expect(stderr).toBe('left api.yaml as it is: it cannot be read as a whole\nnothing to be mended\n');
    expect(stdout).toContain('(server-trailing-slash)');
    expect(readFileSync(join(cwd, 'api.yaml'), 'utf8')).toBe(text);
    expect(code).toBe(2);
  });

  it('loses nothing of a baseline, and nothing of it is let stand', async () => {
    const cwd = projectFolder(files);
    await lint(cwd, 'api.yaml', '--update-baseline', '--reason', 'old');
    const baseline = () => readFileSync(join(cwd, 'specwright.baseline.yaml'), 'utf8');
    const before = baseline();
    writeFileSync(join(cwd, 'api.yaml'), broken.replace('getPets', 'addPets'));
    expect((await lint(cwd, 'api.yaml')).stdout).not.toContain('accepted-unused');
    await lint(cwd, 'api.yaml', '--update-baseline', '--reason', 'new');
    expect(baseline()).toBe(before);
  });
});

describe('a baseline', () => {
  it('lets stand what was there, though lines move, and tells what is new and what is gone', async () => {
    const cwd = projectFolder(files);
    expect(await lint(cwd, 'api.yaml', '--update-baseline', '--reason', 'old clients')).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(readFileSync(join(cwd, 'specwright.baseline.yaml'), 'utf8')).toMatch(
      /^# Findings of specwright lint that may stand\.\n- fingerprint: "?[\da-f]{16}"?\n {2}what: .*path-verb at api\.yaml:4:3.*\n {2}file: api\.yaml\n {2}reason: old clients\n$/,
    );
    writeFileSync(join(cwd, 'api.yaml'), api('/pets', '/getPets', '/addPets'));
    expect(await found(cwd, 'api.yaml')).toEqual([verb('api.yaml', 8, 'addPets')]);
    writeFileSync(join(cwd, 'api.yaml'), api('/pets'));
    expect((await lint(cwd, 'api.yaml')).stdout).toContain('(accepted-unused)');
  });

  it('tells of an entry whose day has passed, with its finding', async () => {
    const cwd = projectFolder(files);
    await lint(cwd, 'api.yaml', '--update-baseline', '--reason', 'old clients');
    const file = join(cwd, 'specwright.baseline.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('old clients', 'old clients\n  owner: Ann\n  expires: 2026-01-31'),
    );
    expect((await lint(cwd, 'api.yaml', '--now', '2026-01-31')).stdout).toBe('no findings\n');
    const { stdout } = await lint(cwd, 'api.yaml', '--now', '2026-02-01');
    expect(stdout).toContain('(path-verb)');
    expect(stdout).toContain('was accepted by Ann until 2026-01-31 only (accepted-expired)');
  });
});

describe('a baseline of several documents', () => {
  it('keeps what it says of those that were not reviewed, and tells nothing of them', async () => {
    const cwd = projectFolder({ ...files, 'b.yaml': api('/addPets') });
    await lint(cwd, 'api.yaml', 'b.yaml', '--update-baseline', '--reason', 'old');
    expect((await lint(cwd, 'api.yaml')).stdout).toBe('no findings\n');
    await lint(cwd, 'api.yaml', '--update-baseline', '--reason', 'new');
    const text = readFileSync(join(cwd, 'specwright.baseline.yaml'), 'utf8');
    expect(text.match(/file: .*/g)).toEqual(['file: api.yaml', 'file: b.yaml']);
    expect(text.match(/reason: .*/g)).toEqual(['reason: old', 'reason: old']);
  });
});

it('keeps in a baseline what rules found that are not asked, as a document has an error now, and calls none of it unused', async () => {
  const schema = (type: string) => `components: { schemas: { A: { type: ${type}, default: ten }, B: {} } }\n`;
  const config =
    'lint:\n  presets: []\n  rules: { default-invalid: warning, path-verb: warning, component-unused: warning }\n';
  const cwd = projectFolder({
    'api.yaml': `${api('/getPets')}${schema('integer')}`,
    'b.yaml': api('/addPets'),
    'specwright.config.yaml': config,
    'node_modules/.keep': '',
  });
  const baseline = () => readFileSync(join(cwd, 'specwright.baseline.yaml'), 'utf8');
  await lint(cwd, '{api,b}.yaml', '--update-baseline', '--reason', 'old');
  const before = baseline()
    .match(/what: "?[\w-]+/g)!
    .sort();
  expect(before).toHaveLength(5);
  writeFileSync(join(cwd, 'api.yaml'), `${api('/pets')}${schema('intger')}`);
  const { stdout } = await lint(cwd, '{api,b}.yaml');
  // of the path alone it is known that it is gone
  expect(stdout.match(/\((?:accepted-unused|default-invalid|component-unused)\)/g)).toEqual(['(accepted-unused)']);
  for (const cache of [[], ['--no-cache']]) {
    await lint(cwd, '{api,b}.yaml', ...cache, '--update-baseline', '--reason', 'new');
    const after = baseline()
      .match(/what: "?[\w-]+/g)!
      .sort();
    expect(after.filter(what => !what.includes('invalid-value'))).toEqual(
      before.toSpliced(
        before.findIndex(what => what.includes('path-verb')),
        1,
      ),
    );
  }
  expect(baseline().match(/reason: old/g)).toHaveLength(4);
});

it.each([
  [['--update-baseline', '--since', 'HEAD'], 'would forget all that was there before'],
  [['--update-baseline', '--fix'], 'are two steps'],
  [['--dry-run'], 'shows what --fix would change'],
  [['--reason', 'old'], 'is for --update-baseline'],
])('refuses %j', async (args, message) => {
  const { code, stderr } = await lint(projectFolder(files), 'api.yaml', ...args);
  expect([code, stderr.includes(message)]).toEqual([2, true]);
});

describe('--fix', () => {
  const text = `# the shop
openapi: 3.1.1
info: { title: 'Shop', version: "1.0.0" } # quoted
servers:
-   url: https://example.com/   # ours
paths: {}
`;
  const config = 'lint:\n  presets: []\n  rules: { server-trailing-slash: warning, path-verb: warning }\n';
  const mended = text.replace('example.com/ ', 'example.com ');

  it('mends what has one answer, and nothing beside it, and tells what is left', async () => {
    const cwd = projectFolder({
      'api.yaml': text.replace('paths: {}', api('/getPets').split('\n').slice(2).join('\n')),
      'specwright.config.yaml': config,
    });
    const { stdout, stderr } = await lint(cwd, 'api.yaml', '--fix');
    expect(stderr).toBe('mended 1 finding in 1 file\n');
    expect(stdout).toContain('(path-verb)');
    expect(stdout).not.toContain('(server-trailing-slash)');
    expect(readFileSync(join(cwd, 'api.yaml'), 'utf8').split('paths:')[0]).toBe(mended.split('paths:')[0]);
  });

  it('keeps the mark that a file begins with, in the difference too', async () => {
    const cwd = projectFolder({ 'api.yaml': `\uFEFF${text}`, 'specwright.config.yaml': config });
    const first = text.replace('# the shop\n', '').replace('openapi', '\uFEFFopenapi');
    writeFileSync(join(cwd, 'b.yaml'), first);
    expect((await lint(cwd, 'b.yaml', '--fix', '--dry-run')).stdout).toContain('\n \uFEFFopenapi: 3.1.1\n');
    await lint(cwd, 'api.yaml', '--fix');
    expect(readFileSync(join(cwd, 'api.yaml'), 'utf8')).toBe(`\uFEFF${mended}`);
  });

  it('leaves what an alias forbids to change by itself, says so, and mends the rest', async () => {
    const schemas = `components:
  schemas:
    A: &a
      allOf:
        - { type: string }
    B: { properties: { x: *a } }
`;
    const rules = 'rules: { server-trailing-slash: warning, all-of-single: warning }\n';
    const cwd = projectFolder({
      'api.yaml': text + schemas,
      'specwright.config.yaml': `lint:\n  presets: []\n  ${rules}`,
    });
    const { stderr } = await lint(cwd, 'api.yaml', '--fix');
    expect(stderr).toBe(
      'left all-of-single at api.yaml:10:7 as it is: more than its place would change, as where an alias names it; mend it by hand\n' +
        'mended 1 finding in 1 file\n',
    );
    expect(readFileSync(join(cwd, 'api.yaml'), 'utf8')).toBe(mended + schemas);
  });

  it('shows with --dry-run what would change, and writes nothing', async () => {
    const cwd = projectFolder({ 'api.yaml': text, 'specwright.config.yaml': config });
    const { stdout, stderr, code } = await lint(cwd, 'api.yaml', '--fix', '--dry-run');
    expect(stdout).toBe(`--- a/api.yaml
+++ b/api.yaml
@@ -2,5 +2,5 @@
 openapi: 3.1.1
 info: { title: 'Shop', version: "1.0.0" } # quoted
 servers:
--   url: https://example.com/   # ours
+-   url: https://example.com   # ours
 paths: {}
`);
    expect([stderr, code]).toEqual(['would mend 1 finding in 1 file\n', 1]);
    expect(readFileSync(join(cwd, 'api.yaml'), 'utf8')).toBe(text);
  });

  it('says so where there is nothing to be mended', async () => {
    const cwd = projectFolder({ 'api.yaml': mended, 'specwright.config.yaml': config });
    expect(await lint(cwd, 'api.yaml', '--fix')).toEqual({
      code: 0,
      stdout: 'no findings\n',
      stderr: 'nothing to be mended\n',
    });
  });
});

it('shows with --since what a revision did not have, and fails where there is no such revision', async () => {
  const cwd = projectFolder(files);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd, stdio: 'pipe' });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  writeFileSync(join(cwd, 'api.yaml'), api('/pets', '/getPets', '/addPets'));
  expect(await found(cwd, 'api.yaml', '--since', 'HEAD')).toEqual([verb('api.yaml', 8, 'addPets')]);
  writeFileSync(join(cwd, 'new.yaml'), api('/getPets'));
  expect(await found(cwd, 'new.yaml', '--since', 'HEAD')).toEqual([verb('new.yaml', 4, 'getPets')]);
  const { code, stderr } = await lint(cwd, 'api.yaml', '--since', 'nope');
  expect([code, stderr.includes('git knows no revision nope here')]).toEqual([2, true]);
});

describe('rulesets', () => {
  const ruleset = `rules:
  no-get:
    given: $.paths
    then: { field: '@key', function: pattern, functionOptions: { notMatch: ^/get } }
`;

  it('are asked alone where they are given, and with a set where that is given too', async () => {
    const cwd = projectFolder({ 'api.yaml': api('/getPets'), 'rules.yaml': ruleset });
    const codes = async (...args: readonly string[]) =>
      JSON.parse((await lint(cwd, 'api.yaml', '--format', 'json', ...args)).stdout).findings.map(
        ({ code }: { code: string }) => code,
      );
    expect(await codes('--ruleset', 'rules.yaml')).toEqual(['no-get']);
    expect(await codes('--ruleset', 'rules.yaml', '--preset', 'recommended')).toEqual(
      expect.arrayContaining(['no-get', 'path-verb']),
    );
  });

  it.each([
    ['error', ['duplicate-key error']],
    ['info', ['duplicate-key info']],
    ['off', []],
  ])('say by parserOptions that a key that is there twice is %s', async (severity, want) => {
    const cwd = projectFolder({
      'api.json': '{"openapi": "3.1.1", "info": {"title": "A", "version": "1", "version": "1"}, "paths": {}}',
      'base.yaml': `rules: {}\nparserOptions: { duplicateKeys: ${severity} }\n`,
      'rules.yaml': `extends: ./base.yaml\n${ruleset}`,
    });
    const { stdout } = await lint(cwd, 'api.json', '--format', 'json', '--ruleset', 'rules.yaml');
    const told: { code: string; severity: string }[] = JSON.parse(stdout).findings;
    expect(told.map(each => `${each.code} ${each.severity}`)).toEqual(want);
  });

  it('are found by their name where nothing else is said', async () => {
    const cwd = projectFolder({ 'api.yaml': api('/getPets'), '.spectral.yaml': ruleset });
    expect((await lint(cwd, 'api.yaml')).stdout).toContain('(no-get)');
  });
});

describe('a review that is kept', () => {
  it('is given again as long as document, settings and day are the same', async () => {
    const cwd = projectFolder({ ...files, 'node_modules/.keep': '' });
    const first = await lint(cwd, 'api.yaml');
    expect(existsSync(join(cwd, 'node_modules/.cache/specwright/lint'))).toBe(true);
    expect(await lint(cwd, 'api.yaml')).toEqual(first);
    writeFileSync(join(cwd, 'api.yaml'), api('/addPets'));
    expect(await found(cwd, 'api.yaml')).toEqual([verb('api.yaml', 4, 'addPets')]);
    writeFileSync(join(cwd, 'specwright.config.yaml'), settings('  overrides: [{ rules: { path-verb: off } }]\n'));
    expect(await found(cwd, 'api.yaml')).toEqual([]);
  });

  it('is none of a document of which a file was not there', async () => {
    const main = `${api('/getPets')}components: { schemas: { A: { $ref: './a.yaml' } } }\n`;
    const cwd = projectFolder({ ...files, 'node_modules/.keep': '', 'api.yaml': main });
    expect((await lint(cwd, 'api.yaml')).code).toBe(1);
    writeFileSync(join(cwd, 'a.yaml'), 'type: string\n');
    expect((await lint(cwd, 'api.yaml')).code).toBe(0);
  });

  it('is not looked for with --no-cache', async () => {
    const cwd = projectFolder({ ...files, 'node_modules/.keep': '' });
    await lint(cwd, 'api.yaml', '--no-cache');
    expect(existsSync(join(cwd, 'node_modules/.cache/specwright/lint'))).toBe(false);
  });
});

it('takes rules of a project of its own', async () => {
  const own = `export const noPets = {
  code: 'no-pets', category: 'design', severity: 'error', presets: ['recommended'], what: 'A path of pets.', why: 'We sell cars.',
  remedy: 'Sell cars', bad: '', good: '',
  check: ({ report }) => ({ pathItem: node => { if (node.key.includes('ets')) report('Pets again: ' + node.key, node); } }),
};
`;
  const config = 'lint:\n  own: [./rules.mjs]\n  presets: []\n  rules: { no-pets: warning }\n';
  const cwd = projectFolder({ 'api.yaml': api('/pets'), 'rules.mjs': own, 'specwright.config.yaml': config });
  expect((await lint(cwd, 'api.yaml')).stdout).toContain('api.yaml:4:3 warning Pets again: /pets (no-pets)');
});
