import type { SchemaJson } from '../../../src/contract/index.js';
import { applyConvert, createConvert, planConvert, valueFormats } from '../../../src/schema/convert/index.js';
import { schemasOf } from '../sample/hand-made-schemas.js';

const instant: SchemaJson = { type: 'string', format: 'date-time' };
const text = '2024-02-29T12:30:00.000Z';
const value = new Date(text);

function convertOf(json: SchemaJson, others: { readonly [id: string]: SchemaJson } = {}) {
  const schemas = schemasOf({ root: json, ...others });
  const options = {
    formats: valueFormats,
    matches: (pattern: string, name: string) => new RegExp(pattern, 'u').test(name),
  };
  return createConvert(schemas, schemas.get('root')!, 'any', options);
}

const cases: readonly (readonly [what: string, json: SchemaJson, wire: unknown, want: unknown])[] = [
  ['a date-time', instant, text, value],
  ['a date', { type: 'string', format: 'date' }, '2024-02-29', new Date('2024-02-29')],
  ['an int64', { type: 'integer', format: 'int64' }, 5, 5n],
  ['an int64 past what a number holds', { type: 'integer', format: 'int64' }, 2n ** 60n, 2n ** 60n],
  ['bytes', { type: 'string', format: 'byte' }, 'YWJj', Buffer.from('abc')],
  ['a property', { properties: { at: instant } }, { at: text, other: text }, { at: value, other: text }],
  ['items', { items: instant }, [text, text], [value, value]],
  ['a tuple', { prefixItems: [{}, instant], items: { format: 'int64' } }, [text, text, 1], [text, value, 1n]],
  ['a map', { properties: { a: {} }, additionalProperties: instant }, { a: text, b: text }, { a: text, b: value }],
  ['pattern properties', { patternProperties: { '^at': instant } }, { at1: text, b: text }, { at1: value, b: text }],
  [
    'a part of allOf',
    { allOf: [{ properties: { a: {} } }, { properties: { b: instant } }] },
    { a: text, b: text },
    { a: text, b: value },
  ],
  ['null beside a format', { type: ['string', 'null'], format: 'date-time' }, null, null],
  ['the branch of anyOf that has a format', { anyOf: [instant, { type: 'string' }] }, 'soon', 'soon'],
  [
    'the branch of oneOf that a constant tells',
    {
      oneOf: [
        { properties: { kind: { const: 'text' }, at: { type: 'string' } }, required: ['kind'] },
        { properties: { kind: { const: 'time' }, at: instant }, required: ['kind'] },
      ],
    },
    [
      { kind: 'text', at: text },
      { kind: 'time', at: text },
    ][1],
    { kind: 'time', at: value },
  ],
  [
    'the branch of oneOf without a format',
    {
      oneOf: [
        { properties: { kind: { const: 'time' }, at: instant }, required: ['kind'] },
        { properties: { kind: { const: 'text' }, at: { type: 'string' } }, required: ['kind'] },
      ],
    },
    { kind: 'text', at: text },
    { kind: 'text', at: text },
  ],
];

describe('createConvert', () => {
  it.each(cases)('converts %s and back', (_, json, wire, want) => {
    const convert = convertOf(json)!;
    expect(convert.parse(wire)).toEqual(want);
    expect(convert.serialise(want)).toEqual(wire);
  });

  it('follows recursion', () => {
    const convert = convertOf({ properties: { at: instant, next: { $ref: 'root' } } })!;
    const wire = { at: text, next: { at: text, next: { at: text } } };
    expect(convert.parse(wire)).toEqual({ at: value, next: { at: value, next: { at: value } } });
    expect(convert.serialise(convert.parse(wire))).toEqual(wire);
  });

  it('takes the branch that the discriminator names', () => {
    const convert = convertOf(
      {
        oneOf: [{ $ref: 'A' }, { $ref: 'B' }],
        discriminator: { propertyName: 'kind', mapping: { a: 'A', b: 'B' } },
      },
      { A: { properties: { at: {} } }, B: { properties: { at: instant } } },
    )!;
    expect(convert.parse({ kind: 'a', at: text })).toEqual({ kind: 'a', at: text });
    expect(convert.parse({ kind: 'b', at: text })).toEqual({ kind: 'b', at: value });
  });

  it('changes nothing of what it is given, and shares what it does not convert', () => {
    const wire = Object.freeze({ at: text, rest: Object.freeze({ deep: 1 }) });
    const got = convertOf({ properties: { at: instant } })!.parse(wire) as typeof wire;
    expect(wire.at).toBe(text);
    expect(got.rest).toBe(wire.rest);
    const untouched = { at: 'not a time' };
    expect(convertOf({ properties: { at: instant } })!.parse(untouched)).toBe(untouched);
  });

  it('takes __proto__ for an ordinary name', () => {
    const json = JSON.parse('{"properties":{"__proto__":{"type":"string","format":"date-time"}}}') as SchemaJson;
    const got = convertOf(json)!.parse(JSON.parse(`{"__proto__":"${text}"}`)) as object;
    expect(Object.entries(got)).toEqual([['__proto__', value]]);
    expect(Object.getPrototypeOf(got)).toBe(Object.prototype);
  });

  it('is undefined where nothing is converted', () => {
    expect(convertOf({ properties: { a: { type: 'string' }, b: { $ref: 'root' } } })).toBeUndefined();
  });

  it('leaves alone what the direction keeps out', () => {
    const schemas = schemasOf({ root: { properties: { at: { ...(instant as object), readOnly: true } } } });
    const convert = (use: 'request' | 'response') =>
      createConvert(schemas, schemas.get('root')!, use, { formats: valueFormats });
    expect(convert('request')).toBeUndefined();
    expect(convert('response')).toBeDefined();
  });
});

describe('planConvert', () => {
  it('is plain data that does the same when it was written and read', () => {
    for (const [, json, wire, want] of cases) {
      const schemas = schemasOf({ root: json });
      const plan = planConvert(schemas, schemas.get('root')!, 'any', new Set(Object.keys(valueFormats)))!;
      const read = JSON.parse(JSON.stringify(plan)) as typeof plan; // what was written
      expect(read).toEqual(plan);
      expect(applyConvert(read, {}, (pattern, name) => new RegExp(pattern, 'u').test(name)).parse(wire)).toEqual(want);
    }
  });

  it('uses formats of the user', () => {
    const money = {
      test: () => true,
      parse: (wire: unknown) => ({ cents: Number(wire) * 100 }),
      serialise: (own: unknown) => String((own as { cents: number }).cents / 100), // made by parse
    };
    const schemas = schemasOf({ root: { type: 'array', items: { type: 'string', format: 'money' } } });
    const convert = createConvert(schemas, schemas.get('root')!, 'any', { formats: { money } })!;
    expect(convert.parse(['1.5'])).toEqual([{ cents: 150 }]);
    expect(convert.serialise([{ cents: 150 }])).toEqual(['1.5']);
  });
});
