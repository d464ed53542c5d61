import type { DiffOptions, Travels } from '../../../src/diff/index.js';
import { body, brief, changes as changesOf, schemaChanges } from './given.js';

type Kind = 'Cat' | 'Dog' | 'Cow';

const kind = (name: Kind, own: string) =>
  `${name}: { type: object, required: [type], properties: { type: { type: string }, ${own}: { type: integer } } }`;
const all = [kind('Cat', 'meow'), kind('Dog', 'bark'), kind('Cow', 'moo')].join();
const reference = (name: Kind) => `{ $ref: '#/components/schemas/${name}' }`;

interface Said {
  /** Values of the property, where they are not the names. */
  readonly mapping?: Readonly<Record<string, Kind>>;
  readonly beside?: string;
}

function choice(kinds: readonly Kind[], { mapping, beside = '' }: Said = {}): string {
  const leads = Object.entries(mapping ?? {}).map(([tag, name]) => `${tag}: '#/components/schemas/${name}'`);
  const rule = `propertyName: type${mapping ? `, mapping: { ${leads.join()} }` : ''}`;
  return `{ oneOf: [${kinds.map(reference).join()}], discriminator: { ${rule} }${beside} }`;
}

const found = (travels: Travels, pair: readonly [string, string], options: DiffOptions = {}) =>
  schemaChanges(travels, pair, { ...options, components: [all, all] });

const short = { cat: 'Cat', dog: 'Dog' } as const;
const open = { beside: ', x-extensible-enum: true' };

describe('a branch beside a discriminator', () => {
  it.each<[what: string, old: string, now: string]>([
    ['by the names of the schemas', choice(['Cat', 'Dog']), choice(['Cat', 'Dog', 'Cow'])],
    [
      'by values of their own',
      choice(['Cat', 'Dog'], { mapping: short }),
      choice(['Cat', 'Dog', 'Cow'], { mapping: { ...short, cow: 'Cow' } }),
    ],
    ['beside a single one', choice(['Cat']), choice(['Cat', 'Cow'])],
  ])('is what a response may hold that is new: %s', async (_, old, now) => {
    const [first] = await found('response', [old, now]);
    expect(brief(first!)).toBe(
      'breaking schema-branch-added `response 200`: `Cow` is a new choice, which clients do not know',
    );
    expect(first!.witness).toMatchObject({ confirmed: true, value: { type: expect.stringMatching(/cow/i) } });
  });

  it('is the one change where nothing else of the discriminator is another', async () => {
    const changes = await found('response', [choice(['Cat', 'Dog']), choice(['Cat', 'Dog', 'Cow'])]);
    expect(changes.map(({ code }) => code)).toEqual(['schema-branch-added']);
    const gone = await found('request', [choice(['Cat', 'Dog', 'Cow']), choice(['Cat', 'Dog'])]);
    expect(gone.map(brief)).toEqual([
      'breaking schema-branch-removed `request body`: `Cow` is no longer one of the choices, and clients may still send it',
    ]);
  });

  it('breaks though another branch lets its values through, and says that they are understood otherwise', async () => {
    const [added] = await found('response', [choice(['Cat']), choice(['Cat', 'Dog'])]);
    expect(added!.witness).toMatchObject({ outcome: 'understood-otherwise', confirmed: true, value: { type: 'Dog' } });
    const [gone] = await found('request', [choice(['Cat', 'Dog']), choice(['Cat'])]);
    expect(gone!.level).toBe('breaking');
    expect(gone!.witness).toMatchObject({ outcome: 'understood-otherwise', confirmed: true, value: { type: 'Dog' } });
    const strictly = await found('request', [choice(['Cat', 'Dog']), choice(['Cat'])], { strict: ['unknown-tags'] });
    expect(strictly.map(({ level }) => level)).toEqual(['safe', 'safe']);
  });

  it('is safe where the choice is open, and where it goes from a response or comes into a request', async () => {
    const [old, now] = [choice(['Cat', 'Dog'], open), choice(['Cat', 'Dog', 'Cow'], open)];
    const added = await found('response', [old, now]);
    expect(added).toMatchObject([{ level: 'safe', code: 'schema-branch-added', softened: 'extensible-enums' }]);
    expect(await found('request', [old, now])).toMatchObject([{ level: 'safe', code: 'schema-branch-added' }]);
    expect(await found('response', [now, old])).toMatchObject([{ level: 'safe', code: 'schema-branch-removed' }]);
  });

  it('is told beside what else the discriminator says otherwise', async () => {
    const [old, now] = [
      choice(['Cat', 'Dog'], { mapping: { a: 'Cat', b: 'Dog' } }),
      choice(['Cat', 'Dog', 'Cow'], { mapping: { a: 'Dog', b: 'Cat', c: 'Cow' } }),
    ];
    const changes = await found('response', [old, now], { strict: ['undeclared-properties'] });
    expect(changes.map(({ level, code }) => `${level} ${code}`).sort()).toEqual([
      'breaking schema-branch-added',
      'breaking schema-condition-changed',
    ]);
  });

  it('is the same where only its list of values is another, which is told of that list', async () => {
    const kinds = (cat: string) =>
      `Cat: { type: object, required: [type], properties: { type: { enum: [${cat}] } } }, Dog: { type: object, required: [type], properties: { type: { const: dog } } }`;
    const changes = await schemaChanges('response', [choice(['Cat', 'Dog']), choice(['Cat', 'Dog'])], {
      components: [kinds('cat'), kinds('cat, lion')],
    });
    expect(changes.map(brief)).toEqual(['breaking schema-values-changed `Cat.type`: `"lion"` may stand there now']);
  });
});

