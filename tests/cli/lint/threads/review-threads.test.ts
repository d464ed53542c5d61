import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Options } from '../../../../src/cli/command.js';
import { paysThreads, threadsFor } from '../../../../src/cli/lint/threads/how-many.js';
import { ReviewThreads } from '../../../../src/cli/lint/threads/review-threads.js';
import { realDocument, sharedData } from '../../../support/real-documents.js';
import { projectFolder } from '../../project-folder.js';
import { runCli } from '../../run-cli.js';

const api = (path = '/pets', description = 'All.') => `openapi: 3.1.1
info: { title: Shop, version: 1.0.0, description: ${description} }
paths:
  ${path}: { get: { operationId: a, responses: { '200': { description: All. } } } }
`;

interface Told {
  readonly code: string;
  readonly message: string;
  readonly location: { readonly file: string; readonly line: number; readonly column: number };
  readonly fingerprint: string;
}

async function findings(cwd: string, ...args: readonly string[]): Promise<readonly Told[]> {
  const { stdout } = await runCli(['lint', ...args, '--format', 'json'], { cwd });
  return JSON.parse(stdout).findings;
}

const placed = ({ code, message, location: { file, line, column } }: Told) =>
  `${file}:${line}:${column} ${code} ${message}`;

const rule = (name: string, given = '$.info') => `  ${name}: { given: ${given}, then: { function: ${name} } }\n`;

function project(functions: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}): string {
  const names = Object.keys(functions);
  const bodies = names.map(name => [`functions/${name}.mjs`, functions[name]!]);
  return projectFolder({
    'api.yaml': api(),
    'specwright.config.yaml': 'lint: { functionMilliseconds: 200 }\n',
    'rules.yaml': `functions: [${names}]\nrules:\n${names.map(name => rule(name)).join('')}  core: { given: $, then: { field: tags, function: truthy } }\n`,
    ...Object.fromEntries(bodies),
    ...files,
  });
}

describe('code of a ruleset', () => {
  it('that blocks after it waited, ends the process, or throws when nobody listens is told of, and the rest runs', async () => {
    const cwd = project({
      fine: 'export default () => { setInterval(() => {}, 1000); return [{ message: "fine" }]; };',
      later: 'export default async () => { await null; for (;;); };',
      exits: 'export default () => process.exit(0);',
      loud: 'export default () => { setTimeout(() => { throw new Error("late"); }); return new Promise(() => {}); };',
    });
    expect((await findings(cwd, 'api.yaml', '--ruleset', 'rules.yaml')).map(placed)).toEqual([
      'api.yaml:1:1 core "tags" is missing or empty',
      'api.yaml:2:1 fine fine',
      'rules.yaml:4:27 ruleset-function-timeout later took longer than 200 ms, at later',
      'rules.yaml:5:27 ruleset-function-stopped exits ended the process, at exits',
      'rules.yaml:6:26 ruleset-function-stopped loud threw what nothing catches: late, at loud',
    ]);
  });

  it('of a package that never ends, and a module that ends the process when it is loaded, are told of', async () => {
    const cwd = project(
      { gone: 'process.exit(0);' },
      {
        'node_modules/team/index.js':
          "module.exports = { rules: {\n  packaged: { given: '$.info', then: { function: () => { for (;;); } } } } };",
        'node_modules/team/package.json': '{ "main": "index.js" }',
        'all.yaml': 'extends: [team, ./rules.yaml]\n',
      },
    );
    expect((await findings(cwd, 'api.yaml', '--ruleset', 'all.yaml')).map(placed).sort()).toEqual([
      'api.yaml:1:1 core "tags" is missing or empty',
      'node_modules/team/index.js:2:3 ruleset-function-timeout function took longer than 200 ms, at packaged',
      'rules.yaml:1:13 ruleset-function-unknown the function gone cannot be loaded: it ended the process',
      'rules.yaml:3:34 ruleset-function-unknown there is no function gone',
    ]);
  });

  it('may wait for something at its top level', async () => {
    const cwd = project({ waits: 'const message = await "waited"; export default () => [{ message }];' });
    expect((await findings(cwd, 'api.yaml', '--ruleset', 'rules.yaml')).map(placed)).toContain(
      'api.yaml:2:1 waits waited',
    );
  });

  it('is told of once, whatever number of documents it is run for, one of which is standard input', async () => {
    const cwd = project({ throws: 'export default () => { throw new Error("no"); };' }, { 'b.yaml': api('/b') });
    const args = ['lint', 'b.yaml', 'api.yaml', '-', '--ruleset', 'rules.yaml', '--format', 'json'];
    const { code, stdout } = await runCli(args, { cwd, stdin: api('/c') });
    expect(JSON.parse(stdout).findings.map(placed)).toEqual([
      'b.yaml:1:1 core "tags" is missing or empty',
      'rules.yaml:3:28 ruleset-function-failed throws of throws threw: no',
      'api.yaml:1:1 core "tags" is missing or empty',
      '<stdin>:1:1 core "tags" is missing or empty',
    ]);
    expect(code).toBe(1);
  });
});

