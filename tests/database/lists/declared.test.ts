import { describe, expect, it } from '@jest/globals';
import { createContract } from '../../../src/contract/index.js';
import { assertDeclared, createLister, limitsOf } from '../../../src/database/index.js';
import { loadText } from '../../../src/document/index.js';
import { runtimeContract } from '../../../src/enforce/from-contract.js';

const usual: Record<string, string> = {
  limit: 'type: integer, minimum: 1, maximum: 50, default: 20',
  cursor: 'type: string',
  sort: 'type: string, enum: [name, -created_at], default: name',
  fields: 'type: array, items: { enum: [id, name] }',
  team: 'type: string',
};

/** A contract whose list has these parameters beside the usual ones; '' takes one away. */
async function contractOf(changed: Record<string, string> = {}) {
  const parameters = Object.entries({ ...usual, ...changed })
    .filter(([, schema]) => schema !== '')
    .map(([name, schema]) => `        - { name: ${name}, in: query, schema: { ${schema} } }`);
  const text = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
${parameters.join('\n')}
      responses: { '200': { description: Pets } }
`;
  return runtimeContract(createContract(await loadText(text, { display: 'pets.yaml' })));
}

const listerOf = (changed = {}) =>
  createLister({
    operation: 'listPets',
    secret: 's'.repeat(32),
    from: knex => knex('pets'),
    columns: { id: 'id', name: 'name' },
    sorts: { name: 'name', created_at: 'created_at' },
    defaultSort: 'name',
    tieBreaker: 'id',
    filters: { team: { column: 'team', operator: '=' } },
    fields: {},
    limit: { default: 20, maximum: 50 },
    ...changed,
  });

describe('the limits of a contract', () => {
  it('are read from the schema of its parameter', async () => {
    expect(await limitsOf(await contractOf(), 'listPets')).toEqual({ parameter: 'limit', default: 20, maximum: 50 });
  });

  it.each([
    ['type: integer, maximum: 1, default: 1', 1],
    ['type: integer, maximum: 10000, default: 100', 10_000],
    ['type: integer, exclusiveMaximum: 777, default: 5', 776],
  ])('of %s', async (limit, maximum) => {
    expect(await limitsOf(await contractOf({ limit }), 'listPets')).toMatchObject({ maximum });
  });

  it.each([
    ['no maximum', { limit: 'type: integer, default: 20' }, 'listPets', 'has no maximum'],
    ['no default', { limit: 'type: integer, maximum: 20' }, 'listPets', 'has no default'],
    ['no parameter', { limit: '' }, 'listPets', 'declares no query parameter limit'],
    ['no operation', {}, 'listCats', 'has no operation listCats'],
  ])('are missed where there is %s', async (_what, changed, operation, message) => {
    await expect(limitsOf(await contractOf(changed), operation)).rejects.toThrow(message);
  });
});

describe('a list that is held to its contract', () => {
  it('may read what is declared', async () => {
    await expect(assertDeclared(await contractOf(), listerOf())).resolves.toBeUndefined();
    const several = await contractOf({ sort: 'type: array, items: { enum: [name, -name] }', trace: 'type: string' });
    await expect(assertDeclared(several, listerOf(), ['trace'])).resolves.toBeUndefined();
    await expect(assertDeclared(await contractOf({ sort: '' }), listerOf())).resolves.toBeUndefined();
  });

  it.each([
    ['the list reads team, which is not declared', { team: '' }, {}],
    ['the list reads offset, which is not declared', {}, { offset: { maximum: 10 } }],
    ['the list reads after, which is not declared', {}, { cursor: { parameter: 'after' } }],
    ['age is declared, and the list does not read it', { age: 'type: integer' }, {}],
    ['sort accepts any text: declare an enum', { sort: 'type: string' }, {}],
    ['sort accepts none of what the list has', { sort: 'type: string, enum: [age]' }, {}],
    ['fields accepts any text: declare an enum', { fields: 'type: array, items: { type: string }' }, {}],
    ['the default of limit differs', {}, { limit: { default: 10, maximum: 50 } }],
    ['the maximum of limit differs', {}, { limit: { default: 20, maximum: 49 } }],
    ['the maximum of limit differs', {}, { limit: { default: 20, maximum: 51 } }],
  ])('is refused where %s', async (message, contract, list) => {
    await expect(assertDeclared(await contractOf(contract), listerOf(list))).rejects.toThrow(message);
  });

  it('is told all that differs at once', async () => {
    const work = assertDeclared(await contractOf({ team: '', age: 'type: integer' }), listerOf());
    await expect(work).rejects.toThrow(/listPets and its list differ: .*team.*; .*age/);
  });
});
