import { pathToFileURL } from 'node:url';
import type { RuntimeContract } from '../../src/plan/index.js';
import { compile } from './compile.js';
import { Project } from './project.js';

const pets = (extra = '') => `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '200': { description: all, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } } } } }
    post:
      operationId: addPet
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '201': { description: added, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string, maxLength: 4321 }${extra} } }
`;

const module = { 'package.json': '{"type":"module"}' };

describe('the validators', () => {
  let project: Project;
  beforeEach(async () => {
    project = await Project.create({ 'api.yaml': pets(), ...module });
    await project.generate({ cache: false });
  });
  afterEach(() => project.remove());

  it('of an operation are imported when they are first asked for, and no other ones with them', async () => {
    for (const name of ['list-pets', 'add-pet']) {
      const path = `generated/validators/${name}.js`;
      const text = await project.read(path);
      // as a module that is imported would: it leaves a trace
      await project.write(path, `${text}\n(globalThis.__loaded ??= []).push('${name}');\n`);
    }
    const loaded = () => (globalThis as { __loaded?: string[] }).__loaded ?? [];
    const { contract } = (await import(pathToFileURL(project.path('generated/contract.js')).href)) as {
      contract: RuntimeContract;
    };
    await contract.preload?.();
    expect(loaded()).toEqual([]);
    const { checks } = await contract.load(contract.plan.operations.findIndex(({ name }) => name === 'addPet'));
    expect(loaded()).toEqual(['add-pet']);
    expect(checks['body.application/json']?.({})?.map(({ code }) => code)).toEqual(['required']);
  });

  it('of a component that operations share stand in one file', async () => {
    const files = Object.entries(await project.files());
    const holding = files.filter(([path, text]) => path.endsWith('.js') && text.includes('4321'));
    expect(holding.map(([path]) => path)).toEqual(['generated/validators/_shared.js']);
    // the quick check, and the schema that explains a refusal
    expect(holding[0]?.[1].split('\n').filter(line => line.includes('4321'))).toHaveLength(2);
  });
});

describe('when the contract changes', () => {
  let project: Project;
  const handler = `import type { Handlers } from '../../generated/handlers.js';

export const addPet: Handlers['addPet'] = async ({ body }) => ({ status: 201, body: { name: body.name } });
`;
  beforeAll(async () => {
    project = await Project.create({ 'api.yaml': pets(), 'src/handlers/add-pet.ts': handler, ...module });
    await project.generate({ cache: false });
  });
  afterAll(() => project.remove());

  const errors = () => compile(project.folder).map(({ file, line }) => `${file}:${line}`);

  it('the compiler points at handlers that no longer fit, and at none that do', async () => {
    expect(errors()).toEqual([]);
    await project.write('api.yaml', pets(', age: { type: integer }').replace('[name]', '[name, age]'));
    await project.generate({ cache: false });
    expect(errors()).toEqual(['src/handlers/add-pet.ts:3']);
    expect(await project.read('src/handlers/add-pet.ts')).toBe(handler);
    await project.write('api.yaml', pets().replaceAll("'201'", "'202'"));
    await project.generate({ cache: false });
    expect(errors()).toEqual(['src/handlers/add-pet.ts:3']);
  });

  it('and at what collects them, where an operation has no handler', async () => {
    await project.write('api.yaml', pets());
    await project.generate({ cache: false });
    await project.write('src/handlers/add-pet.ts', 'export {};\n');
    expect(errors()).toEqual(expect.arrayContaining([expect.stringMatching(/^src\/handlers\/index\.ts:/)]));
  });
});
