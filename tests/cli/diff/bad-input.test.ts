import { projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';
import { shop } from './shop.js';

const good = shop();
const cases: readonly (readonly [name: string, text: string, code: string, place: string])[] = [
  ['no YAML', 'openapi: 3.1.0\ninfo: {', 'syntax-error', '2:9'],
  ['empty', '', 'syntax-error', '1:1'],
  ['a list', '[1, 2]\n', 'document-not-object', '1:1'],
  ['a number', '7\n', 'document-not-object', '1:1'],
  ['JSON of anything', '{"name": "x", "version": "1.0.0"}', 'openapi-missing', '1:1'],
  ['Swagger 2', 'swagger: "2.0"\ninfo: { title: A, version: "1" }\npaths: {}\n', 'swagger-2', '1:10'],
  ['AsyncAPI', 'asyncapi: 2.6.0\ninfo: { title: A, version: "1" }\nchannels: {}\n', 'openapi-missing', '1:11'],
  ['Arazzo', 'arazzo: 1.0.1\ninfo: { title: A, version: "1" }\nworkflows: []\n', 'openapi-missing', '1:9'],
  ['an overlay', 'overlay: 1.0.0\ninfo: { title: A, version: "1" }\nactions: []\n', 'openapi-missing', '1:10'],
  ['OpenAPI of another time', 'openapi: 4.0.0\n', 'openapi-version', '1:10'],
  ['an OpenAPI document with a fault', good.replace('[name]', '7'), 'wrong-type', '18:17'],
  ['a reference that leads nowhere', good.replace('schemas/Pet', 'schemas/Dog'), 'ref-not-found', '7:56'],
];

describe('a document that nothing can be compared with', () => {
  it.each(cases)('%s is refused on either side, with its place', async (_name, text, code, place) => {
    const cwd = projectFolder({ 'good.yaml': good, 'bad.yaml': text });
    for (const args of [
      ['good.yaml', 'bad.yaml'],
      ['bad.yaml', 'good.yaml'],
    ]) {
      const outcome = await runCli(['diff', ...args], { cwd });
      expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 2, stdout: '' });
      expect(outcome.stderr).toMatch(new RegExp(`^bad\\.yaml:${place} error .*\\(${code}\\)$`, 'm'));
      expect(outcome.stderr).not.toContain('no changes');
    }
  });

  it.each(cases)('%s is refused also of itself', async (_name, text) => {
    const cwd = projectFolder({ 'bad.yaml': text });
    expect(await runCli(['diff', 'bad.yaml', 'bad.yaml'], { cwd })).toMatchObject({ code: 2, stdout: '' });
  });

  it('is told together with the other one', async () => {
    const cwd = projectFolder({ 'a.yaml': 'swagger: "2.0"\n', 'b.yaml': '{' });
    const { code, stderr } = await runCli(['diff', 'a.yaml', 'b.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^a\.yaml:1:10 error .*\(swagger-2\)$/m);
    expect(stderr).toMatch(/^b\.yaml:1:\d+ error .*\(syntax-error\)$/m);
  });

  it.each(['nowhere.yaml', 'git:HEAD:nowhere.yaml', 'https://example.com/api.yaml', '.'])(
    'at %s is refused',
    async source => {
      const cwd = projectFolder({ 'good.yaml': good });
      const outcome = await runCli(['diff', source, 'good.yaml'], { cwd });
      expect(outcome).toMatchObject({ code: 2, stdout: '' });
      expect(outcome.stderr).toContain(`${source}:1:1 error `);
    },
  );

  it.each([
    ['json', '"swagger-2"'],
    ['sarif', '"ruleId": "swagger-2"'],
    ['junit', 'classname="swagger-2"'],
    ['github', '::error file=bad.yaml,line=1,col=10,title=swagger-2::'],
    ['markdown', '- error: `bad.yaml:1:10` this is a Swagger 2 document (`swagger-2`)'],
    ['html', '<code>swagger-2</code>'],
  ])('is told to a program as %s', async (format, want) => {
    const cwd = projectFolder({ 'good.yaml': good, 'bad.yaml': 'swagger: 2\n' });
    const outcome = await runCli(['diff', 'good.yaml', 'bad.yaml', '--format', format], { cwd });
    expect(outcome).toMatchObject({ code: 2, stderr: '' });
    expect(outcome.stdout).toContain(want);
  });
});