describe('rules of a project', () => {
  const own = (code: string, check: string) => `export const ${code} = {
  code: '${code}', category: 'design', severity: 'error', presets: [], what: 'w', why: 'w', remedy: 'r', bad: '', good: '',
  check: ({ report }) => ({ pathItem: node => { ${check} } }),
};
`;
  const settings = (...codes: readonly string[]) =>
    `lint:\n  functionMilliseconds: 50\n  presets: []\n  rules: {${codes.map(code => `${code}: error`)}}\n  own: ['./own.mjs']\n`;

  it('that throw, never end or end the process are told of, and the others are asked', async () => {
    const rules = {
      throws: 'throw new Error("no");',
      endless: 'for (;;);',
      exits: 'process.exit(0);',
      fine: "report('fine', node);",
    };
    const cwd = projectFolder({
      'api.yaml': api(),
      'own.mjs': Object.entries(rules)
        .map(([code, check]) => own(code, check))
        .join(''),
      'specwright.config.yaml': settings(...Object.keys(rules)),
    });
    expect((await findings(cwd, 'api.yaml')).map(placed)).toEqual([
      'api.yaml:4:3 fine fine',
      'specwright.config.yaml:5:9 own-rule-failed The rule endless took longer than 300 ms, and was left out',
      'specwright.config.yaml:5:9 own-rule-failed The rule exits ended the process, and was left out',
      'specwright.config.yaml:5:9 own-rule-failed The rule throws threw: no',
    ]);
  });

  it('whose module ends the process are told of at their place in the settings', async () => {
    const config = settings();
    const cwd = projectFolder({ 'api.yaml': api(), 'own.mjs': 'process.exit(0);', 'specwright.config.yaml': config });
    const { code, stderr } = await runCli(['lint', 'api.yaml'], { cwd });
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'specwright.config.yaml:5:9 error ./own.mjs gives no rules: it ended the process (config-definition-invalid)',
    ]);
  });
});

