import { Project } from './project.js';

const document = `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{ name: limit, in: query, schema: { type: integer, maximum: 10 } }]
      responses:
        '200': { description: All, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } } }
    post:
      operationId: addPet
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '204': { description: Added } }
  /shops:
    get:
      operationId: listShops
      responses: { '200': { description: All, content: { application/json: { schema: { type: string } } } } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { id: { type: string, readOnly: true }, name: { type: string } } }
    Cycle: { type: array, items: { $ref: '#/components/schemas/Cycle' } }
`;

const edits = [
  { what: 'a limit of a parameter', from: 'maximum: 10', to: 'maximum: 20' },
  { what: 'the type of a parameter', from: 'type: integer, maximum: 10', to: 'type: boolean' },
  { what: 'the name of an operation', from: 'operationId: listShops', to: 'operationId: allShops' },
  { what: 'a schema that two operations use', from: 'name: { type: string }', to: 'name: { type: number }' },
  { what: 'what only requests leave out', from: ', readOnly: true', to: '' },
  { what: 'the name of a schema', from: /Pet\b/g, to: 'Animal' },
  {
    what: 'a reference to another schema',
    from: "items: { $ref: '#/components/schemas/Pet' }",
    to: "items: { $ref: '#/components/schemas/Cycle' }",
  },
  {
    what: 'a reference into a schema',
    from: 'type: integer, maximum: 10',
    to: "$ref: '#/components/schemas/Pet/properties/name'",
  },
  {
    what: 'a reference into another operation',
    from: 'type: integer, maximum: 10',
    to: "$ref: '#/paths/~1shops/get/responses/200/content/application~1json/schema'",
  },
  {
    what: 'an operation more',
    from: '  /shops:',
    to: '  /more: { get: { responses: { default: { description: Any } } } }\n  /shops:',
  },
  { what: 'the title', from: 'title: Shop', to: 'title: Zoo' },
];

describe('generating after a change, with what an earlier run made', () => {
  it.each(edits)('gives what generating from nothing gives: $what', async ({ from, to }) => {
    const project = await Project.create({ 'api.yaml': document });
    try {
      await project.generate();
      const edited = document.replace(from, to);
      expect(edited).not.toBe(document);
      await project.write('api.yaml', edited);
      await project.generate();
      const given = await project.files();
      await project.generate({ cache: false, out: 'fresh' });
      const files = await project.files();
      const generated = Object.keys(given).filter(name => /^generated\/.*\.(?:js|ts)$/.test(name));
      expect(generated.length).toBeGreaterThan(5);
      for (const name of generated) expect(given[name]).toBe(files[name.replace('generated/', 'fresh/')]);
      await project.write('api.yaml', document);
      const back = await project.generate();
      expect(back.current).toBe(false);
    } finally {
      await project.remove();
    }
  });
});
