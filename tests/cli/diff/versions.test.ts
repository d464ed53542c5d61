import { projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';
import { type ShopParts, shop } from './shop.js';

const pair = (before: ShopParts, after: ShopParts) =>
  projectFolder({ 'old.yaml': shop(before), 'new.yaml': shop(after) });
const run = (cwd: string, ...args: readonly string[]) => runCli(['diff', 'old.yaml', 'new.yaml', ...args], { cwd });

describe('--semver', () => {
  it.each<[string, ShopParts, string, number]>([
    ['1.2.0', { remove: false, version: '2.0.0' }, 'deserved: major, at least 2.0.0: enough', 0],
    ['1.2.0', { remove: false, version: '1.3.0' }, 'deserved: major, at least 2.0.0: too low', 1],
    ['1.2.0', { cats: true, version: '1.3.0' }, 'deserved: minor, at least 1.3.0: enough', 0],
    ['1.2.0', { cats: true, version: '1.2.1' }, 'deserved: minor, at least 1.3.0: too low', 1],
    ['1.2.0', { cats: true }, 'deserved: minor, at least 1.3.0: too low', 1],
    ['1.2.0', {}, 'deserved: none: enough', 0],
    ['1.2.0', { description: 'A cat.' }, 'deserved: patch, at least 1.2.1: too low', 1],
    ['1.2.0', { description: 'A cat.', version: '1.2.1' }, 'deserved: patch, at least 1.2.1: enough', 0],
    ['1.2.0', { version: '1.1.9' }, 'deserved: none: too low', 1],
    ['0.2.0', { remove: false, version: '0.3.0' }, 'deserved: major, at least 0.3.0: enough', 0],
    ['0.2.0', { remove: false, version: '0.2.1' }, 'deserved: major, at least 0.3.0: too low', 1],
    ['v1', { remove: false, version: 'v2' }, 'deserved: major: not comparable', 0],
  ])('of %s to %j says %s', async (version, after, want, code) => {
    const outcome = await run(pair({ version }, { version, ...after }), '--semver');
    expect(outcome.stdout).toContain(want);
    expect(outcome.code).toBe(code);
  });

  it('places what is wrong at info.version of the new document', async () => {
    const { stdout } = await run(pair({}, { remove: false }), '--semver');
    expect(stdout).toMatch(/^new\.yaml:2:31 error The version stays 1\.2\.0, .* \(version-too-low\)/m);
    const odd = await run(pair({ version: '2024-01' }, { remove: false }), '--semver');
    expect(odd.stdout).toMatch(/^new\.yaml:2:31 warning '2024-01' is no semantic version/m);
  });

  it.each(['1.0', '0x10', '2_0', '1e1'])(
    'shows the version %s, which YAML may take for a number, as it is written',
    async version => {
      const { stdout } = await run(pair({ version }, { version, remove: false }), '--semver');
      expect(stdout).toContain(`warning '${version}' is no semantic version`);
      expect(stdout).toContain(`version ${version} to ${version};`);
    },
  );

  it('says it to programs too', async () => {
    const { stdout } = await run(pair({}, { remove: false, version: '1.3.0' }), '--semver', '--format', 'json');
    expect(JSON.parse(stdout).comparisons[0].version).toEqual({
      deserves: 'major',
      before: '1.2.0',
      after: '1.3.0',
      atLeast: '2.0.0',
      holds: false,
    });
  });

  it('lets --fail-on be asked for as well', async () => {
    const cwd = pair({}, { remove: false, version: '2.0.0' });
    expect((await run(cwd, '--semver')).code).toBe(0);
    expect((await run(cwd, '--semver', '--fail-on', 'breaking')).code).toBe(1);
  });

  it('counts what was accepted as no break', async () => {
    const cwd = pair({}, { remove: false, version: '1.3.0' });
    const { stdout } = await run(cwd, '--format', 'json');
    const [{ fingerprint }] = JSON.parse(stdout).comparisons[0].changes;
    await run(cwd, '--accept', fingerprint, '--reason', 'x');
    const accepted = await run(cwd, '--semver');
    expect(accepted.code).toBe(0);
    expect(accepted.stdout).toContain('deserved: minor, at least 1.3.0: enough');
  });
});

describe('--changelog', () => {
  const cwd = () => pair({}, { remove: false, cats: true, version: '2.0.0' });

  it('is Markdown of the new version, what breaks first, and ends with 0', async () => {
    expect(await run(cwd(), '--changelog')).toEqual({
      code: 0,
      stderr: '',
      stdout: `## 2.0.0, since 1.2.0

### Breaking

- DELETE /pets/{id} is gone: its requests are answered with 404

### Added

- GET /cats is new
`,
    });
  });

  it('is data as JSON', async () => {
    const { stdout } = await run(cwd(), '--changelog', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual([
      {
        title: 'Shop',
        source: 'new.yaml',
        version: '2.0.0',
        since: '1.2.0',
        changes: {
          breaking: [expect.objectContaining({ code: 'operation-removed' })],
          deprecated: [],
          added: [expect.objectContaining({ code: 'operation-added' })],
          changed: [],
          documented: [],
        },
      },
    ]);
  });

  it('names no operation for which a break is safe', async () => {
    const answers = (maxLength: number) =>
      shop({ maxLength }).replace(
        '  /pets:',
        "  /all:\n    get:\n      responses:\n        '200': { description: All, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }\n  /pets:",
      );
    const cwd = projectFolder({ 'old.yaml': answers(20), 'new.yaml': answers(10) });
    const { stdout } = await run(cwd, '--changelog');
    expect(stdout).toMatch(/^- `Pet\.name`: .* \(POST \/pets\)$/m);
  });

  it('says once what it says of several operations', async () => {
    const more = '  /x:\n    get:\n      responses: { "204": { description: X } }\n';
    const folder = projectFolder({
      'old.yaml': shop().replace('components:', `${more}components:`),
      'new.yaml': shop({ remove: false }),
    });
    const { stdout } = await run(folder, '--changelog');
    expect(stdout).toMatch(/^- each of 2 operations is gone: .* \(DELETE \/pets\/\{id\}, GET \/x\)$/m);
  });

  it('says once what it says of several properties and parameters, with the operations of each', async () => {
    const declared = (...names: readonly string[]) =>
      `parameters: [${names.map(name => `{ name: ${name}, in: query, schema: { type: string } }`).join(', ')}]`;
    const added = shop()
      .replace('    post:\n', `    post:\n      ${declared('p', 'q')}\n`)
      .replace('        name: {', '        a: { type: string }\n        b: { type: string }\n        name: {');
    const get = (more: string) => `  /x:\n    get: { ${more}responses: { '204': { description: X } } }\ncomponents:`;
    const folder = projectFolder({
      'old.yaml': shop().replace('components:', get('')),
      'new.yaml': added.replace('components:', get(`${declared('r')}, `)),
    });
    const { stdout } = await run(folder, '--changelog');
    expect(stdout).toContain(`### Added

- each of 3 query parameters is new, and may be left out:
  - \`p\`, \`q\` (POST /pets)
  - \`r\` (GET /x)
- \`Pet\`: each of 2 properties is new: \`a\`, \`b\` (POST /pets)
`);
  });

  it('says so where the version stays, and where nothing changed', async () => {
    expect((await run(pair({}, {}), '--changelog')).stdout).toBe('## Unreleased, since 1.2.0\n\nNo changes.\n');
  });

  it('has a section a document, with the files of those that have one title', async () => {
    const other = shop().replace('Shop', 'Zoo');
    const side = { 'x.yaml': shop(), 'y.yaml': shop(), 'z.yaml': other };
    const both = ['a', 'b'].flatMap(name => Object.entries(side).map(([file, text]) => [`${name}/${file}`, text]));
    const { stdout } = await runCli(['diff', 'a/*', 'b/*', '--changelog'], {
      cwd: projectFolder(Object.fromEntries(both)),
    });
    expect(stdout.match(/^##.*/gm)).toEqual([
      '## Shop Unreleased, since 1.2.0 (`b/x.yaml`)',
      '## Shop Unreleased, since 1.2.0 (`b/y.yaml`)',
      '## Zoo Unreleased, since 1.2.0',
    ]);
  });
});