describe('several documents', () => {
  const large = api('/getPets', 'x'.repeat(1_100_000));
  const files = { 'a.yaml': large, 'b.yaml': api('/b'), 'c.yaml': large };
  const names = ['c.yaml', 'b.yaml', 'a.yaml'];

  const threadsOf = (cwd: string, options: Options, lint = {}) => {
    const io = { cwd, env: {}, stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() };
    const loaded = { config: { lint }, folder: cwd, file: undefined, locate: () => undefined };
    const asked = { day: '2026-01-31', loaded, options, io };
    return new ReviewThreads({ count: 2, hasCode: Object.keys(lint).length > 0, asked });
  };
  const sheet = (source: string) => ({ source, display: undefined, input: undefined });

  it('are reviewed in threads where there are processors for them and enough to be done', () => {
    const cwd = projectFolder(files);
    expect([1, 2, 3, 8, 64].map(processors => threadsFor(100, processors))).toEqual([1, 1, 2, 5, 8]);
    expect(threadsFor(3, 64)).toBe(3);
    expect([2, 4].map(processors => paysThreads(names, cwd, processors))).toEqual([false, true]);
    expect(paysThreads(['c.yaml', 'b.yaml'], cwd, 4)).toBe(false);
  });

  it('give in threads what they give in the main one', async () => {
    const cwd = projectFolder(files);
    const here = await findings(cwd, ...names);
    expect(here.map(({ code, location }) => `${location.file} ${code}`)).toContain('a.yaml path-verb');
    const threads = threadsOf(cwd, { preset: ['recommended'] });
    const reviewed = await Promise.all(names.map(name => threads.review(sheet(name)))).finally(() => threads.close());
    expect(reviewed.flatMap(each => each.findings)).toEqual(here);
    expect(reviewed.map(each => [...each.files])).toEqual(names.map(name => [name]));
  });

  const shared = realDocument('multi-file');
  (sharedData ? it : it.skip)('of several files give the same, as alone', async () => {
    const documents = readdirSync(shared).map(file => join(shared, file));
    const here = await findings(shared, ...documents, '--now', '2026-01-31', '--no-cache');
    expect(here.length).toBeGreaterThan(0);
    const threads = threadsOf(shared, { cache: false });
    const reviewed = await Promise.all(documents.map(name => threads.review(sheet(name)))).finally(() =>
      threads.close(),
    );
    expect(reviewed.flatMap(each => each.findings)).toEqual(here);
  });

  it('of which one ends its thread, where no code of others did, are told of all the same', async () => {
    const cwd = project({ exits: 'export default () => process.exit(0);' });
    const threads = threadsOf(cwd, { ruleset: ['rules.yaml'] });
    const { findings, isUnreadable } = await threads.review(sheet('api.yaml')).finally(() => threads.close());
    expect(findings).toMatchObject([
      { code: 'review-ended', message: 'The review of api.yaml ended early: it ended the process' },
    ]);
    expect(isUnreadable).toBe(true);
  });

  it('of which one ends a thread leave the others as they are', async () => {
    const body =
      'async (_, __, { document }) => { await null; while (document.source.endsWith("c.yaml")); return [{ message: "a" }]; };';
    const cwd = project({ blocks: `export default ${body}` }, files);
    const threads = threadsOf(cwd, { ruleset: ['rules.yaml'] }, { functionMilliseconds: 100 });
    const codes = async (source: string) => (await threads.review(sheet(source))).findings.map(({ code }) => code);
    // one thread rests while the other is ended
    const told = await Promise.all(['b.yaml', 'c.yaml'].map(codes)).finally(() => threads.close());
    expect(told).toEqual([
      ['core', 'blocks'],
      ['core', 'ruleset-function-timeout'],
    ]);
  });

  it('do not wait again and again for a function that never ends', async () => {
    const cwd = project({ endless: 'let calls = 0; export default () => { calls++; console.log(calls); for (;;); };' });
    const names = [...'abcdefghijkl'].map(name => `${name}.yaml`);
    for (const name of names) writeFileSync(join(cwd, name), api());
    const { stdout, stderr } = await runCli(['lint', ...names, '--ruleset', 'rules.yaml', '--format', 'json'], { cwd });
    const told: readonly Told[] = JSON.parse(stdout).findings;
    expect(told.filter(({ code }) => code === 'core')).toHaveLength(12);
    expect(told.filter(({ code }) => code !== 'core').map(({ code }) => code)).toEqual(['ruleset-function-timeout']);
    expect(stderr.split('\n').filter(Boolean).length).toBeLessThan(12);
  });

  it('have their settings refused at their place', async () => {
    const config = "lint:\n  own: ['./own.mjs']\n  rules: { path-verbs: error }\n";
    const rule = `export const own = { code: 'own', category: 'design', severity: 'error', presets: [], what: 'w', why: 'w', remedy: 'r', bad: '', good: '', check: () => ({}) };`;
    const cwd = projectFolder({ ...files, 'own.mjs': rule, 'specwright.config.yaml': config });
    const { code, stderr } = await runCli(['lint', 'a.yaml', 'c.yaml'], { cwd });
    expect([code, stderr.split('\n')[0]]).toEqual([2, expect.stringContaining('specwright.config.yaml:3:12')]);
  });
});
