import { changes } from './given.js';

const yaml = (values: string, maximum: number) => `paths:
  /pets:
    put:
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Pet' }
      responses: { '204': { description: done } }
components:
  schemas:
    Pet:
      type: object
      properties:
        kind:
          enum: ${values}
        sizes:
          type: array
          items:
            type: integer
            maximum: ${maximum}
`;

describe('where a change stands', () => {
  it('is the keyword in both documents, and the part of the value that fails', async () => {
    const [old, now] = [yaml('[cat, dog]', 9), `# a line more\n${yaml('[cat]', 5)}`];
    const found = await changes(old, now);
    expect(
      found.map(({ before, after, witness }) => [
        before!.pointer,
        before!.line,
        after!.pointer,
        after!.line,
        witness!.failing,
      ]),
    ).toEqual([
      ['/components/schemas/Pet/properties/kind/enum', 17, '/components/schemas/Pet/properties/kind/enum', 18, '/kind'],
      [
        '/components/schemas/Pet/properties/sizes/items/maximum',
        22,
        '/components/schemas/Pet/properties/sizes/items/maximum',
        23,
        '/sizes/0',
      ],
    ]);
  });

  it('is found in JSON as in YAML', async () => {
    const json = (type: string) =>
      JSON.stringify(
        {
          openapi: '3.1.0',
          info: { title: 'T', version: '1' },
          paths: {
            '/pets': {
              put: {
                requestBody: { content: { 'application/json': { schema: { type } } } },
                responses: { 204: { description: 'done' } },
              },
            },
          },
        },
        null,
        2,
      );
    const [change] = await changes(json('number'), json('integer'));
    const line =
      json('number')
        .split('\n')
        .findIndex(text => text.includes('"type": "number"')) + 1;
    const pointer = '/paths/~1pets/put/requestBody/content/application~1json/schema/type';
    expect([change!.before!.pointer, change!.before!.line]).toEqual([pointer, line]);
    expect([change!.after!.pointer, change!.after!.line]).toEqual([pointer, line]);
  });
});
