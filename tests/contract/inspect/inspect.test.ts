import { createContract, inspect } from '../../../src/contract/index.js';
import { loadDocument } from '../../../src/document/index.js';
import { folderWith, removeFolders } from '../../document/folders.js';

afterEach(removeFolders);

const files = {
  'api.yaml': `openapi: 3.2.0
info: { title: Orders, version: '2' }
security: [{ bearer: [], key: [] }, { basic: [] }]
paths:
  /orders:
    get: { security: [], responses: { '200': { description: all } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses: { '201': { description: made } }
      callbacks: { paid: { '{$request.body#/url}': { post: { responses: { '200': { description: fine } } } } } }
    query: { security: [{}, { key: [] }], responses: { '200': { description: some } } }
    additionalOperations: { COPY: { responses: { '200': { description: copied } } } }
webhooks:
  shipped: { post: { responses: { '200': { description: fine } } } }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Order: { type: object, properties: { id: { type: string }, parts: { $ref: parts.yaml#/Parts } } }
    Id: { type: [string, 'null'] }
    Either: { oneOf: [{ $ref: '#/components/schemas/Id' }, false] }
    Named: { properties: { next: { $ref: '#/components/schemas/Named' } } }
    Any: { description: anything }
`,
  'parts.yaml': 'Parts: { type: array, items: { type: integer } }\n',
};

describe('inspect', () => {
  it('counts everything that a document has', async () => {
    const set = await loadDocument('api.yaml', { cwd: folderWith(files) });
    expect(inspect(createContract(set), set)).toEqual({
      openapi: '3.2.0',
      title: 'Orders',
      version: '2',
      operations: { total: 4, byMethod: { GET: 1, POST: 1, QUERY: 1, COPY: 1 } },
      webhooks: 1,
      callbacks: 1,
      // those with a place of their own: components, and what is referred to elsewhere
      schemas: { total: 6, components: 5, byKind: { object: 2, string: 1, oneOf: 1, any: 1, array: 1 } },
      security: {
        schemes: { bearer: 'http', basic: 'http', key: 'apiKey' },
        requirements: { 'bearer + key': 2, basic: 2, none: 2, key: 1 },
      },
      references: { total: 4, acrossFiles: 1, cyclic: 1 },
      size: { files: 2, bytes: Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0) },
      findings: { error: 0, warning: 0, info: 0 },
      unenforced: [
        expect.objectContaining({ construct: 'webhook shipped POST' }),
        expect.objectContaining({ construct: 'callback paid of POST /orders: POST {$request.body#/url}' }),
      ],
    });
  });
});
