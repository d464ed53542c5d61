import { createContract } from '../../../src/contract/index.js';
import { diff } from '../../../src/diff/index.js';
import { loadText } from '../../../src/document/index.js';
import { body, brief, schemaChanges } from './given.js';

describe('schemas that lead back to themselves', () => {
  it('are compared, and shown by a value of the depth that it takes', async () => {
    const tree = (rest: string) =>
      `Tree: { type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } }${rest} } }`;
    const root = "{ $ref: '#/components/schemas/Tree' }";
    const components = [tree(', label: { type: string }'), tree(', label: { type: string, maxLength: 3 }')] as const;
    const found = await schemaChanges('request', [root, root], { components });
    expect(found.map(({ code, witness }) => [code, witness!.failing])).toEqual([['schema-size-changed', '/label']]);
  });

  it('are no change where only their unfolding is another', async () => {
    const once = "Tree: { type: object, properties: { next: { $ref: '#/components/schemas/Tree' } } }";
    const twice =
      "Tree: { type: object, properties: { next: { type: object, properties: { next: { $ref: '#/components/schemas/Tree' } } } } }";
    const root = "{ $ref: '#/components/schemas/Tree' }";
    for (const travels of ['request', 'response'] as const)
      expect((await schemaChanges(travels, [root, root], { components: [once, twice] })).map(brief)).toEqual([]);
  });

  it('are told once where two lead to each other', async () => {
    const pair = (most: number) =>
      `A: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }, B: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/A' }, n: { type: integer, maximum: ${most} } } }`;
    const root = "{ $ref: '#/components/schemas/A' }";
    const found = await schemaChanges('response', [root, root], { components: [pair(5), pair(9)] });
    expect(found.map(({ code, witness }) => [code, witness!.failing])).toEqual([['schema-bound-changed', '/b/n']]);
  });

  describe('of many components', () => {
    const verdict = async (count: number, at: number) => {
      const ring = (last: string) =>
        Array.from({ length: count }, (_, index) => {
          const next = `next: { $ref: '#/components/schemas/S${(index + 1) % count}' }`;
          return `S${index}: { type: object, properties: { ${next}${index === at ? last : ''} } }`;
        }).join(', ');
      const root = "{ $ref: '#/components/schemas/S0' }";
      const components = [ring(', n: { type: integer }'), ring(', n: { type: integer, minimum: 0 }')];
      const found = await schemaChanges('request', [root, root], { components: [components[0]!, components[1]!] });
      return found.map(
        ({ level, code, reason, witness }) => `${level} ${code} ${reason ?? witness!.failing.slice(0, 20)}`,
      );
    };

    it.each([100, 1000])('%i of them, are compared where a message can show what differs', async count => {
      expect(await verdict(count, 3)).toEqual(['breaking schema-bound-changed /next/next/next/n']);
    });

    it('are not called safe where no message is deep enough to show what differs', async () => {
      expect(await verdict(1000, 999)).toEqual(['risky schema-bound-changed depth']);
    });
  });
});

it('is told of each of a hundred schemas in a row that all change, with messages of bounded length', async () => {
  const row = (rest: string) =>
    Array.from({ length: 100 }, (_, index) => {
      const next = index < 99 ? `n: { $ref: '#/components/schemas/R${index + 1}' }, ` : '';
      return `R${index}: { type: object, properties: { ${next}v: { type: string } }${next && ', required: [n]'}${rest} }`;
    }).join(', ');
  const root = "{ $ref: '#/components/schemas/R0' }";
  const found = await schemaChanges('request', [root, root], { components: [row(''), row(', maxProperties: 9')] });
  expect(found.map(({ code }) => code)).toEqual(Array.from({ length: 100 }, () => 'schema-size-changed'));
  for (const { witness } of found) expect(witness!.message.join('\n').length).toBeLessThan(10_000);
});

it('is told of each of 600 schemas in a circle that all change, none of which a message can hold', async () => {
  const refer = (index: number) => `{ $ref: '#/components/schemas/S${index % 600}' }`;
  const circle = (rest: string) =>
    Array.from({ length: 600 }, (_, index) => {
      const required = index < 599 ? 'required: [n], ' : '';
      return `S${index}: { type: object, ${required}properties: { n: ${refer(index + 1)}, p: ${refer(index * 7 + 3)} }${rest} }`;
    }).join(', ');
  const components = [circle(''), circle(', maxProperties: 9')] as const;
  const found = await schemaChanges('request', [refer(0), refer(0)], { components });
  expect(found.map(({ level, code, reason }) => `${level} ${code} ${reason}`)).toEqual(
    Array.from({ length: 600 }, () => 'risky schema-size-changed depth'),
  );
});

it('is told once of a schema that others hold twice, each within the next', async () => {
  const twice = (index: number) => {
    const below = `{ $ref: '#/components/schemas/D${index - 1}' }`;
    return `D${index}: { allOf: [${below}, ${below}] }`;
  };
  const all = Array.from({ length: 40 }, (_, index) => twice(index + 1)).join();
  const contract = async (more: string) => {
    const text = body('request', "{ $ref: '#/components/schemas/D40' }", `D0: { type: string${more} }, ${all}`);
    return createContract(
      await loadText(`openapi: 3.1.0\ninfo: { title: T, version: "1" }\n${text}`, { display: 't.yaml' }),
    );
  };
  const { changes } = diff(await contract(''), await contract(', maxLength: 4'));
  expect(changes.map(({ level, code, witness }) => [level, code, witness?.confirmed])).toEqual([
    ['breaking', 'schema-size-changed', true],
  ]);
});

// https://json-schema.org/draft/2020-12/json-schema-core#section-9.4.1
it.each<[what: string, components: string, column?: number]>([
  ['allOf', 'A: { allOf: [{ $ref: "#/components/schemas/A" }] }'],
  ['not', 'A: { not: { $ref: "#/components/schemas/A" } }'],
  ['if', 'A: { if: { $ref: "#/components/schemas/A" }, then: { type: string } }'],
  ['dependentSchemas', 'A: { dependentSchemas: { a: { $ref: "#/components/schemas/A" } } }'],
  // of two that lead to each other, the one that is read first
  [
    'another',
    'A: { not: { $ref: "#/components/schemas/B" } }, B: { anyOf: [true, { $ref: "#/components/schemas/A" }] }',
    65,
  ],
])('are refused, on either side, where they never go down into the value: %s', async (_what, endless, column = 17) => {
  const root = "{ $ref: '#/components/schemas/A' }";
  const text = 'A: { type: string }';
  for (const travels of ['request', 'response'] as const) {
    const back = schemaChanges(travels, [root, root], { components: [text, endless] });
    await expect(back).rejects.toMatchObject({
      findings: [{ code: 'schema-endless', location: { file: 'new.yaml', line: 4, column } }],
    });
    const forth = schemaChanges(travels, [root, root], { components: [endless, text] });
    await expect(forth).rejects.toMatchObject({
      findings: [{ code: 'schema-endless', location: { file: 'old.yaml', line: 4, column } }],
    });
  }
});
