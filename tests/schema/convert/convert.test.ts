import type { SchemaJson } from '../../../src/contract/index.js';
import {
  applyConvert,
  convertKey,
  createConverts,
  planConvert,
  type ValueFormats,
  valueFormatOf,
  valueFormats,
} from '../../../src/schema/convert/index.js';
import type { Use } from '../../../src/schema/types.js';
import { schemasOf } from '../sample/hand-made-schemas.js';

const instant: SchemaJson = { type: 'string', format: 'date-time' };
const text = '2024-02-29T12:30:00.000Z';
const value = new Date(text);

const matches = (pattern: string, name: string) => new RegExp(pattern, 'u').test(name);

function convertOf(
  json: SchemaJson,
  others: { readonly [id: string]: SchemaJson } = {},
  use: Use = 'any',
  formats: ValueFormats = valueFormats,
) {
  const schemas = schemasOf({ root: json, ...others });
  const request = { schema: schemas.get('root')!, use };
  return createConverts(schemas, [request], { formats, matches })(request);
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

describe('createConverts', () => {
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

  it('takes the child that the discriminator of its parent names, wherever the reading begins', () => {
    const parent = {
      properties: { kind: {} },
      discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', Pet: 'root' } },
    };
    const Cat = { allOf: [{ $ref: 'root' }, { properties: { born: instant, kittens: { items: { $ref: 'root' } } } }] };
    const wire = {
      kind: 'cat',
      born: text,
      kittens: [
        { kind: 'cat', born: text },
        { kind: 'Pet', born: text },
      ],
    };
    const want = {
      kind: 'cat',
      born: value,
      kittens: [
        { kind: 'cat', born: value },
        { kind: 'Pet', born: text },
      ],
    };
    const schemas = schemasOf({ root: parent, Cat });
    for (const id of ['root', 'Cat']) {
      const request = { schema: schemas.get(id)!, use: 'any' } as const;
      const convert = createConverts(schemas, [request], { formats: valueFormats })(request)!;
      expect(convert.parse(wire)).toEqual(want);
      expect(convert.serialise(want)).toEqual(wire);
    }
  });

  it.each([
    ['a list', { items: instant }, 7],
    ['a tuple and what follows', { prefixItems: [{}, {}], items: instant }, 2],
    ['a tuple of parts', { allOf: [{ prefixItems: [{}, instant] }, { $ref: 'more' }] }, 1],
  ] as const)('serialises single items of %s', (_, json, index) => {
    const convert = convertOf(json as unknown as SchemaJson, { more: { items: {} } })!;
    expect(convert.serialiseItem?.(value, index)).toBe(text);
    expect(convert.serialiseItem?.('other', 0)).toBe('other');
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
    const json = { properties: { at: { ...(instant as object), readOnly: true } } };
    expect(convertOf(json, {}, 'request')).toBeUndefined();
    expect(convertOf(json, {}, 'response')).toBeDefined();
  });
});

describe('planConvert', () => {
  it('is plain data that does the same when it was written and read', () => {
    for (const [, json, wire, want] of cases) {
      const schemas = schemasOf({ root: json });
      const request = { schema: schemas.get('root')!, use: 'any' } as const;
      const plan = planConvert(schemas, [request], new Set(Object.keys(valueFormats)));
      const read = JSON.parse(JSON.stringify(plan)) as typeof plan; // what was written
      expect(read).toEqual(plan);
      expect(applyConvert(read, {}, matches)(convertKey(request))?.parse(wire)).toEqual(want);
    }
  });

  it('uses formats of the user', () => {
    const money = {
      test: () => true,
      parse: (wire: unknown) => ({ cents: Number(wire) * 100 }),
      serialise: (own: unknown) => String((own as { cents: number }).cents / 100), // made by parse
    };
    const json = { type: 'array', items: { type: 'string', format: 'money' } };
    const convert = convertOf(json, {}, 'any', { money })!;
    expect(convert.parse(['1.5'])).toEqual([{ cents: 150 }]);
    expect(convert.serialise([{ cents: 150 }])).toEqual(['1.5']);
  });

  it('calls the functions of a defined format with what they are about, and nothing else', () => {
    const seen: unknown[] = [];
    const note = (value: string): string => {
      seen.push(value);
      return value;
    };
    const code = valueFormatOf({
      applies: 'string',
      expected: 'a code',
      test: (value: string) => value.startsWith('c'),
      parse: (value: string) => ({ code: note(value) }),
      serialise: (value: { code: string }) => note(value.code),
    })!;
    expect([null, 3, 'x', 'c1'].map(code.parse)).toEqual([null, 3, 'x', { code: 'c1' }]);
    expect([null, undefined, 'c2', { code: 'c3' }].map(code.serialise)).toEqual([null, undefined, 'c2', 'c3']);
    expect(seen).toEqual(['c1', 'c3']);
    expect(valueFormatOf({ applies: 'string', expected: 'a code', test: () => true })).toBeUndefined();
  });

  it('leaves a branch whose format can not write a value to the next one', () => {
    const strict = valueFormatOf({
      applies: 'string',
      expected: 'a point',
      test: (value: string) => value.includes(','),
      parse: (value: string) => value.split(',').map(Number),
      serialise(value: unknown) {
        if (!Array.isArray(value)) throw new TypeError('no point');
        return value.join();
      },
    })!;
    const json = {
      oneOf: [
        { type: 'string', format: 'point' },
        { type: 'object', properties: { at: instant } },
      ],
    };
    const convert = convertOf(json, {}, 'any', { ...valueFormats, point: strict })!;
    expect(convert.parse('1,2')).toEqual([1, 2]);
    expect([[1, 2], { at: value }].map(convert.serialise)).toEqual(['1,2', { at: text }]);
  });
});
