import { compile } from './compile.js';
import { Project } from './project.js';

/** Names that modules around handlers import, export or declare, and words that are names in some places only. */
const names = [
  ...[
    'handlers',
    'Handlers',
    'HANDLERS',
    'notImplemented',
    'NotImplemented',
    'Handler',
    'HandlerContext',
    'BodyStream',
  ],
  ...[
    'contract',
    'Operations',
    'operations',
    'components',
    'paths',
    'plan',
    'load',
    'preload',
    'SecurityValues',
    'Sent',
    'Chunks',
    'Items',
  ],
  ...['RequestSchemas', 'ResponseSchemas', 'AuthOf', 'Defaulted', 'index', 'types', 'exports', 'require', '__esModule'],
  ...['module', 'enum', 'Enum', 'type', 'as', 'of', 'async', 'get', 'declare', 'any', 'string', 'Promise', 'Object'],
];

const document = (ids: readonly string[]) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Names', version: '1' },
    paths: Object.fromEntries(
      ids.map((operationId, index) => [
        `/p${index}`,
        { get: { operationId, responses: { 200: { description: '' } } } },
      ]),
    ),
  });

describe('handlers called as the modules around them', () => {
  let project: Project;
  let findings: readonly string[];

  beforeAll(async () => {
    project = await Project.create({ 'api.json': document(names), 'package.json': '{"type":"module"}' });
    const result = await project.generate({ document: 'api.json' });
    findings = result.findings
      .filter(({ code }) => code === 'operation-id-changed')
      .map(({ message }) => /is called (\S+),/.exec(message)?.[1] ?? message);
  });

  afterAll(() => project.remove());

  it('compile, in modules and in CommonJS', async () => {
    expect(compile(project.folder)).toEqual([]);
    await project.write('package.json', '{"type":"commonjs"}');
    expect(compile(project.folder)).toEqual([]);
  });

  it('have another name only where they must, and a finding that says so', () => {
    expect(findings).toEqual([
      'handlersOperation',
      'HandlersOperation',
      'notImplementedOperation',
      'exportsOperation',
      'requireOperation',
      '__esModuleOperation',
      'enumOperation',
    ]);
  });
});
