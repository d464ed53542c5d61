import { createContract, lossyDoublesOf } from '../../../src/contract/index.js';
import { loadText } from '../../../src/document/index.js';
import { createComparer } from '../../../src/schema/compare/comparer.js';
import { createCompiler } from '../../../src/schema/index.js';

/** Numbers of which several are one double, and their neighbours that are none of them. */
const written = [
  ...['9007199254740991', '9007199254740992', '9007199254740993', '9007199254740994'],
  ...['9223372036854775806', '9223372036854775807', '9223372036854775808', '9223372036854774784'],
  ...['9223372036854776000', '18446744073709551615', '-9007199254740993', '-9223372036854775807'],
];

interface Limited {
  readonly name: string;
  readonly text: string;
  has(value: bigint): boolean;
}

const limited: readonly Limited[] = [
  { name: 'Any', text: '{ type: integer }', has: () => true },
  ...written.flatMap((text, index) => {
    const limit = BigInt(text);
    return [
      { name: `Most${index}`, text: `{ type: integer, maximum: ${text} }`, has: (value: bigint) => value <= limit },
      {
        name: `Below${index}`,
        text: `{ type: integer, exclusiveMaximum: ${text} }`,
        has: (value: bigint) => value < limit,
      },
      { name: `Least${index}`, text: `{ type: integer, minimum: ${text}.0 }`, has: (value: bigint) => value >= limit },
      { name: `Is${index}`, text: `{ const: ${text} }`, has: (value: bigint) => value === limit },
      {
        name: `Either${index}`,
        text: `{ enum: [1, ${text}] }`,
        has: (value: bigint) => value === 1n || value === limit,
      },
      {
        name: `Not${index}`,
        text: `{ type: integer, not: { enum: [${text}] } }`,
        has: (value: bigint) => value !== limit,
      },
    ];
  }),
];

const tried = [
  0n,
  1n,
  2n,
  10n ** 30n,
  -(10n ** 30n),
  ...written.flatMap(text => [-1n, 0n, 1n].map(by => BigInt(text) + by)),
];

async function schemasOf(
  display: string,
  given: readonly { readonly name: string; readonly text: string }[] = limited,
) {
  const schemas = given.map(({ name, text }) => `    ${name}: ${text}\n`).join('');
  const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';
  const contract = createContract(await loadText(`${head}components:\n  schemas:\n${schemas}`, { display }));
  const ids = new Map([...contract.schemas.values()].map(({ name, id }) => [name, id]));
  return { contract, schemas: contract.schemas, id: (name: string) => ids.get(name)! };
}

function checksOf({ schemas, id }: Awaited<ReturnType<typeof schemasOf>>) {
  const checks = createCompiler(schemas);
  const known = new Map<string, ReturnType<typeof checks.validate>>();
  return (name: string, value: unknown) => {
    if (!known.has(name)) known.set(name, checks.validate(id(name), 'any'));
    return known.get(name)!(value) === undefined;
  };
}

/** The number that a message shows: the digits that JSON prints of a double. */
function asShown(value: number): bigint {
  const [digits = '', exponent = '0'] = JSON.stringify(value).split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  return BigInt(whole + fraction) * 10n ** BigInt(Number(exponent) - fraction.length);
}

describe('numbers that are one double', () => {
  it('are never taken for the same, and shown where their doubles part the schemas', async () => {
    const [old, now] = [await schemasOf('old.yaml'), await schemasOf('new.yaml')];
    const lossy = lossyDoublesOf(old.contract, now.contract);
    const comparer = createComparer({ old: old.schemas, now: now.schemas, lossy });
    const accepts = checksOf(now);
    const wrong: unknown[] = [];
    const counts = { none: 0, found: 0, unknown: 0, undecided: 0 };
    for (const one of limited) {
      for (const other of limited) {
        const lost = tried.find(value => one.has(value) && !other.has(value));
        const answer = comparer.lost(old.id(one.name), now.id(other.name), 'any');
        const kind = answer === 'none' ? 'none' : 'value' in answer ? 'found' : 'unknown';
        counts[kind]++;
        if (kind === 'unknown' && lost === undefined) counts.undecided++;
        if (kind === 'none' && lost !== undefined) wrong.push([one.text, other.text, lost]);
        if (answer === 'none' || !('value' in answer)) continue;
        // a number as written that is this double: itself, or one of those that are listed
        const shown = answer.value as number;
        const asWritten = [asShown(shown), ...written.map(BigInt).filter(value => Number(value) === shown)];
        const isShown = asWritten.some(value => one.has(value) && !other.has(value));
        const said = [accepts(one.name, shown), accepts(other.name, shown), isShown];
        if (said.join() !== 'true,false,true') wrong.push([one.text, other.text, shown, ...said]);
      }
      expect(comparer.lost(old.id(one.name), now.id(one.name), 'any')).toBe('none');
    }
    expect(wrong).toEqual([]);
    // where the digits prove that nothing is lost, that is said; that there is no whole number between two they do not
    expect(counts.undecided).toBeLessThan(6);
    expect([counts.none, counts.found, counts.unknown].map(count => count > 50)).toEqual([true, true, true]);
  });
});

/** A decimal in units of this many places, so that all that is written here is whole. */
const places = 25;

function unitsOf(text: string): bigint {
  const [digits = '', exponent = '0'] = text.split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  return BigInt(whole + fraction) * 10n ** BigInt(places + Number(exponent) - fraction.length);
}

const unit = 10n ** BigInt(places);
const fine = [
  ...['0', '1', '1.5', '7', '9007199254740992', '9007199254740993', '9007199254740993.5', '9223372036854775807'],
  ...['1.00000000000000000001', '0.99999999999999999999', '0.1234567890123456789', '1234567890123456768'],
];
const steps = ['1', '2', '3', '7', '0.1', '0.5', '0.10000000000000000001', '9007199254740993'];

