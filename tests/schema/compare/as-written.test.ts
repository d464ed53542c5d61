import { createContract, lossyDoublesOf } from '../../../src/contract/index.js';
import { loadText } from '../../../src/document/index.js';
import { createComparer } from '../../../src/schema/compare/comparer.js';

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

async function schemasOf(display: string) {
  const schemas = limited.map(({ name, text }) => `    ${name}: ${text}\n`).join('');
  const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';
  const contract = createContract(await loadText(`${head}components:\n  schemas:\n${schemas}`, { display }));
  return {
    contract,
    schemas: contract.schemas,
    id: (name: string) => [...contract.schemas.values()].find(each => each.name === name)!.id,
  };
}

/** The number that a message shows: the digits that JSON prints of a double. */
function asShown(value: number): bigint {
  const [digits = '', exponent = '0'] = JSON.stringify(value).split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  return BigInt(whole + fraction) * 10n ** BigInt(Number(exponent) - fraction.length);
}

describe('numbers that are one double', () => {
  it('are never taken for the same, nor for what a value is shown by', async () => {
    const [old, now] = [await schemasOf('old.yaml'), await schemasOf('new.yaml')];
    const lossy = lossyDoublesOf(old.contract, now.contract);
    const comparer = createComparer({ old: old.schemas, now: now.schemas, lossy });
    const counts = { none: 0, found: 0, unknown: 0, undecided: 0 };
    for (const one of limited) {
      for (const other of limited) {
        const lost = tried.find(value => one.has(value) && !other.has(value));
        const answer = comparer.lost(old.id(one.name), now.id(other.name), 'any');
        const said = answer === 'none' ? 'none' : 'value' in answer ? 'found' : 'unknown';
        counts[said]++;
        if (said === 'unknown' && lost === undefined) counts.undecided++;
        if (said === 'none') expect([one.text, other.text, lost]).toEqual([one.text, other.text, undefined]);
        if (answer === 'none' || !('value' in answer)) continue;
        const value = asShown(answer.value as number);
        expect([one.text, other.text, value, one.has(value), other.has(value)]).toEqual([
          one.text,
          other.text,
          value,
          true,
          false,
        ]);
      }
      expect(comparer.lost(old.id(one.name), now.id(one.name), 'any')).toBe('none');
    }
    // where the digits prove that nothing is lost, that is said; that there is no whole number between two they do not
    expect(counts.undecided).toBeLessThan(6);
    expect([counts.none, counts.found, counts.unknown].map(count => count > 500)).toEqual([true, true, true]);
  });
});
