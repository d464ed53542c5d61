import { judge, judgeSets, pairsOf, setOf, type Verdict } from './judge.js';
import { RandomSchemas } from './random.js';

/** Half of the 100,000 pairs; the other half, of schemas as documents have them, is in documents.test.ts. */
const pairs = 50_000;
/** Schemas that are compared each with each. */
const together = 24;

function nextOf(random: RandomSchemas): readonly Verdict[] {
  const list = [random.schema(3)];
  while (list.length < together) list.push(random.chance(4) ? random.schema(3) : random.changed(random.pick(list), 3));
  const schemas = setOf(list.map((json, index) => [`#${index}`, json]));
  const values = Array.from({ length: 40 }, () => random.value(3));
  return [judge(schemas, pairsOf([...schemas.keys()]), 'any', values)];
}

it('never says of random schemas that a value is accepted which is not, shows what truly parts them, and leaves few open', () => {
  const random = new RandomSchemas(20261128);
  const verdict = judgeSets(pairs, () => nextOf(random));
  expect(verdict.pairs).toBeGreaterThanOrEqual(pairs);
  expect(verdict.wrong.slice(0, 3)).toEqual([]);
  expect(verdict.unknown.length / verdict.pairs).toBeLessThan(0.02);
}, 300_000);