describe('a `defaultMapping` that leads elsewhere', () => {
  const head = 'openapi: 3.2.0\ninfo: { title: T, version: "1" }\n';
  const pet = (name: string, mark: string) =>
    `${name}: { type: object, required: [mark], properties: { type: { type: string }, mark: { type: ${mark} } } }`;
  const led = (travels: Travels, to: Kind, beside = '') => {
    const rule = `discriminator: { propertyName: type, defaultMapping: ${to} }`;
    const schema = `{ oneOf: [${reference('Cat')}, ${reference('Dog')}${beside}], ${rule} }`;
    return head + body(travels, schema, `${pet('Cat', 'integer')}, ${pet('Dog', 'string')}`);
  };

  it.each<[travels: Travels, said: string]>([
    [
      'request',
      'breaking schema-condition-changed `request body`: by `discriminator` other values lead to `Cat` now, and led to `Dog`, and values that were accepted are refused',
    ],
    [
      'response',
      'breaking schema-condition-changed `response 200`: by `discriminator` other values lead to `Cat` now, and led to `Dog`, and values may come that never came',
    ],
  ])('breaks what names no branch, though another one lets it through: %s', async (travels, said) => {
    const [change, ...others] = await changesOf(led(travels, 'Dog'), led(travels, 'Cat'));
    expect([brief(change!), others]).toEqual([said, []]);
    const mark = expect.any(travels === 'request' ? String : Number);
    expect(change!.witness).toMatchObject({ outcome: 'understood-otherwise', confirmed: true, value: { mark } });
  });

  it('is safe where such values are tried on all branches', async () => {
    const strict = { strict: ['unknown-tags'] } as const;
    expect((await changesOf(led('request', 'Dog'), led('request', 'Cat'), strict)).map(({ level }) => level)).toEqual([
      'safe',
    ]);
    // a branch that no value leads to has them tried on all
    const beside = ', { type: object, required: [mark], properties: { mark: { type: boolean } } }';
    const [old, now] = [led('request', 'Dog', beside), led('request', 'Cat', beside)];
    expect((await changesOf(old, now)).map(({ level }) => level)).toEqual(['safe']);
  });
});

