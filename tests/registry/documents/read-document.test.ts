import { readDocument } from '../../../src/registry/documents/read-document.js';

const read = (document: object) =>
  readDocument({ name: 'document', format: 'json', text: JSON.stringify({ openapi: '3.1.0', ...document }) });

const info = { title: 'T', version: '1' };
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Paths that all refer to one path item, whose operations have the tags given. */
function sharing(paths: number, tags: readonly string[]) {
  const operation = { tags, responses: { 200: { description: '' } } };
  const shared = Object.fromEntries(methods.map(method => [method, operation]));
  const references = Array.from({ length: paths }, (_, n) => [`/p${n}`, { $ref: '#/components/pathItems/shared' }]);
  return { info, paths: Object.fromEntries(references), components: { pathItems: { shared } } };
}

describe('reading a document', () => {
  it('gives its operations as the JSON that is stored', async () => {
    const outcome = await read(sharing(2, ['a']));
    expect(outcome).toMatchObject({ kind: 'read', facts: { openapi: '3.1.0', title: 'T', version: '1' } });
    const operations = outcome.kind === 'read' ? JSON.parse(outcome.facts.operations) : [];
    expect(operations).toHaveLength(16);
    expect(operations[0]).toEqual({
      method: 'GET',
      path: '/p0',
      operationId: null,
      summary: null,
      tags: ['a'],
      deprecated: false,
    });
  });

  it('refuses one whose few bytes stand for more text of operations than is kept, at the one that is too much', async () => {
    const tags = Array.from({ length: 50 }, (_, n) => `${n}`.padEnd(200, 'x'));
    const outcome = await read(sharing(250, tags));
    expect(outcome).toMatchObject({
      kind: 'unusable',
      findingsTotal: 1,
      findings: [
        { code: 'too-large', message: expect.stringContaining('16 MiB'), location: { file: 'document', line: 1 } },
      ],
    });
    expect(JSON.stringify(outcome).length).toBeLessThan(1000);
  });

  it('refuses one of more operations than are kept', async () => {
    const outcome = await read(sharing(6251, []));
    expect(outcome).toMatchObject({ findings: [{ message: 'The document has over 50,000 operations' }] });
    expect((await read(sharing(6250, []))).kind).toBe('read');
  });
});
