import { createParameterReader } from '../../../src/enforce/parameters/index.js';
import type { OperationChecks, ParameterPlan, WireShape } from '../../../src/plan/index.js';
import { noChecks, planOf, rawOf, readOne } from './plan-of.js';

const integer: WireShape = { primitive: ['integer'] };
const number: WireShape = { primitive: ['number'] };

function query(plans: readonly Partial<ParameterPlan>[], raw: string, options = {}) {
  const parameters = plans.map(plan => planOf({ in: 'query', ...plan }));
  return createParameterReader(parameters, { checks: noChecks, ...options })({ path: [], query: raw, rawHeaders: [] });
}

const codes = (read: { errors: readonly { code: string }[] }) => read.errors.map(({ code }) => code);

describe('texts as values', () => {
  it.each<[WireShape, string, unknown]>([
    [integer, '12', 12],
    [integer, '-0', -0],
    [integer, '1e3', 1000],
    [integer, '1.0', 1],
    [integer, '1.5', '1.5'],
    [integer, '0x10', '0x10'],
    [integer, '', ''],
    [integer, '%201', ' 1'],
    [integer, '+1', ' 1'],
    [integer, '01', '01'],
    [integer, '1.', '1.'],
    [integer, '.5', '.5'],
    [integer, 'Infinity', 'Infinity'],
    [integer, '٣', '٣'],
    [number, '1.5e-2', 0.015],
    [number, '1e', '1e'],
    [number, '1e400', '1e400'],
    [{ primitive: ['boolean'] }, 'true', true],
    [{ primitive: ['boolean'] }, 'True', 'True'],
    [{ primitive: ['null', 'integer'] }, 'null', null],
    [{ primitive: ['integer', 'string'] }, 'x', 'x'],
    [{}, '5', '5'],
    [{ items: integer }, '5', [5]],
    [{ primitive: ['string'], items: {} }, '5', '5'],
    [{}, 'a+b%2Bc', 'a b+c'],
  ])('%j reads %s', (wire, text, want) => {
    expect(query([{ wire }], `color=${text}`).query['color']).toEqual(want);
  });

  it('decodes after splitting', () => {
    const plan = { explode: false, wire: { items: {} } };
    expect(query([plan], 'color=a%2Cb,c').query['color']).toEqual(['a,b', 'c']);
    const inPath = readOne(planOf({ in: 'path', wire: { items: {} } }), 'a%2Cb,c');
    expect(inPath.value).toEqual(['a,b', 'c']);
  });

  it('keeps integers that a number cannot hold where bigints are asked for, and checks them as they were sent', () => {
    const seen: unknown[] = [];
    const checks: OperationChecks = { checks: { c: value => void seen.push(value) } };
    const plan = { wire: { items: integer }, check: 'c' };
    const read = query([plan], 'color=9007199254740993&color=2', { bigints: true, checks });
    expect(read.query['color']).toEqual([9007199254740993n, 2]);
    expect(seen).toEqual([[9007199254740993n, 2]]);
    expect(query([plan], 'color=9007199254740993').query['color']).toEqual([9007199254740992]);
  });

  it('takes a plus for itself where reserved characters are allowed', () => {
    expect(query([{ allowReserved: true }], 'color=a+b/c?d').query['color']).toBe('a+b/c?d');
  });

  it('reads an empty list of numbers from an empty text', () => {
    expect(query([{ explode: false, wire: { items: integer } }], 'color=').query['color']).toEqual([]);
  });
});

