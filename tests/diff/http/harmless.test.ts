import { expectChanges } from './expect-changes.js';
import { compared } from './given.js';

/** One API with a parameter of each place, a form and a response, as a version of OpenAPI writes it. */
const api = (version: string, nullable: string, size: string) => `openapi: ${version}
info: { title: T, version: "1" }
servers: [{ url: "https://api.example/v1" }]
paths:
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    post:
      parameters:
        - { name: size, in: query, schema: ${size} }
        - { name: sort, in: query, schema: ${nullable} }
        - { name: tags, in: query, explode: false, schema: { type: array, items: { type: string } } }
      requestBody:
        content:
          application/x-www-form-urlencoded: { schema: { type: object, properties: { name: ${nullable} } } }
          multipart/form-data: { schema: { type: object, properties: { photo: { type: string, format: binary } } } }
      responses:
        '200': { description: ok, headers: { X-Rate: { schema: ${size} } }, content: { application/json: { schema: { type: object } } } }
        default: { description: no }
`;
const nullable = { old: '{ type: string, nullable: true }', now: '{ type: [string, "null"] }' };
const size = {
  old: '{ type: integer, minimum: 0, exclusiveMinimum: true }',
  now: '{ type: integer, exclusiveMinimum: 0 }',
};
const written = {
  '3.0': api('3.0.3', nullable.old, size.old),
  '3.1': api('3.1.0', nullable.now, size.now),
  '3.2': api('3.2.0', nullable.now, size.now),
};

describe('another way of writing the same', () => {
  it.each([
    ['3.0', '3.1'],
    ['3.1', '3.2'],
    ['3.0', '3.2'],
  ] as const)('is no change: OpenAPI %s and %s', async (one, other) => {
    await expectChanges(written[one], written[other], []);
    await expectChanges(written[other], written[one], []);
  });

  const text = written['3.1'];
  const inline = '{ name: size, in: query, schema: { type: integer, exclusiveMinimum: 0 } }';
  const component = (kind: string, name: string, value: string) => `components: { ${kind}: { ${name}: ${value} } }\n`;

  it.each<[what: string, now: string]>([
    [
      'a parameter in the components',
      `${text.replace(inline, "{ $ref: '#/components/parameters/Size' }")}${component('parameters', 'Size', inline)}`,
    ],
    [
      'a schema in the components',
      `${text.replace(/(name: size.*schema: )\{.*\} \}/, "$1{ $ref: '#/components/schemas/Size' } }")}${component('schemas', 'Size', '{ type: integer, exclusiveMinimum: 0 }')}`,
    ],
    ['one branch of allOf', text.replace(/(name: size.*schema: )(\{.*\}) \}/, '$1{ allOf: [$2] } }')],
    [
      'a path parameter that every operation states',
      text.replace(
        / {4}parameters: (\[.*\])\n {4}post:\n {6}parameters:\n/,
        (_, list: string) => `    post:\n      parameters:\n        - ${list.slice(1, -1)}\n`,
      ),
    ],
    [
      'what is the default anyway',
      text.replace('name: size,', 'name: size, required: false, style: form, explode: true, deprecated: false,'),
    ],
  ])('is no change: %s', async (_what, now) => {
    await expectChanges(text, now, []);
    await expectChanges(now, text, []);
  });

  it('hands on the same schemas for all of them', async () => {
    const { sites } = await compared(written['3.0'], written['3.2']);
    expect(sites.map(({ reaches }) => reaches.part)).toEqual([
      'path parameter id',
      'query parameter size',
      'query parameter sort',
      'query parameter tags',
      'request body, application/x-www-form-urlencoded',
      'request body, multipart/form-data',
      'response 200, header X-Rate',
      'response 200, application/json',
    ]);
  });
});

describe('parts by their order', () => {
  const parts = (first: string) => `openapi: 3.2.0
info: { title: T, version: "1" }
paths:
  /a:
    post:
      requestBody:
        required: true
        content:
          multipart/mixed:
            schema: { type: array, prefixItems: [{ type: object }] }
            prefixEncoding: [{ contentType: ${first} }]
      responses: { '204': { description: done } }
`;

  it('are compared by the media types that each may have', async () => {
    const { changes } = await expectChanges(
      parts('"application/json, application/vnd.a+json"'),
      parts('application/json'),
      ['breaking encoding-changed 9 9'],
    );
    expect(changes[0]!.witness!.message).toContain('Content-Type: application/vnd.a+json');
  });
});
