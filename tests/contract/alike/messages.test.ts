import { createAlikeMessages, createContract } from '../../../src/contract/index.js';
import { loadText } from '../../../src/document/index.js';

/** `GET /pets/{id}` with a path's parameter, one by reference, a body in a component that leads to a schema. */
function pets({ name = 'id', says = 'A pet', limit = 5, openapi = '3.1.0' } = {}): string {
  return `openapi: ${openapi}
info: { title: T, version: '1' }
paths:
  /pets/{${name}}:
    parameters: [{ name: ${name}, in: path, required: true, schema: { type: string } }]
    get:
      parameters: [{ $ref: '#/components/parameters/Trace' }]
      responses: { '200': { $ref: '#/components/responses/Pet' } }
components:
  parameters: { Trace: { name: Trace, in: header, schema: { type: string, example: a } } }
  responses:
    Pet:
      description: ${says}
      content: { application/json: { schema: { $ref: '#/components/schemas/Pet' }, example: ${says} } }
  schemas: { Pet: { type: string, description: ${says}, maxLength: ${limit} } }
`;
}

async function between(before: string, after: string) {
  const [old, now] = [await read(before), await read(after)];
  return createAlikeMessages()(old.operations[0]!, now.operations[0]!);
}

async function read(text: string) {
  return createContract(await loadText(text, { display: 'pets.yaml' }));
}

describe('messages of two documents', () => {
  it.each([
    ['the same text', {}, { meaning: true, words: true }],
    ['other words and examples', { says: 'An animal' }, { meaning: true, words: false }],
    ['another schema behind two references', { limit: 6 }, { meaning: false, words: false }],
    ['another name of a path parameter', { name: 'key' }, { meaning: false, words: false }],
    ['another version of OpenAPI', { openapi: '3.0.3' }, { meaning: false, words: false }],
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
    expect(await between(text, text)).toEqual({ meaning: false, words: false });
  });
});
