import { judge, judgeSets, pairsOf, setOf } from './judge.js';
import { Arrays, Numbers, Objects, Texts } from './small-worlds.js';

/** Schemas that are compared each with each. */
const together = 12;
const pairs = 2_000;

it.each([
  ['objects', Objects],
  ['arrays', Arrays],
  ['numbers', Numbers],
  ['texts', Texts],
] as const)('never says of schemas of %s that a value is accepted which is not, of all that there are', (_, World) => {
  const random = new World(20_261_130);
  const values = random.values();
  const verdict = judgeSets(pairs, () => {
    const list = [random.schema(2)];
    while (list.length < together) list.push(random.chance(3) ? random.schema(2) : random.near(random.pick(list)));
    const schemas = setOf(list.map((json, index) => [`#${index}`, json]));
    return [judge(schemas, pairsOf([...schemas.keys()]), 'any', values)];
  });
  expect(verdict.wrong.slice(0, 3)).toEqual([]);
  expect(verdict.unknown.length / verdict.pairs).toBeLessThan(0.02);
});
