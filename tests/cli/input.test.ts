import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Code, catalogue } from '../../src/diagnostics/index.js';
import { projectFolder } from './project-folder.js';
import { runCli } from './run-cli.js';

const commands: readonly (readonly [name: string, ...options: string[]])[] = [
  ['inspect'],
  ['bundle'],
  ['generate', '--out', 'made', '--handlers', 'handlers'],
];
const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
const get = (more = '') => `{ get: { ${more}responses: { '200': { description: Fine } } } }`;
const path = (name: string, more = '') => `  ${name}: ${get(more)}\n`;
const parameter = (more: string) => `parameters: [{ ${more} }], `;
const pet = (ref: string) => `${head}paths: {}\ncomponents:\n  schemas:\n    Pet: { $ref: ${JSON.stringify(ref)} }\n`;
const inPath = (name: string) => parameter(`name: ${name}, in: path, required: true, schema: {}`);

const bomb = `${head}paths: {}\nx-0: &x0 [1]\n${Array.from({ length: 8 }, (_, level) => `x-${level + 1}: &x${level + 1} [${Array(10).fill(`*x${level}`).join(', ')}]\n`).join('')}`;
const levels = 10_000;
const block = Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');

type Row = readonly [name: string, text: string | Uint8Array, code: Code, line: number, column: number, file?: string];
const refused: readonly Row[] = [
  ['no YAML', 'openapi: 3.1.0\ninfo: [\n', 'syntax-error', 2, 7],
  ['no JSON', '{"openapi": 3.1.0}', 'syntax-error', 1, 13, 'api.json'],
  ['nothing', '', 'syntax-error', 1, 1],
  ['a duplicate key in YAML', `${head}openapi: 3.1.0\n`, 'duplicate-key', 3, 1],
  ['a duplicate key in JSON', '{"openapi":"3.1.0","openapi":"3.1.0"}', 'duplicate-key', 1, 20, 'api.json'],
  ['a $ref to nothing', pet('#/components/schemas/Dog'), 'ref-not-found', 6, 18],
  ['a $ref to no file', pet('dog.yaml'), 'unreadable-file', 6, 18],
  ['a $ref upwards', pet('../../dog.yaml'), 'ref-outside-root', 6, 18],
  ['an encoded $ref upwards', pet('%2e%2e/%2e%2e/dog.yaml'), 'ref-outside-root', 6, 18],
  ['an encoded slash', pet('..%2f..%2fdog.yaml'), 'ref-syntax', 6, 18],
  ['an absolute $ref', pet('/etc/passwd'), 'ref-outside-root', 6, 18],
  ['a file URL', pet('file:///etc/passwd'), 'ref-outside-root', 6, 18],
  ['a file URL of a host', pet('file://example.com/etc/passwd'), 'ref-syntax', 6, 18],
  ['a device', pet('/dev/zero'), 'ref-outside-root', 6, 18],
  ['a symbolic link out', pet('link.yaml'), 'ref-outside-root', 6, 18],
  ['a URL', pet('http://127.0.0.1/dog.yaml'), 'remote-not-allowed', 6, 18],
  ['an alias bomb', bomb, 'alias-bomb', 5, 11],
  ['10,000 levels of JSON', `{"x":${'['.repeat(levels)}${']'.repeat(levels)}}`, 'too-deep', 1, 1005, 'api.json'],
  ['10,000 levels of flow', `${head}x: ${'['.repeat(levels)}${']'.repeat(levels)}`, 'too-deep', 3, 1005],
  ['10,000 levels of block', head + block, 'too-deep', 1004, 1002],
  ['OpenAPI 4', 'openapi: 4.0.0\n', 'openapi-version', 1, 10],
  ['Swagger 2', "swagger: '2.0'\n", 'swagger-2', 1, 10],
  ['a text', 'hello\n', 'document-not-object', 1, 1],
  [
    'one route twice',
    `${head}paths:\n${path('/{a}', inPath('a'))}${path('/{b}', inPath('b'))}`,
    'duplicate-route',
    5,
    11,
  ],
  ['a template alone', `${head}paths:\n${path('/{a}')}`, 'path-parameter-undeclared', 4, 11],
  [
    'a style',
    `${head}paths:\n${path('/a', parameter('name: a, in: query, style: wild, schema: {}'))}`,
    'parameter-style',
    4,
    51,
  ],
  [
    'a pattern',
    `${head}paths: {}\ncomponents: { schemas: { A: { pattern: '(' } } }\n`,
    'schema-pattern-invalid',
    4,
    40,
  ],
  ['UTF-16', Buffer.from('\ufeffopenapi: 3.1.0\n', 'utf16le'), 'invalid-encoding', 1, 1],
  ['UTF-16 without a mark', Buffer.from('openapi: 3.1.0\n', 'utf16le'), 'invalid-encoding', 1, 1],
  ['bad UTF-8', Buffer.from([...Buffer.from('openapi: "'), 0xc3, 0x28]), 'invalid-encoding', 1, 11],
  ['a binary', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'invalid-encoding', 1, 1],
];

