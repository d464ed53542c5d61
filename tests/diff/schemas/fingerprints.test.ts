import { body, changes, schemaChanges } from './given.js';

const one = (...branches: string[]) => `{ oneOf: [${branches.join(', ')}] }`;
const prints = (found: readonly { readonly fingerprint: string }[]) => found.map(each => each.fingerprint).sort();

/** Of two ways of writing the same change; each has some, none of them twice. */
async function expectSame(one: readonly [string, string], other: readonly [string, string]) {
  for (const travels of ['request', 'response'] as const) {
    const found = prints(await schemaChanges(travels, one));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found).size).toBe(found.length);
    expect(prints(await schemaChanges(travels, other))).toEqual(found);
  }
}

describe('the fingerprint of a change in a schema without a name stays the same', () => {
  const cat = (most: number) => `{ type: object, properties: { kind: { const: cat }, name: { maxLength: ${most} } } }`;
  const dog = (most: number) => `{ type: object, properties: { kind: { const: dog }, name: { maxLength: ${most} } } }`;
  const list = (most: number) => `{ type: array, items: { maxLength: ${most} } }`;

  it.each<[what: string, one: readonly [string, string], other: readonly [string, string]]>([
    [
      'branches told apart by a constant',
      [one(cat(9), dog(9)), one(cat(5), dog(4))],
      [one(dog(9), cat(9)), one(dog(4), cat(5))],
    ],
    [
      'branches of other types',
      [one(list(9), '{ type: integer }'), one(list(5), '{ type: integer }')],
      [one('{ type: integer }', list(9)), one('{ type: integer }', list(5))],
    ],
    [
      'a branch that is gone',
      [one(cat(9), list(9), '{ type: integer }'), one(cat(9), list(9))],
      [one('{ type: integer }', list(9), cat(9)), one(list(9), cat(9))],
    ],
    [
      'a branch that is gone and has nothing to be called by',
      [one('{ type: boolean }', '{ type: object, required: [a, b] }'), one('{ type: boolean }')],
      [one('{ type: object, required: [b, a] }', '{ type: boolean }'), one('{ type: boolean }')],
    ],
  ])('where branches change their order: %s', async (_, one, other) => {
    await expectSame(one, other);
  });

  it.each<[what: string, one: readonly [string, string], other: readonly [string, string]]>([
    ['values', ['{ enum: [a, b, c] }', '{ enum: [b, c, d] }'], ['{ enum: [c, b, a] }', '{ enum: [d, b, c] }']],
    [
      'types',
      ['{ type: [string, "null", integer] }', '{ type: [string, boolean] }'],
      ['{ type: [integer, string, "null"] }', '{ type: [boolean, string] }'],
    ],
    [
      'conjuncts',
      ['{ allOf: [{ minimum: 1 }, { minimum: 2 }] }', '{ minimum: 3 }'],
      ['{ allOf: [{ minimum: 2 }, { minimum: 1 }] }', '{ minimum: 3 }'],
    ],
    [
      'what is denied',
      ['{ not: { enum: [a, b] } }', '{ not: { enum: [c, b] } }'],
      ['{ not: { enum: [b, a] } }', '{ not: { enum: [b, c] } }'],
    ],
  ])('where what is told is written in another order: %s', async (_, one, other) => {
    await expectSame(one, other);
  });

  it('where words change that say nothing of values', async () => {
    const gone = (words: string) => one('{ type: integer }', `{ type: object, required: [a], ${words} }`);
    const now = one('{ type: integer }');
    await expectSame([gone('description: old'), now], [gone('description: new, x-order: 1, example: { a: 1 }'), now]);
  });

  it('where what a condition refers to is reworded and written in another order', async () => {
    const named = (most: number, words: string) => `X: { ${words}, allOf: [{ maxLength: ${most} }, { pattern: ^a }] }`;
    const moved = (most: number) => `X: { allOf: [{ pattern: ^a }, { maxLength: ${most} }], description: other }`;
    const schema = "{ type: string, not: { $ref: '#/components/schemas/X' } }";
    const of = async (components: [string, string]) =>
      prints(await schemaChanges('request', [schema, schema], { components }));
    const found = await of([named(9, 'title: x'), named(12, 'title: x')]);
    expect(found).toHaveLength(1);
    expect(await of([moved(9), moved(12)])).toEqual(found);
  });

  it('where children of a parent change their order', async () => {
    const child = (name: string, most: number) =>
      `${name}: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { m: { maxLength: ${most} } } }] }`;
    const pet = 'Pet: { type: object, required: [t], properties: { t: {} }, discriminator: { propertyName: t } }';
    const schema = "{ $ref: '#/components/schemas/Pet' }";
    const of = async (old: string[], now: string[]) =>
      prints(await schemaChanges('request', [schema, schema], { components: [old.join(), now.join()] }));
    const found = await of(
      [pet, child('Cat', 9), child('Dog', 9), child('Cow', 9)],
      [pet, child('Cat', 5), child('Dog', 4)],
    );
    expect(new Set(found).size).toBe(3);
    expect(
      await of([child('Cow', 9), child('Dog', 9), child('Cat', 9), pet], [child('Dog', 4), child('Cat', 5), pet]),
    ).toEqual(found);
  });

  it('where lines move and what stands around it is another', async () => {
    const pair = [
      '{ type: object, properties: { a: { maxLength: 9 } } }',
      '{ type: object, properties: { a: { maxLength: 5 } } }',
    ] as const;
    const [old, now] = pair.map(schema => body('request', schema));
    const moved = `# one\n# two\n\n${now!.replace('paths:\n', 'paths:\n  /others: { get: { responses: { "204": { description: none } } } }\n')}`;
    const broken = async (text: string) => (await changes(old!, text)).filter(({ level }) => level === 'breaking');
    expect(prints(await broken(moved))).toEqual(prints(await broken(now!)));
    expect(await broken(moved)).toHaveLength(1);
  });

  it('where parameters change their order', async () => {
    const document = (...parameters: string[]) =>
      `paths: { /a: { parameters: [${parameters[0]}], get: { parameters: [${parameters.slice(1).join(', ')}], responses: { '204': { description: none } } } } }\n`;
    const parameter = (name: string, most: number) =>
      `{ name: ${name}, in: query, schema: { type: integer, maximum: ${most} } }`;
    const [p, q, r] = ['p', 'q', 'r'].map(name => (most: number) => parameter(name, most)) as [
      (most: number) => string,
      (most: number) => string,
      (most: number) => string,
    ];
    const found = prints(await changes(document(p(9), q(9), r(9)), document(p(5), q(5), r(5))));
    expect(new Set(found).size).toBe(3);
    expect(prints(await changes(document(p(9), r(9), q(9)), document(p(5), q(5), r(5))))).toEqual(found);
  });
});

