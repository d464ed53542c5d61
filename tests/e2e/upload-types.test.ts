import { createContract } from '../../src/contract/index.js';
import { loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { createService } from '../../src/enforce/index.js';
import { Project } from '../codegen/project.js';
import { type Running, runService } from '../support/exchange.js';

interface Row {
  readonly schema: object;
  readonly contentType?: string;
  /** What handlers.d.ts says of the part. */
  readonly type: 'UploadedFile' | 'UploadedFile[]' | 'string' | 'string[]' | 'unknown';
  /** What a part that comes with a file name gives, and one that is a plain field. */
  readonly file: 'file' | 'text' | 400;
  readonly field: 'file' | 'text' | 400;
}

const rows: readonly Row[] = [
  { schema: { type: 'string' }, type: 'string', file: 'text', field: 'text' },
  { schema: { type: 'string', format: 'binary' }, type: 'UploadedFile', file: 'file', field: 'file' },
  { schema: { contentMediaType: 'image/png' }, type: 'UploadedFile', file: 'file', field: 400 },
  { schema: { type: 'string', contentMediaType: 'image/png' }, type: 'UploadedFile', file: 'file', field: 400 },
  { schema: { type: 'string', contentEncoding: 'binary' }, type: 'UploadedFile', file: 'file', field: 'file' },
  { schema: { type: 'string', contentEncoding: 'base64' }, type: 'string', file: 'text', field: 'text' },
  {
    schema: { type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' },
    type: 'string',
    file: 'text',
    field: 'text',
  },
  { schema: { type: 'string', contentMediaType: 'text/plain' }, type: 'string', file: 'text', field: 'text' },
  { schema: { type: 'string' }, contentType: 'image/png, image/gif', type: 'UploadedFile', file: 'file', field: 400 },
  {
    schema: { type: 'array', items: { type: 'string', format: 'binary' } },
    type: 'UploadedFile[]',
    file: 'file',
    field: 'file',
  },
  {
    schema: { type: 'array', items: { type: 'string' } },
    contentType: 'image/png',
    type: 'UploadedFile[]',
    file: 'file',
    field: 400,
  },
  { schema: { type: 'array', items: { type: 'string' } }, type: 'string[]', file: 'text', field: 'text' },
  { schema: {}, type: 'unknown', file: 'file', field: 'text' },
];

const name = (index: number) => `part${index}`;

const document = {
  openapi: '3.1.0',
  info: { title: 'Uploads', version: '1' },
  paths: {
    '/uploads': {
      post: {
        operationId: 'upload',
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                properties: Object.fromEntries(rows.map(({ schema }, index) => [name(index), schema])),
              },
              encoding: Object.fromEntries(
                rows.flatMap(({ contentType }, index) => (contentType ? [[name(index), { contentType }]] : [])),
              ),
            },
          },
        },
        responses: { 200: { description: 'What came.', content: { 'application/json': { schema: {} } } } },
      },
    },
  },
};

function kindOf(value: unknown): unknown {
  if (Array.isArray(value)) return kindOf(value[0]);
  return typeof value === 'string' ? 'text' : typeof value === 'object' && value && 'bytes' in value ? 'file' : value;
}

describe('a part of a form is what its type in handlers says', () => {
  let running: Running;
  let types: string;
  beforeAll(async () => {
    const source = JSON.stringify(document);
    const contract = createContract(await loadText(source, { display: 'api.json' }));
    const handlers = {
      upload: async ({ body }: { body?: unknown }) => ({
        status: 200,
        body: Object.fromEntries(Object.entries(body as object).map(([part, value]) => [part, kindOf(value)])),
      }),
    };
    running = await runService(createService(runtimeContract(contract), { handlers, logger: false }));
    const project = await Project.create({ 'api.yaml': source });
    await project.generate();
    types = await project.read('generated/handlers.d.ts');
    await project.remove();
  });
  afterAll(() => running.close());

  const send = async (part: string, asFile: boolean) => {
    const form = new FormData();
    if (asFile) form.append(part, new Blob(['aGVsbG8='], { type: 'image/png' }), 'photo.png');
    else form.append(part, 'aGVsbG8=');
    const response = await fetch(`http://127.0.0.1:${running.port}/uploads`, { method: 'POST', body: form });
    return response.status === 200 ? ((await response.json()) as Record<string, unknown>)[part] : response.status;
  };

  it.each(
    rows.map((row, index) => [JSON.stringify(row.schema), row.contentType ?? 'no encoding', row, index] as const),
  )('%s with %s', async (_schema, _encoding, { type, file, field }, index) => {
    const printed = new RegExp(`\\b${name(index)}\\?: ([^;]+);`).exec(types)?.[1];
    expect({ type: printed, file: await send(name(index), true), field: await send(name(index), false) }).toEqual({
      type,
      file,
      field,
    });
  });
});
