import { createAlikeMessages, createContract } from '../../../src/contract/index.js';
import { loadText } from '../../../src/document/index.js';

/** `GET /pets/{id}` with a path's parameter, one by reference, a body in a component that leads to a schema. */
function pets({ name = 'id', says = 'A pet', limit = 5, trace = 'string', body = '', openapi = '3.1.0' } = {}): string {
  return `openapi: ${openapi}
info: { title: T, version: '1' }
paths:
  /pets/{${name}}:
    parameters: [{ name: ${name}, in: path, required: true, schema: { type: string } }]
    get:
      parameters: [{ $ref: '#/components/parameters/Trace' }]
${body && `      requestBody: ${body}\n`}      responses: { '200': { $ref: '#/components/responses/Pet' } }
components:
  parameters: { Trace: { name: Trace, in: header, schema: { type: ${trace}, example: a } } }
  responses:
    Pet:
      description: ${says}
      content: { application/json: { schema: { $ref: '#/components/schemas/Pet' }, example: ${says} } }
  schemas: { Pet: { type: string, description: ${says}, maxLength: ${limit} } }
`;
}

/** What is alike of two operations. */
async function between(before: string, after: string): Promise<string[]> {
  const [old, now] = [await read(before), await read(after)];
  const alike = createAlikeMessages()(old.operations[0]!, now.operations[0]!);
  return Object.entries(alike).flatMap(([part, isAlike]) => (isAlike ? [part] : []));
}

async function read(text: string) {
  return createContract(await loadText(text, { display: 'pets.yaml' }));
}

describe('messages of two documents', () => {
  it.each([
    ['the same text', {}, ['parameters', 'requestBody', 'responses', 'words']],
    ['other words and examples', { says: 'An animal' }, ['parameters', 'requestBody', 'responses']],
    ['another schema behind two references', { limit: 6 }, ['parameters', 'requestBody']],
    ['another parameter behind a reference', { trace: 'integer' }, ['requestBody', 'responses']],
    ['another request body', { body: '{ content: { text/plain: {} } }' }, ['parameters', 'responses']],
    ['another name of a path parameter', { name: 'key' }, []],
    ['another version of OpenAPI', { openapi: '3.0.3' }, []],
  ])('with %s are alike as far as that goes', async (_, other, want) => {
    expect(await between(pets(), pets(other))).toEqual(want);
  });

  it('are told apart where a component refers back to itself', async () => {
    const kinds = `headers:
    Kind:
      content:
        multipart/form-data: { encoding: { a: { headers: { Kind: { $ref: '#/components/headers/Kind' } } } } }
  responses:`;
    const text = pets().replace(
      'responses:\n    Pet:',
      `${kinds}\n    Pet:\n      headers: { Kind: { $ref: '#/components/headers/Kind' } }`,
    );
    expect(await between(text, text)).toEqual(['parameters', 'requestBody']);
  });
});
