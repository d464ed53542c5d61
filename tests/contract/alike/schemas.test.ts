import { createAlike, createContract } from '../../../src/contract/index.js';
import { loadText } from '../../../src/document/index.js';
import { Random } from '../../fuzz/random.js';

interface Component {
  readonly refs: readonly number[];
  readonly limit: number;
  readonly oneOf: boolean;
}

async function contractOf(components: readonly Component[], display: string) {
  const schemas = components.map(({ refs, limit, oneOf }, index) => [
    `S${index}`,
    {
      maxLength: limit,
      properties: Object.fromEntries(refs.map(ref => [`p${ref}`, { $ref: `#/components/schemas/S${ref}` }])),
      ...(oneOf && { oneOf: [{ type: 'object' }, { type: 'string' }] }),
    },
  ]);
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas: Object.fromEntries(schemas) },
  });
  return createContract(await loadText(text, { display }));
}

/** All that one leads to, itself included. */
function closure(components: readonly Component[], from: number): ReadonlySet<number> {
  const found = new Set([from]);
  for (const each of found) for (const ref of components[each]!.refs) found.add(ref);
  return found;
}

describe('schemas that are alike', () => {
  it('are those that lead to nothing else, whichever is asked about first', async () => {
    const random = new Random(7);
    const answers = { yes: 0, no: 0 };
    for (let round = 0; round < 60; round++) {
      const count = 2 + random.below(12);
      const old: Component[] = Array.from({ length: count }, () => ({
        refs: Array.from({ length: random.below(3) }, () => random.below(count)),
        limit: 5,
        oneOf: random.below(6) === 0,
      }));
      const now = old.map(each => (random.below(8) === 0 ? { ...each, limit: 6 } : each));
      const [before, after] = [await contractOf(old, 'old.json'), await contractOf(now, 'new.json')];
      const alike = createAlike();
      const idOf = (index: number) => [...before.schemas.keys()].find(id => id.endsWith(`/schemas/S${index}`))!;
      for (let question = 0; question < 3 * count; question++) {
        const index = random.below(count);
        const without = random.below(2) === 0 ? ('oneOf' as const) : undefined;
        const all = [...closure(old, index)];
        const expected = all.every(each => old[each] === now[each] && !(without && old[each]!.oneOf));
        answers[expected ? 'yes' : 'no']++;
        expect(alike(before.schemas.get(idOf(index))!, after.schemas.get(idOf(index))!, without)).toBe(expected);
      }
    }
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(100);
  });
});