interface Stepped {
  readonly name: string;
  readonly text: string;
  has(units: bigint): boolean;
}

const stepped: readonly Stepped[] = [
  { name: 'Number', text: '{ type: number }', has: () => true },
  { name: 'Integer', text: '{ type: integer }', has: units => units % unit === 0n },
  { name: 'Nothing', text: '{ const: null }', has: () => false },
  { name: 'Small', text: '{ type: number, maximum: 0.1 }', has: units => units * 10n <= unit },
  ...fine.flatMap((text, index) => {
    const value = unitsOf(text);
    return [
      { name: `Is${index}`, text: `{ const: ${text} }`, has: (units: bigint) => units === value },
      {
        name: `Either${index}`,
        text: `{ enum: [1, ${text}] }`,
        has: (units: bigint) => units === value || units === unit,
      },
      {
        name: `Most${index}`,
        text: `{ type: integer, maximum: ${text} }`,
        has: (units: bigint) => units % unit === 0n && units <= value,
      },
    ];
  }),
  ...steps.flatMap((text, index) => {
    const step = unitsOf(text);
    return [
      {
        name: `Of${index}`,
        text: `{ type: number, multipleOf: ${text} }`,
        has: (units: bigint) => units % step === 0n,
      },
      {
        name: `Not${index}`,
        text: `{ type: integer, not: { type: integer, minimum: 5, multipleOf: ${text} } }`,
        has: (units: bigint) => units % unit === 0n && (units < 5n * unit || units % step !== 0n),
      },
    ];
  }),
];

describe('numbers of many digits, and steps', () => {
  it('are told by their digits, and shown where their doubles part the schemas', async () => {
    const [old, now] = [await schemasOf('old.yaml', stepped), await schemasOf('new.yaml', stepped)];
    const comparer = createComparer({
      old: old.schemas,
      now: now.schemas,
      lossy: lossyDoublesOf(old.contract, now.contract),
    });
    const accepts = checksOf(now);
    const tried = [...fine, ...steps, '0.2', '12', '7e20'].map(unitsOf);
    const wrong: unknown[] = [];
    const counts = { none: 0, found: 0, unknown: 0 };
    for (const one of stepped)
      for (const other of stepped) {
        const lost = tried.find(value => one.has(value) && !other.has(value));
        const answer = comparer.lost(old.id(one.name), now.id(other.name), 'any');
        counts[answer === 'none' ? 'none' : 'value' in answer ? 'found' : 'unknown']++;
        if (answer === 'none' && lost !== undefined) wrong.push([one.text, other.text, lost]);
        if (answer === 'none' || !('value' in answer)) continue;
        // checks that read doubles agree, and a number that is this double as written
        const shown = answer.value as number | null;
        const asWritten = [String(shown ?? 0), ...fine.filter(text => Number(text) === shown)].map(each =>
          unitsOf(each),
        );
        const isShown = shown === null || asWritten.some(units => one.has(units) && !other.has(units));
        const said = [accepts(one.name, shown), accepts(other.name, shown), isShown];
        if (said.join() !== 'true,false,true') wrong.push([one.text, other.text, shown, ...said]);
      }
    expect(wrong).toEqual([]);
    expect(Object.values(counts).map(count => count > 100)).toEqual([true, true, true]);
  });

  it.each([
    ['{ const: 1234567890123456789 }', '{ const: 1 }', 1234567890123456800],
    ['{ const: 1234567890123456789 }', '{ type: string }', 1234567890123456800],
    ['{ const: 1234567890123456789 }', '{ type: integer, maximum: 5 }', 1234567890123456800],
    ['{ const: 1234567890123456768 }', '{ const: 1 }', 1234567890123456800],
    ['{ enum: [0.12345678901234567890, 1] }', '{ enum: [1] }', 0.12345678901234568],
    ['{ enum: [1, 0.99999999999999999999] }', '{ type: number, maximum: 0.1 }', 1],
    ['{ type: integer, multipleOf: 9007199254740993 }', '{ const: 9007199254740992 }', 0],
    ['{ type: number, multipleOf: 0.10000000000000000001 }', '{ type: string }', 0],
    ['{ const: 9007199254740993 }', '{ type: integer, multipleOf: 2 }', undefined],
    ['{ const: 1.00000000000000000001 }', '{ type: number, multipleOf: 0.1 }', undefined],
    ['{ const: 1.00000000000000000001 }', '{ type: integer }', undefined],
    ['{ type: number, multipleOf: 1e400 }', '{ type: number, multipleOf: 1e401 }', undefined],
    ['{ type: number, multipleOf: 2 }', '{ type: number, multipleOf: 1e400 }', 2],
    ['{ type: number, multipleOf: 1e400 }', '{ type: string }', 0],
    ['{ const: 9007199254740993.5 }', '{ type: integer }', undefined],
    [
      '{ const: 9223372036854775807 }',
      '{ type: integer, not: { type: integer, minimum: 9007199254740995, multipleOf: 7 } }',
      undefined,
    ],
  ])('of %s to %s show %p', async (one, other, value) => {
    const pair = [
      { name: 'Old', text: one },
      { name: 'New', text: other },
    ];
    const { contract, schemas, id } = await schemasOf('pair.yaml', pair);
    const comparer = createComparer({ old: schemas, now: schemas, lossy: lossyDoublesOf(contract) });
    const want = value === undefined ? { unknown: 'numbers' } : { value };
    expect(comparer.lost(id('Old'), id('New'), 'any')).toEqual(want);
  });
});
