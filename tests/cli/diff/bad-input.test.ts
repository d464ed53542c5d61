import { projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';
import { shop } from './shop.js';

const good = shop();
const cases: readonly (readonly [name: string, text: string, code: string, place: string])[] = [
  ['no YAML', 'openapi: 3.1.0\ninfo: {', 'syntax-error', '2:7'],
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
  [
    'two operations on one route',
    good.replace(
      'components:',
      `  /pets/{name}:\n    delete: { responses: { '204': { description: Gone } } }\ncomponents:`,
    ),
    'duplicate-route',
    '14:5',
  ],
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

  it.each(['bad.yaml', 'bad.json'])(
    '%s that is empty is told as such, with what a document begins with',
    async name => {
      const cwd = projectFolder({ 'good.yaml': good, [name]: '' });
      const { stderr } = await runCli(['diff', 'good.yaml', name], { cwd });
      expect(stderr).toContain('the file is empty (syntax-error)');
      expect(stderr).toContain('an OpenAPI document begins with `openapi: 3.1.1`');
    },
  );

  it('of comments alone is told as empty, with what a document begins with', async () => {
    const cwd = projectFolder({ 'good.yaml': good, 'bad.yaml': '# to be written\n' });
    const { stderr } = await runCli(['diff', 'good.yaml', 'bad.yaml'], { cwd });
    expect(stderr).toContain('this one is empty (document-not-object)');
    expect(stderr).toContain('Begin it with `openapi: 3.1.1`');
  });

  it.each(cases)('%s is refused also of itself, and told once', async (_name, text, code, place) => {
    const cwd = projectFolder({ 'bad.yaml': text });
    const outcome = await runCli(['diff', 'bad.yaml', 'bad.yaml'], { cwd });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr.match(new RegExp(`^bad\\.yaml:${place} error .*\\(${code}\\)$`, 'gm'))).toHaveLength(1);
  });

  it.each<[what: string, text: string, place: string, says: string, todo: string]>([
    [
      'AsyncAPI',
      'asyncapi: 2.6.0\nchannels: {}\n',
      '1:11',
      'this is an AsyncAPI document',
      '`asyncapi diff` compares two of them',
    ],
    ['Arazzo', 'arazzo: 1.0.1\nworkflows: []\n', '1:9', 'this is an Arazzo document', 'its `sourceDescriptions` name'],
    ['an overlay', 'overlay: 1.0.0\nactions: []\n', '1:10', 'this is an OpenAPI Overlay', 'what comes out'],
    [
      'JSON Schema that says so',
      '{ "type": "object", "$schema": "https://json-schema.org/draft/2020-12/schema" }',
      '1:32',
      'this is a JSON Schema',
      'under `components.schemas` of an OpenAPI document',
    ],
    [
      'JSON Schema alone',
      'title: Pet\ntype: object\nproperties: { name: { type: string } }\n',
      '2:7',
      'this is a JSON Schema',
      'under `components.schemas` of an OpenAPI document',
    ],
    [
      'a Kubernetes manifest',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\n',
      '2:7',
      'this is a Kubernetes manifest (Deployment)',
      'the OpenAPI document of the service',
    ],
    [
      'RAML',
      '#%RAML 1.0\ntitle: A\n/pets: { get: {} }\n',
      '2:1',
      'this is a RAML document',
      'Convert it to OpenAPI 3 once',
    ],
    [
      'a Postman collection',
      '{"info": {"name": "A", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": []}',
      '1:34',
      'this is a Postman collection',
      '`npx -p postman-to-openapi p2o',
    ],
    ['Swagger 2', 'swagger: "2.0"\npaths: {}\n', '1:10', 'this is a Swagger 2.0 document', '`npx swagger2openapi`'],
    ['anything', 'name: x\n', '1:1', "the document has no 'openapi' field", 'Add a line such as `openapi: 3.1.1`'],
    // what has the name of another standard for a value is none of it
    ['one that tells nothing', 'kind: 7\napiVersion: {}\ntype: dog\n', '1:1', "no 'openapi'", 'Add a line such as'],
  ])('says what it is, and what to do: %s', async (_name, text, place, says, todo) => {
    const cwd = projectFolder({ 'good.yaml': good, 'bad.yaml': text });
    const { code, stderr } = await runCli(['diff', 'good.yaml', 'bad.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(`bad.yaml:${place} error `);
    expect(stderr).toContain(says);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(todo);
    if (!todo.startsWith('Add')) expect(stderr).not.toContain('Add a line');
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