describe.each(refused.map(row => ({ name: row[0], row })))('a document with $name', ({ row }) => {
  const [, text, code, line, column, file = 'api.yaml'] = row;
  it.each(commands.map(command => ({ name: command[0], command })))(
    'is refused by $name with code, place and remedy, and nothing is written',
    async ({ command }) => {
      const cwd = projectFolder({});
      writeFileSync(join(cwd, file), text);
      symlinkSync('/etc/passwd', join(cwd, 'link.yaml'));
      const got = await runCli([command[0], file, ...command.slice(1)], { cwd });
      expect(got).toMatchObject({ code: 2, stdout: '' });
      expect(got.stderr).toContain(`${file}:${line}:${column} error `);
      expect(got.stderr).toContain(`(${code})`);
      expect(got.stderr).toContain('mend: ');
      expect([existsSync(join(cwd, 'made')), existsSync(join(cwd, 'handlers'))]).toEqual([false, false]);
    },
  );
});

describe.each(commands.map(command => ({ name: command[0], command })))('$name', ({ command }) => {
  const run = (source: string, cwd: string) => runCli([command[0], source, ...command.slice(1)], { cwd });

  it.each([
    ['missing.yaml', 'unreadable-file'],
    ['folder', 'unreadable-file'],
    ['pipe', 'unreadable-file'],
    ['/dev/zero', 'unreadable-file'],
    ['git:HEAD:api.yaml', 'git-failed'],
    ['https://', 'remote-failed'],
    ['http://127.0.0.1/api.yaml', 'remote-not-allowed'],
  ] as const)('refuses %s, which is no document to be read', async (source, code) => {
    const cwd = projectFolder({});
    mkdirSync(join(cwd, 'folder'));
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const got = await run(source, cwd);
    expect(got).toMatchObject({ code: 2, stdout: '' });
    expect(got.stderr).toContain(`${source}:1:1 error `);
    expect(got.stderr).toContain(`(${code})`);
    expect(existsSync(join(cwd, 'made'))).toBe(false);
  });

  const plain = `${head}paths:\n${path('/a', 'operationId: a, ')}`;
  const nested = (depth: number) => `${'{ items: '.repeat(depth)}{}${' }'.repeat(depth)}`;
  it.each<[string, string]>([
    ['100 levels', `${head}components: { schemas: { A: ${nested(100)} } }\n`],
    ['webhooks alone', `${head}webhooks:\n${path('a')}`],
    ['components alone', `${head}components: { schemas: { A: { type: string } } }\n`],
    ['tabs', plain.replaceAll(': ', ':\t')],
    ['CRLF', plain.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${plain}`],
    ['long numbers', `${plain}x-n: 12345678901234567890\n`],
  ])('accepts %s', async (_name, text) => {
    expect(await run('api.yaml', projectFolder({ 'api.yaml': text }))).toMatchObject({ code: 0 });
  });
});

describe('what generate would write', () => {
  const api = `${head}paths:\n${path('/a', 'operationId: a, ')}`;

  it.each([
    ['a file where the folder belongs', 'made', 'made/contract.js'],
    ['a file above the folder', 'made', 'made/contract.js', 'made/below'],
    ['a file that is not the tool’s own', 'made/contract.js', 'made/contract.js'],
  ])('is refused, and kept, by %s', async (_name, inTheWay, _told, out = 'made') => {
    const cwd = projectFolder({ 'api.yaml': api, [inTheWay]: 'mine\n' });
    const { code, stderr } = await runCli(['generate', 'api.yaml', '--out', out], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^made(?:\/\S+)?:1:1 error .*\(output-in-the-way\)$/m);
    expect(readFileSync(join(cwd, inTheWay), 'utf8')).toBe('mine\n');
    expect(existsSync(join(cwd, 'made/types.d.ts'))).toBe(false);
  });

  (existsSync('/proc/self') ? it : it.skip)('ends where a folder takes none', async () => {
    const cwd = projectFolder({ 'api.yaml': api });
    const { code, stderr } = await runCli(['generate', 'api.yaml', '--out', '/proc/specwright/made'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('(output-unwritable)');
    expect(stderr).toContain(catalogue['output-unwritable'].remedy);
  });
});