describe('null beside a choice of objects', () => {
  const of = (text: string, version: string) => [text, version] as const;
  const choices = [
    of(choice(['Cat', 'Dog'], { beside: ', nullable: true' }), '3.0.3'),
    of(choice(['Cat', 'Dog']).replace('],', ", { type: 'null' }],"), '3.1.0'),
    of(`{ anyOf: [${choice(['Cat', 'Dog'])}, { type: 'null' }] }`, '3.1.0'),
  ];
  const documentOf = (travels: Travels, [schema, version]: (typeof choices)[number], wrap: (text: string) => string) =>
    `openapi: ${version}\ninfo: { title: T, version: '1' }\n${body(travels, wrap(schema), all)}`;

  it.each(choices.flatMap(one => choices.map(other => [one, other] as const)))(
    'is the same however it is written: %j to %j',
    async (one, other) => {
      for (const travels of ['request', 'response'] as const)
        for (const wrap of [(text: string) => text, (text: string) => `{ type: object, properties: { p: ${text} } }`]) {
          const [old, now] = [documentOf(travels, one, wrap), documentOf(travels, other, wrap)];
          expect((await changesOf(old, now)).map(brief)).toEqual([]);
        }
    },
  );

  it('breaks where it is gone', async () => {
    const pair = [
      documentOf('request', choices[1]!, text => text),
      body('request', choice(['Cat', 'Dog']), all),
    ] as const;
    expect(await changesOf(...pair)).toContainEqual(
      expect.objectContaining({ level: 'breaking', witness: expect.objectContaining({ value: null }) }),
    );
  });
});

describe('a discriminator that is new or gone', () => {
  const pet = (name: string, own: string) =>
    `${name}: { type: object${own}, properties: { type: { type: string }, bark: { type: integer } } }`;
  const plain = `{ oneOf: [${reference('Cat')}, ${reference('Dog')}] }`;
  const of = (cat: string, dog: string) => [pet('Cat', cat), pet('Dog', dog)].join();
  const choices = (rule: string) => `{ oneOf: [${reference('Cat')}, ${reference('Dog')}]${rule} }`;
  const mapped = ", discriminator: { propertyName: type, mapping: { d: '#/components/schemas/Dog' } }";

  it.each<[Travels, string, string]>([
    ['request', plain, choices(mapped)],
    ['response', choices(mapped), plain],
  ])('is shown by a message that checks refuse, where there is one: %s', async (travels, old, now) => {
    const both = of('', ', required: [bark]');
    const [change] = await schemaChanges(travels, [old, now], { components: [both, both] });
    expect(change).toMatchObject({ level: 'breaking', code: 'schema-condition-changed' });
    expect(change!.witness!.outcome).toBeUndefined();
    expect(['d', 'Dog']).toContain((change!.witness!.value as { readonly type: string }).type);
  });

  it('is shown by one that is understood otherwise where checks refuse none', async () => {
    const both = of('', '');
    const pair = [plain, choices(mapped)].map(text => text.replace('oneOf', 'anyOf')) as [string, string];
    const [change] = await schemaChanges('request', pair, { components: [both, both] });
    expect(change!.witness).toMatchObject({ outcome: 'understood-otherwise', confirmed: true });
  });
});

it('what a branch differs in may break in the choice, beside its discriminator, and where the branch stands alone', async () => {
  const answer = (name: Kind | 'Pet') =>
    `{ put: { responses: { '200': { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } } } } } }`;
  const document = (rule: string, cat: string) => `paths: { /pets: ${answer('Pet')}, /cats: ${answer('Cat')} }
components:
  schemas:
    Pet: { anyOf: [${reference('Cat')}]${rule} }
    Cat: ${cat}
    Dog: { required: [kind, url] }
`;
  const rule = ", discriminator: { propertyName: kind, mapping: { dog: '#/components/schemas/Dog' } }";
  const cat = `{ properties: { id: { type: integer, readOnly: true }, tags: { type: object, additionalProperties: ${reference('Cat')} },
      kind: { enum: [cat] }, next: { type: integer } }, additionalProperties: {} }`;
  const found = await changesOf(document('', '{ additionalProperties: { type: string } }'), document(rule, cat));
  const breaking = found.filter(({ level }) => level === 'breaking');
  expect(breaking.flatMap(({ reaches }) => reaches.map(({ operation }) => operation))).toEqual(
    expect.arrayContaining(['PUT /pets', 'PUT /cats']),
  );
});