it('two changes that only their place tells apart have two fingerprints', async () => {
  const text = (most: number) => `{ type: string, maxLength: ${most} }`;
  const schema = (most: number) => `{ type: object, properties: { a: ${text(most)}, b: ${text(most)} } }`;
  expect(new Set(prints(await schemaChanges('request', [schema(9), schema(5)]))).size).toBe(2);
});

describe('another change of the same place has a fingerprint of its own', () => {
  const pet = 'Pet: { type: object, required: [t], properties: { t: {} }, discriminator: { propertyName: t } }';
  const extending = (name: string) =>
    `${name}: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { m: { type: integer } } }] }`;
  const ref = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
  const texts = (most: number) => `X: { type: string, maxLength: ${most} }`;
  const one = (schema: string, components: string) => ({ schema, components });
  const depending = (needs: string) =>
    one(`{ type: object, properties: { a: { type: string } }${needs && `, dependentRequired: { a: ${needs} }`} }`, '');
  const referring = (keyword: string) => (most: number) =>
    one(`{ ${keyword === 'contains' ? 'type: array, ' : ''}${keyword}: ${ref('X')} }`, texts(most));
  const choosing = (most: number) =>
    one(`{ oneOf: [{ type: string, maxLength: ${most} }, { type: string, minLength: 10 }] }`, '');

  it.each<[what: string, travels: 'request' | 'response', old: Side, one: Side, other: Side]>([
    [
      'a new child',
      'response',
      one(ref('Pet'), pets('Cat')),
      one(ref('Pet'), pets('Cat', 'Dog')),
      one(ref('Pet'), pets('Cat', 'Cow')),
    ],
    [
      'a child that is gone',
      'request',
      one(ref('Pet'), pets('Cat', 'Dog', 'Cow')),
      one(ref('Pet'), pets('Cat', 'Dog')),
      one(ref('Pet'), pets('Cat', 'Cow')),
    ],
    [
      'what depends on a property, by names that are not declared',
      'request',
      depending(''),
      depending('[b]'),
      depending('[c, d]'),
    ],
    [
      'what an array contains, by reference',
      'request',
      referring('contains')(9),
      referring('contains')(5),
      referring('contains')(4),
    ],
    ['what is denied, by reference', 'request', referring('not')(9), referring('not')(12), referring('not')(13)],
    ['branches that overlap', 'request', choosing(9), choosing(12), choosing(13)],
  ])('%s', async (_, travels, old, one, other) => {
    const of = (now: Side) =>
      schemaChanges(travels, [old.schema, now.schema], { components: [old.components, now.components] });
    const [found, others] = [await of(one), await of(other)];
    expect([...found, ...others].some(({ level }) => level === 'breaking')).toBe(true);
    const known = prints(found);
    expect(prints(others).filter(each => known.includes(each))).toEqual([]);
  });

  interface Side {
    readonly schema: string;
    readonly components: string;
  }

  function pets(...names: string[]): string {
    return [pet, ...names.map(extending)].join();
  }
});
