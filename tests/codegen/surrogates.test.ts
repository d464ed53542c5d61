import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from './compile.js';
import { Project } from './project.js';

const half = '\ud800';
const other = '\udfff';

const schema = {
  type: 'object',
  description: `Half ${half}`,
  properties: { [half]: { type: 'string', enum: [half, other] }, [other]: { type: 'integer' } },
  required: [half],
  additionalProperties: false,
};

const document = {
  openapi: '3.1.0',
  info: { title: half, version: other },
  paths: {
    [`/a${half}`]: {
      post: {
        operationId: half,
        summary: other,
        parameters: [{ name: 'q', in: 'query', schema: { type: 'string', pattern: `^${half}$`, enum: [half] } }],
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: { 204: { description: half } },
      },
    },
    [`/b${other}`]: {
      post: {
        operationId: other,
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        responses: { 200: { description: 'Ok', content: { 'application/json': { schema } } } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        properties: { [half]: { type: 'string', readOnly: true } },
        allOf: [{ required: [half] }],
      },
    },
  },
};

describe('halves of surrogate pairs in a document', () => {
  let project: Project;

  beforeAll(async () => {
    project = await Project.create({ 'api.json': JSON.stringify(document), 'package.json': '{"type":"module"}' });
    await project.generate({ document: 'api.json' });
  });

  afterAll(() => project.remove());

  it('give types that compile', () => {
    expect(compile(project.folder)).toEqual([]);
  });

  it('are current once they are generated', async () => {
    const again = await project.generate({ document: 'api.json', cache: false });
    expect(again.changes).toEqual([]);
  });

  it('give checks that tell one half from another', async () => {
    const root = resolve(import.meta.dirname, '../..');
    const runtime = pathToFileURL(join(root, 'src/schema/runtime/index.ts')).pathname;
    for (const [path, text] of Object.entries(await project.files())) {
      if (path.endsWith('.js'))
        await project.write(path, text.replaceAll('"specwright/runtime"', JSON.stringify(runtime)));
    }
    const { contract } = await import(project.path('generated/contract.js'));
    const { checks } = await contract.load(0);
    const name = Object.keys(checks).find(key => key.startsWith('body'))!;
    const codes = (value: unknown) => checks[name](value)?.map(({ code }: { code: string }) => code);
    expect(codes({ [half]: half, [other]: 1 })).toBeUndefined();
    expect(codes({ [half]: '\ufffd' })).toEqual(['enum']);
    expect(codes({ [half]: other, [other]: '1' })).toEqual(['type']);
    expect(codes({ [other]: 1 })).toContain('required');
    expect(codes({ [half]: half, '\ufffd': 1 })).toEqual(['additionalProperties']);
  });
});
