import { createContract } from '../../src/contract/index.js';
import { loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { createService } from '../../src/enforce/index.js';
import { Project } from '../codegen/project.js';
import { type Running, runService } from '../support/exchange.js';

const text = { type: 'string' };
const binary = { type: 'string', format: 'binary' };
const png = { contentType: 'image/png' };

interface Row {
  /** Of a multipart/mixed body. */
  readonly media: object;
  /** The media types of the parts that are sent. */
  readonly sent: readonly string[];
  /** What handlers.d.ts says of the body, on one line. */
  readonly type: string;
  readonly kinds: readonly string[];
}

const rows: readonly Row[] = [
  { media: { schema: { type: 'array', items: text } }, sent: ['', ''], type: 'string[]', kinds: ['text', 'text'] },
  { media: { schema: { type: 'array', items: binary } }, sent: ['image/gif'], type: 'UploadedFile[]', kinds: ['file'] },
  {
    media: { schema: { type: 'array', items: text }, itemEncoding: png },
    sent: ['image/png', 'image/png'],
    type: 'UploadedFile[]',
    kinds: ['file', 'file'],
  },
  {
    media: {
      schema: { type: 'array', prefixItems: [text, text], items: false, minItems: 2 },
      prefixEncoding: [{}, png],
    },
    sent: ['', 'image/png'],
    type: '[string, UploadedFile]',
    kinds: ['text', 'file'],
  },
  { media: { itemSchema: text }, sent: ['', ''], type: 'string[]', kinds: ['text', 'text'] },
  { media: { itemSchema: text, itemEncoding: png }, sent: ['image/png'], type: 'UploadedFile[]', kinds: ['file'] },
  { media: { itemSchema: binary }, sent: ['image/gif', 'a/b'], type: 'UploadedFile[]', kinds: ['file', 'file'] },
];

const document = {
  openapi: '3.2.0',
  info: { title: 'Parts', version: '1' },
  paths: Object.fromEntries(
    rows.map(({ media }, index) => [
      `/p${index}`,
      {
        post: {
          operationId: `part${index}`,
          requestBody: { required: true, content: { 'multipart/mixed': media } },
          responses: { 200: { description: 'What came.', content: { 'application/json': { schema: {} } } } },
        },
      },
    ]),
  ),
};

const kindOf = (value: unknown) =>
  typeof value === 'string' ? 'text' : typeof value === 'object' && value && 'bytes' in value ? 'file' : 'other';

describe('a list of parts is what its type in handlers says', () => {
  let running: Running;
  let types: string;
  beforeAll(async () => {
    const source = JSON.stringify(document);
    const contract = createContract(await loadText(source, { display: 'api.json' }));
    const handler = async ({ body }: { body?: unknown }) => ({ status: 200, body: (body as unknown[]).map(kindOf) });
    const handlers = Object.fromEntries(rows.map((_, index) => [`part${index}`, handler]));
    running = await runService(createService(runtimeContract(contract), { handlers, logger: false }));
    const project = await Project.create({ 'api.yaml': source });
    await project.generate({ cache: false });
    types = await project.read('generated/handlers.d.ts');
    await project.remove();
  });
  afterAll(() => running.close());

  it.each(rows.map((row, index) => [JSON.stringify(row.media), row, index] as const))(
    '%s',
    async (_media, { sent, type, kinds }, index) => {
      const operation = types.slice(types.indexOf(`  part${index}: {`), types.indexOf(`  part${index + 1}: {`));
      const [, printed = ''] = /"multipart\/mixed"; readonly body: ([\s\S]*?) \}\s*;\s*result/.exec(operation) ?? [];
      expect(printed.replace(/\s+/g, ' ')).toBe(type);
      const parts = sent.map(media => `--b\r\n${media && `Content-Type: ${media}\r\n`}\r\nabc\r\n`);
      const response = await running.send({
        method: 'POST',
        target: `/p${index}`,
        headers: { 'content-type': 'multipart/mixed; boundary=b' },
        body: Buffer.from(`${parts.join('')}--b--`),
      });
      expect([response.status, JSON.parse(response.body)]).toEqual([200, kinds]);
    },
  );
});