describe('deepObject', () => {
  const wire: WireShape = {
    properties: {
      gt: integer,
      tags: { items: {} },
      in: { properties: { a: integer } },
      list: { items: { properties: { n: integer } } },
    },
  };
  const plan = { style: 'deepObject', explode: true, wire } as const;
  it.each([
    ['color[gt]=1', { gt: 1 }],
    ['color%5Bgt%5D=1', { gt: 1 }],
    ['color[in][a]=2', { in: { a: 2 } }],
    ['color[tags][]=x&color[tags][]=y', { tags: ['x', 'y'] }],
    ['color[tags][1]=y&color[tags][0]=x', { tags: ['x', 'y'] }],
    ['color[tags]=x&color[tags]=y', { tags: ['x', 'y'] }],
    ['color[list][0][n]=1&color[list][1][n]=2', { list: [{ n: 1 }, { n: 2 }] }],
    ['color[tags][999999999]=x', { tags: { '999999999': 'x' } }],
    ['color[other]=5', { other: '5' }],
  ])('%s', (raw, want) => {
    const read = query([plan], raw);
    expect(read.errors).toEqual([]);
    expect(read.query['color']).toEqual(want);
  });

  it.each([
    ['color[gt]=1&color[gt]=2', ['repeated']],
    ['color[gt]=1&color[gt][a]=2', ['repeated']],
    ['color[gt=1', ['malformed']],
    [`color${'[a]'.repeat(40)}=1`, ['too-deep']],
  ])('refuses %s', (raw, want) => {
    expect(codes(query([plan], raw))).toEqual(want);
  });

  it('keeps __proto__ as data', () => {
    const value = query([plan], 'color[__proto__][polluted]=1').query['color'] as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('takes a plain value and arrays at the top', () => {
    expect(
      query([{ ...plan, wire: { primitive: ['integer'], properties: { gt: integer } } }], 'color=7').query['color'],
    ).toBe(7);
    expect(query([{ ...plan, wire: { items: {} } }], 'color[]=a&color[]=b').query['color']).toEqual(['a', 'b']);
  });
});

describe('createParameterReader', () => {
  it('refuses a repeated single value, an unknown name, a bad percent and a missing one', () => {
    const plans = [{ name: 'a' }, { name: 'b' }, { name: 'c', required: true }];
    const read = query(plans, 'a=1&a=2&b=%zz&d=1');
    expect(read.errors).toEqual([
      { in: 'query', name: 'd', pointer: '', code: 'unknown', message: 'is not declared' },
      { in: 'query', name: 'a', pointer: '', code: 'repeated', message: 'must be given once' },
      expect.objectContaining({ name: 'b', code: 'percent-encoding' }),
      { in: 'query', name: 'c', pointer: '', code: 'required', message: 'is required' },
    ]);
    expect(Object.keys(read.query)).toEqual([]);
  });

  it('ignores unknown names by option, and knows those of security schemes', () => {
    expect(query([], 'x=1', { unknownQuery: 'ignore' }).errors).toEqual([]);
    expect(query([], 'api_key=1', { knownQuery: ['api_key'] }).errors).toEqual([]);
    expect(codes(query([], 'x=1'))).toEqual(['unknown']);
  });

  it('applies defaults, or not by option', () => {
    expect(query([{ default: 20 }], '').query).toEqual({ color: 20 });
    expect(query([{ default: 20 }], '', { defaults: false }).query).toEqual({});
  });

  it.each<[what: string, plan: object, want: object]>([
    ['leaves out', {}, { query: {}, errors: [] }],
    ['gives the default of', { default: 7 }, { query: { color: 7 }, errors: [] }],
    ['misses, where it is required,', { required: true }, { errors: [{ code: 'required' }] }],
  ])('%s an empty number whose value may be empty', (_what, plan, want) => {
    const number = { allowEmptyValue: true, wire: integer, ...plan };
    expect(query([number], 'color=', { checks: { checks: {} } })).toMatchObject(want);
  });

  it('allows an empty value where declared, unchecked', () => {
    const checks: OperationChecks = { checks: { c: () => [{ pointer: '', code: 'type', message: 'no' }] } };
    expect(query([{ allowEmptyValue: true, check: 'c' }], 'color', { checks })).toMatchObject({
      query: { color: '' },
      errors: [],
    });
    expect(codes(query([{ check: 'c' }], 'color', { checks }))).toEqual(['type']);
  });

  it('maps violations with their pointer', () => {
    const checks: OperationChecks = {
      checks: { c: () => [{ pointer: '/1', code: 'maxLength', message: 'is too long' }] },
    };
    expect(query([{ check: 'c' }], 'color=a', { checks }).errors).toEqual([
      { in: 'query', name: 'color', pointer: '/1', code: 'maxLength', message: 'is too long' },
    ]);
  });

  it('converts what was checked', () => {
    const checks: OperationChecks = {
      checks: { c: value => (typeof value === 'string' ? undefined : []) },
      converts: { c: { parse: value => new Date(String(value)), serialise: String } },
    };
    const read = query([{ check: 'c', convert: 'c' }], 'color=2020-01-01T00:00:00Z', { checks });
    expect(read.query['color']).toEqual(new Date('2020-01-01T00:00:00Z'));
  });

  it('bounds 10,000 keys', () => {
    const raw = Array.from({ length: 10_000 }, (_, index) => `k${index}=1`).join('&');
    const read = query([], raw);
    expect(codes(read)[0]).toBe('too-many-parameters');
    expect(read.errors.length).toBeLessThan(30);
  });

  it('keeps __proto__ and constructor as names', () => {
    const read = query([{ name: '__proto__' }, { name: 'constructor' }], '__proto__=1');
    expect(Object.keys(read.query)).toEqual(['__proto__']);
    expect(read.query['constructor']).toBeUndefined();
  });

  it('joins header lines where a list is declared and refuses them elsewhere', () => {
    const read = (wire: WireShape) =>
      createParameterReader([planOf({ in: 'header', name: 'X-Ids', wire })], { checks: noChecks })({
        path: [],
        query: '',
        rawHeaders: ['Host', 'a', 'X-Ids', '1, 2', 'x-ids', '3'],
      });
    expect(read({ items: integer })).toMatchObject({ headers: { 'x-ids': [1, 2, 3] }, errors: [] });
    expect(codes(read({}))).toEqual(['repeated']);
  });

  it('takes headers as they are', () => {
    expect(readOne(planOf({ in: 'header' }), 'a%20b, c').value).toBe('a%20b, c');
  });

  it('reads cookies from the raw headers and asks for required ones', () => {
    const read = createParameterReader(
      [
        planOf({ in: 'cookie', name: 'session', required: true, wire: integer }),
        planOf({ in: 'cookie', name: 'b', required: true }),
      ],
      { checks: noChecks },
    )({ path: [], query: '', rawHeaders: ['Cookie', 'other=%zz; session=5'] });
    expect(read.cookies).toEqual({ session: 5 });
    expect(read.errors).toEqual([{ in: 'cookie', name: 'b', pointer: '', code: 'required', message: 'is required' }]);
  });

  it('takes path texts by name', () => {
    const plan = planOf({ in: 'path', name: 'id', wire: integer });
    expect(
      createParameterReader([plan], { checks: noChecks })({ ...rawOf(plan, undefined), path: { id: '7' } }).params,
    ).toEqual({ id: 7 });
  });

  it('parses content parameters', () => {
    const plan = planOf({ in: 'query', contentType: 'application/json' });
    expect(readOne(plan, 'color=%7B%22a%22%3A1%7D').value).toEqual({ a: 1 });
    expect(readOne(plan, 'color=%7B').errors).toMatchObject([{ code: 'malformed' }]);
    expect(readOne(planOf({ in: 'header', contentType: 'application/json' }), '[1]').value).toEqual([1]);
    expect(
      readOne(planOf({ in: 'path', contentType: 'application/json' }), '%7B%22a%22%3A%22b%2C%20c%22%7D').value,
    ).toEqual({
      a: 'b, c',
    });
    expect(readOne(planOf({ in: 'cookie', contentType: 'application/json' }), 'color=%5B1%2C2%5D').value).toEqual([
      1, 2,
    ]);
    expect(readOne(planOf({ in: 'query', contentType: 'text/plain' }), 'color=5').value).toBe('5');
  });

  it.each([
    ['path', '%7B%zz'],
    ['query', 'color=%7B%zz'],
  ] as const)('tells a bad %% of a content parameter as such: %s', (where, raw) => {
    expect(readOne(planOf({ in: where, contentType: 'application/json' }), raw).errors).toMatchObject([
      { in: where, name: 'color', code: 'percent-encoding' },
    ]);
  });

  it('reads the whole query by its media type', () => {
    const json = planOf({ in: 'querystring', contentType: 'application/json', required: true });
    expect(readOne(json, '%7B%22a%22%3A1%7D')).toEqual({ value: { a: 1 }, errors: [] });
    expect(readOne(json, '').errors).toMatchObject([{ in: 'query', code: 'required' }]);
    const form = planOf({
      in: 'querystring',
      contentType: 'application/x-www-form-urlencoded',
      wire: { properties: { a: integer } },
    });
    expect(readOne(form, 'a=1&b=2').value).toEqual({ a: 1, b: '2' });
  });

  it('lets an open exploded object take names that nobody declares', () => {
    const plans = [
      { name: 'limit', wire: integer },
      { name: 'filter', wire: { properties: {}, additional: integer } },
    ];
    expect(query(plans, 'limit=1&x=2&y=3')).toMatchObject({ query: { limit: 1, filter: { x: 2, y: 3 } }, errors: [] });
  });
});
