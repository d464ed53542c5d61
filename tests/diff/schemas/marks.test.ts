import { brief, schemaChanges } from './given.js';

const object = (property: string, rest = '') => `{ type: object${rest}, properties: { a: ${property} } }`;
const required = ', required: [a]';
const [plain, readOnly, writeOnly] = [
  '{ type: string }',
  '{ type: string, readOnly: true }',
  '{ type: string, writeOnly: true }',
] as const;

describe('a property that is marked as none of these messages is told once', () => {
  it.each<[what: string, travels: 'request' | 'response', old: string, now: string, told: string]>([
    [
      'readOnly, and required before and after',
      'request',
      object(plain, required),
      object(readOnly, required),
      'breaking schema-mark-changed `request body.a`: is `readOnly` now, and may not be sent any more',
    ],
    [
      'readOnly, and required no more',
      'request',
      object(plain, required),
      object(readOnly),
      'breaking schema-mark-changed `request body.a`: is `readOnly` now, and may not be sent any more',
    ],
    [
      'readOnly, and required now',
      'request',
      object(plain),
      object(readOnly, required),
      'breaking schema-mark-changed `request body.a`: is `readOnly` now, and may not be sent any more',
    ],
    [
      'writeOnly, and required',
      'response',
      object(plain, required),
      object(writeOnly, required),
      'breaking schema-mark-changed `response 200.a`: is `writeOnly` now, and is not there any more',
    ],
    [
      'readOnly no more, and required',
      'request',
      object(readOnly, required),
      object(plain, required),
      'breaking schema-mark-changed `request body.a`: has to be sent now, as it is not `readOnly` any more',
    ],
    [
      'readOnly no more, and optional',
      'request',
      object(readOnly),
      object(plain),
      'safe schema-mark-changed `request body.a`: may be sent now, as it is not `readOnly` any more',
    ],
    [
      'writeOnly no more',
      'response',
      object(writeOnly, required),
      object(plain),
      'breaking schema-mark-changed `response 200.a`: may be there now, as it is not `writeOnly` any more',
    ],
  ])('%s, in a %s', async (_, travels, old, now, told) => {
    expect((await schemaChanges(travels, [old, now])).map(brief)).toEqual([told]);
  });

  it.each<[what: string, holder: string]>([
    ['a component', "{ $ref: '#/components/schemas/Id' }"],
    ['a part of an allOf', "{ allOf: [{ $ref: '#/components/schemas/Id' }] }"],
    ['what an alias stands for', "{ $ref: '#/components/schemas/Alias' }"],
  ])('where it is %s that bears the mark', async (_, holder) => {
    const components = ['{ type: string, readOnly: true }', '{ type: string }'].map(
      id => `Id: ${id}, Alias: { $ref: '#/components/schemas/Id' }`,
    ) as [string, string];
    const told = async (rest: string, both: [string, string]) =>
      (await schemaChanges('request', [object(holder, rest), object(holder, rest)], { components: both })).map(brief);
    const back = components.toReversed() as [string, string];
    expect(await told(required, components)).toEqual([
      'breaking schema-mark-changed `request body.a`: has to be sent now, as it is not `readOnly` any more',
    ]);
    expect(await told('', components)).toEqual([
      'safe schema-mark-changed `request body.a`: may be sent now, as it is not `readOnly` any more',
    ]);
    expect(await told('', back)).toEqual([
      'breaking schema-mark-changed `request body.a`: is `readOnly` now, and may not be sent any more',
    ]);
  });

  it.each([
    ['declared', ', q: {}', 'breaking', 'has to be sent now, as it is not `readOnly` any more'],
    ['not declared', '', 'safe', 'may be sent now, as it is not `readOnly` any more'],
  ])('that another one has beside it, which is %s', async (_, other, level, said) => {
    const of = (mark: string) =>
      `{ type: object, properties: { p: { type: string${mark} }${other} }, dependentRequired: { q: [p] } }`;
    const [change, ...others] = await schemaChanges('request', [of(', readOnly: true'), of('')]);
    expect(others).toEqual([]);
    expect(brief(change!)).toBe(`${level} schema-mark-changed \`request body.p\`: ${said}`);
    expect(change!.softened).toBe(level === 'safe' ? 'undeclared-properties' : undefined);
  });

  it('places the mark where it stands', async () => {
    const [marked, unmarked] = ['Id: { type: string, readOnly: true }', 'Id: { type: string }'];
    const schema = object("{ $ref: '#/components/schemas/Id' }");
    const [change] = await schemaChanges('request', [schema, schema], { components: [unmarked, marked] });
    expect(change?.after?.pointer).toBe('/components/schemas/Id');
    expect(change?.before?.pointer).toMatch(/requestBody.*\/properties\/a$/);
  });

  it.each([
    ['all others', 'additionalProperties: ', 'what may stand under names that are not declared is another'],
    ['all of a pattern', 'patternProperties: { "^x": ', undefined],
  ])('of %s', async (_, keyword, said) => {
    const of = (json: string) => `{ type: object, ${keyword}${json}${keyword.includes('{') ? ' }' : ''} }`;
    const [change, ...others] = await schemaChanges('request', [of(plain), of(readOnly)]);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ level: 'breaking', message: expect.stringContaining(said ?? '') });
    expect((await schemaChanges('request', [of(readOnly), of(plain)])).map(({ level }) => level)).toEqual(['safe']);
  });

  it.each([
    [
      'of a pattern',
      'patternProperties: { ^x: { type: string',
      ' } }',
      'is `readOnly` now, and may not be sent any more',
    ],
    [
      'of all others',
      'additionalProperties: { type: string',
      ' }',
      'what may stand under names that are not declared is another',
    ],
  ])('%s, and one of them is required', async (_, keyword, end, marked) => {
    const of = (mark: string) => `{ type: object, required: [x1], ${keyword}${mark}${end} }`;
    const [unmarked, read, write] = [of(''), of(', readOnly: true'), of(', writeOnly: true')];
    const levels = async (travels: 'request' | 'response', pair: [string, string]) =>
      (await schemaChanges(travels, pair)).map(({ level, message }) => `${level} ${message}`);
    expect(await levels('request', [read, unmarked])).toEqual([
      'breaking `request body`: `x1` has to be sent now',
      expect.stringMatching(/^safe/),
    ]);
    expect(await levels('request', [unmarked, read])).toEqual([expect.stringContaining(marked)]);
    expect(await levels('response', [unmarked, write])).toEqual([
      'breaking `response 200`: `x1` is not sent any more',
      expect.stringMatching(/^safe/),
    ]);
    expect(await levels('response', [write, unmarked])).toEqual([
      expect.stringMatching(/^breaking .* may come that never came|^breaking .* may be there now/),
      'safe `response 200`: `x1` is always there now',
    ]);
  });

  it('and is required as any other where marks do not count', async () => {
    const strict = { strict: ['mark-directions'] as const };
    const [old, now] = [object(readOnly), object(readOnly, required)];
    expect((await schemaChanges('request', [old, now], strict)).map(brief)).toEqual([
      'breaking schema-property-required `request body`: `a` has to be sent now',
    ]);
    expect((await schemaChanges('response', [now, old], strict)).map(brief)).toEqual([
      'breaking schema-property-optional `response 200`: `a` may be missing now',
    ]);
    expect(
      (await schemaChanges('request', [object(plain, required), object(readOnly, required)], strict)).map(brief),
    ).toEqual([]);
  });
});
