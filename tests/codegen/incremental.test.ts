import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Project } from './project.js';

const document = `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /pets:
    parameters: [{ name: zoo, in: query, schema: { type: string, maxLength: 30 } }]
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
      parameters: [{ $ref: '#/components/parameters/Trace' }]
      responses:
        '200': { description: All, content: { application/json: { schema: { $ref: '#/components/schemas/Tags' } } } }
        '404': { $ref: '#/components/responses/NoShop' }
security: []
components:
  parameters:
    Trace: { name: trace, in: header, schema: { type: string } }
  responses:
    NoShop: { description: No such shop }
  securitySchemes:
    key: { type: apiKey, in: header, name: Key }
  schemas:
    Tags: { type: array, maxItems: 9, items: { $ref: '#/components/schemas/Tag' } }
    Tag: { type: string, minLength: 1 }
    Pet: { type: object, required: [name], properties: { id: { type: string, readOnly: true }, name: { type: string } } }
    Cycle: { type: array, items: { $ref: '#/components/schemas/Cycle' } }
`;

const edits = [
  { what: 'a limit of a parameter', from: 'maximum: 10', to: 'maximum: 20' },
  { what: 'the type of a parameter', from: 'type: integer, maximum: 10', to: 'type: boolean' },
  { what: 'a parameter of two operations', from: 'maxLength: 30', to: 'maxLength: 31' },
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
  { what: 'a schema that one operation uses', from: 'minLength: 1', to: 'minLength: 2' },
  { what: 'the name of a schema that one operation uses', from: /Tag\b/g, to: 'Label' },
  {
    what: 'what a schema extends',
    from: 'type: string, minLength: 1',
    to: "allOf: [{ $ref: '#/components/schemas/Pet' }]",
  },
  { what: 'a component that only another one leads to', from: 'maxItems: 9', to: 'maxItems: 8' },
  {
    what: 'a parameter that is a component',
    from: 'in: header, schema: { type: string }',
    to: 'in: header, schema: { type: boolean }',
  },
  {
    what: 'a response that is a component',
    from: 'description: No such shop',
    to: 'description: None, content: { text/plain: { schema: { type: string } } }',
  },
  { what: 'a schema less', from: / {4}Cycle:.*\n/, to: '' },
  { what: 'a schema that nothing refers to', from: 'schemas:\n', to: 'schemas:\n    More: { type: boolean }\n' },
  { what: 'a security scheme', from: 'in: header, name: Key', to: 'in: query, name: key' },
  { what: 'what all operations need', from: 'security: []', to: 'security: [{ key: [] }]' },
  { what: 'the title', from: 'title: Shop', to: 'title: Zoo' },
];

describe('generating after a change, with what an earlier run made', () => {
  it.each(edits)('gives what generating from nothing gives: $what', async ({ from, to }) => {
    const project = await Project.create({ 'api.yaml': document });
    try {
      await project.generate();
      const first = await project.files();
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
      const after = await project.files();
      for (const name of Object.keys(first).filter(name => /^generated\/.*\.(?:js|ts)$/.test(name)))
        expect(after[name]).toBe(first[name]);
    } finally {
      await project.remove();
    }
  });
});

describe('generating after a change of a document that tells its schemas apart', () => {
  const animals = (more: string) => `openapi: 3.1.0
info: { title: Zoo, version: '1' }
paths:
  /animals:
    post:
      operationId: addAnimal
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Animal' } } } }
      responses: { '204': { description: Added } }
  /cats:
    get:
      operationId: getCat
      responses: { '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Cat' } } } } }
components:
  schemas:
    Animal: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
    Cat: { ${more}properties: { lives: { type: integer, readOnly: true } } }
`;

  it('finds a child that the parent does not name', async () => {
    const project = await Project.create({ 'api.yaml': animals('') });
    try {
      await project.generate();
      await project.write('api.yaml', animals("allOf: [{ $ref: '#/components/schemas/Animal' }], "));
      await project.generate();
      await project.generate({ cache: false, out: 'fresh' });
      expect(await project.read('generated/types.d.ts')).toBe(await project.read('fresh/types.d.ts'));
      expect(await project.read('generated/handlers.d.ts')).toBe(await project.read('fresh/handlers.d.ts'));
      expect(await project.read('generated/validators/_shared.js')).toBe(
        await project.read('fresh/validators/_shared.js'),
      );
    } finally {
      await project.remove();
    }
  });
});

