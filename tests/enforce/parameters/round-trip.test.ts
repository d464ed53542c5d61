import fc from 'fast-check';
import { serialiseParameter } from '../../../src/enforce/parameters/index.js';
import type { ParameterPlan, WireShape } from '../../../src/plan/index.js';
import { planOf, readOne } from './plan-of.js';

const text = fc.string({ unit: 'binary' }).filter(value => value.isWellFormed());
/** What a style can't tell from its own delimiters, since it leaves them unencoded. */
const headerText = fc.stringMatching(/^[!#-+\--<>-~]+$/);
const labelText = text.filter(value => !value.includes('.'));
const cookieText = fc.stringMatching(/^[!#-+\-.-:<>-Z^-~]+$/);
const spaceless = text.filter(value => !value.includes(' '));
const pipeless = text.filter(value => !value.includes('|'));

interface Case {
  readonly plan: Pick<ParameterPlan, 'in' | 'style' | 'explode'> & Partial<ParameterPlan>;
  readonly text: fc.Arbitrary<string>;
  readonly only?: readonly string[];
}

const cases: readonly Case[] = [false, true].flatMap((explode): Case[] => [
  { plan: { in: 'path', style: 'simple', explode }, text },
  { plan: { in: 'path', style: 'label', explode }, text: explode ? labelText : text },
  { plan: { in: 'path', style: 'matrix', explode }, text },
  { plan: { in: 'query', style: 'form', explode }, text },
  { plan: { in: 'query', style: 'form', explode, allowReserved: true }, text },
  { plan: { in: 'query', style: 'spaceDelimited', explode }, text: explode ? text : spaceless },
  { plan: { in: 'query', style: 'pipeDelimited', explode }, text: explode ? text : pipeless },
  { plan: { in: 'query', style: 'deepObject', explode }, text, only: ['object', 'nested'] },
  { plan: { in: 'header', style: 'simple', explode }, text: headerText },
  { plan: { in: 'cookie', style: 'form', explode }, text },
  { plan: { in: 'cookie', style: 'cookie', explode }, text: cookieText },
]);

const integer: WireShape = { primitive: ['integer'] };
const decimal: WireShape = { primitive: ['number'] };
const boolean: WireShape = { primitive: ['null', 'boolean'] };
const properties = { name: {}, size: integer, weight: decimal, flag: boolean };

function valuesOf({ plan, text: string, only }: Case): readonly [string, WireShape, fc.Arbitrary<unknown>][] {
  const dotted = plan.style === 'label' && plan.explode;
  const exact = fc.double({ noNaN: true, noDefaultInfinity: true }).filter(value => !Object.is(value, -0));
  const doubles = dotted ? fc.integer() : exact;
  const full = fc.record({
    name: string,
    size: fc.integer(),
    weight: doubles,
    flag: fc.constantFrom(null, true, false),
  });
  const items = { minLength: 1, maxLength: 4 };
  const all: [string, WireShape, fc.Arbitrary<unknown>][] = [
    ['string', {}, string],
    ['integer', integer, fc.integer()],
    ['number', decimal, doubles],
    ['boolean', boolean, fc.constantFrom(null, true, false)],
    ['strings', { items: {} }, fc.array(string, items)],
    ['integers', { items: integer }, fc.array(fc.integer(), items)],
    ['object', { properties }, full],
    [
      'nested',
      { properties: { in: { properties }, list: { items: {} } } },
      fc.record({ in: full, list: fc.array(string, items) }),
    ],
  ];
  return all.filter(([kind]) => (only ? only.includes(kind) : kind !== 'nested'));
}

describe('what is written is read back', () => {
  const rows = cases.flatMap(row =>
    valuesOf(row).map(
      ([kind, wire, value]) =>
        [
          `${row.plan.in} ${row.plan.style} explode=${row.plan.explode}${row.plan.allowReserved ? ' reserved' : ''} ${kind}`,
          row,
          wire,
          value,
        ] as const,
    ),
  );
  it.each(rows)('%s', (_, { plan: parts }, wire, value) => {
    const plan = planOf({ ...parts, wire });
    fc.assert(
      fc.property(value, given => {
        const read = readOne(plan, serialiseParameter(plan, given));
        expect(read.errors).toEqual([]);
        expect(read.value).toEqual(given);
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it.each(['path', 'query', 'header', 'cookie', 'querystring'] as const)('JSON as content, in %s', where => {
    const plan = planOf({ in: where, contentType: 'application/json' });
    fc.assert(
      fc.property(fc.jsonValue(), given => {
        const written = JSON.parse(JSON.stringify(given)); // -0 is not kept
        const read = readOne(plan, serialiseParameter(plan, written));
        expect(read).toEqual({ value: written, errors: [] });
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('never throws and never pollutes, whatever the query', () => {
    const plans = [
      planOf({ in: 'query', name: 'a', style: 'deepObject', explode: true, wire: { properties: {}, additional: {} } }),
      planOf({ in: 'query', name: 'b', explode: false, wire: { items: integer } }),
      planOf({ in: 'query', name: 'c', wire: { properties: { d: integer } } }),
    ];
    const piece = fc.constantFrom(
      'a',
      'b',
      'c',
      'd',
      '[',
      ']',
      '=',
      '&',
      '%',
      '%5B',
      '%zz',
      '__proto__',
      '+',
      ',',
      '\0',
      '1',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        for (const plan of plans) readOne(plan, pieces.join(''));
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