/** Pieces of a document, each of which an edit may replace by another of its kind. */
const pieces = {
  schema: [
    '{ type: string, maxLength: 5 }',
    '{ type: integer }',
    "{ $ref: '#/components/schemas/A' }",
    "{ $ref: '#/components/schemas/B' }",
    "{ oneOf: [{ type: string }, { type: object, properties: { a: { $ref: '#/components/schemas/C' } } }] }",
    '{ oneOf: [{ type: string }, { type: integer, format: strange }] }',
    '{ type: object, required: [id, a], properties: { id: { readOnly: true }, a: { oneOf: [{ type: string }] } } }',
    "{ allOf: [{ $ref: '#/components/schemas/C' }, { required: [id] }] }",
  ],
};

class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }
}

function written(choices: readonly number[]): string {
  const at = (index: number) => pieces.schema[choices[index] ?? 0];
  // renamed, and added or removed
  const own = (choices[9] ?? 0) % 3 === 0 ? 'D' : 'E';
  const lonely = (choices[9] ?? 0) % 2 === 0 ? '    Lonely: { type: array }\n' : '';
  const operation = (id: string, index: number) => `
      operationId: ${id}
      requestBody: { content: { application/json: { schema: ${at(index)} } } }
      responses: { '200': { description: Ok, content: { application/json: { schema: ${at(index + 1)} } } } }`;
  return `openapi: 3.1.0
info: { title: Random, version: '1' }
paths:
  /one:
    parameters: [{ name: q, in: query, schema: ${at(0)} }]
    post:${operation('one', 1)}
    put:${operation('two', 2)}
  /two:
    post:${operation('three', 4)}
  /three:
    post:${operation('four', 5)}
  /four:
    post:
      operationId: five
      responses: { '200': { description: Ok, content: { application/json: { schema: { $ref: '#/components/schemas/${own}' } } } } }
components:
  schemas:
${lonely}    ${own}: { type: object, properties: { one: ${at(8)} } }
    A: ${choices[7] === 2 ? '{ type: string }' : at(7)}
    B: { type: object, properties: { a: { $ref: '#/components/schemas/A' }, b: { $ref: '#/components/schemas/B' } } }
    C: { type: object, properties: { id: { type: string, readOnly: true }, b: { $ref: '#/components/schemas/B' } } }
`;
}

/** What a machine that stops, another program, or another build may leave of a cache. */
const damages: readonly ((log: Buffer, random: Random) => Buffer)[] = [
  log => log,
  (log, random) => log.subarray(0, random.below(log.length)),
  (log, random) => {
    const at = random.below(log.length);
    return Buffer.concat([log.subarray(0, at), Buffer.from([(log[at] ?? 0) ^ 1]), log.subarray(at + 1)]);
  },
  (log, random) => Buffer.concat([log, log.subarray(random.below(log.length))]),
  () => Buffer.from('not a cache'),
  () => Buffer.alloc(0),
];

async function damage(project: Project, random: Random): Promise<void> {
  const folder = project.path('.specwright/cache');
  const name = (await readdir(folder)).find(name => name.startsWith('records-') && name.endsWith('.log')) ?? '';
  const change = damages[random.below(damages.length)];
  const log = await readFile(join(folder, name));
  if (change) await writeFile(join(folder, name), change(log, random));
}

describe('a row of random edits, each upon what the one before left', () => {
  it.each([1, 2, 3, 4])('gives each time what generating from nothing gives (seed %i)', async seed => {
    const random = new Random(seed);
    const choices = Array.from({ length: 10 }, () => random.below(pieces.schema.length));
    const start = [...choices];
    const project = await Project.create({ 'api.yaml': written(choices) });
    try {
      await project.generate();
      for (let step = 0; step < 8; step++) {
        choices[[7, 8, 9][step % 6] ?? random.below(7)] = random.below(pieces.schema.length);
        // some go back to what there was
        if (step % 5 === 4) choices.splice(0, choices.length, ...start);
        // the edits before and after one upon a damaged cache go by a whole one
        if (step % 3 === 2) await damage(project, random);
        await project.write('api.yaml', written(choices));
        const { findings } = await project.generate();
        const fresh = await project.generate({ cache: false, out: `fresh${step}` });
        expect(findings).toEqual(fresh.findings);
        const files = await project.files();
        const generated = Object.keys(files).filter(name => /^generated\/.*\.(?:js|ts)$/.test(name));
        expect(generated.length).toBeGreaterThan(5);
        for (const name of generated) expect(files[name]).toBe(files[name.replace('generated/', `fresh${step}/`)]);
      }
    } finally {
      await project.remove();
    }
  });
});
