import { judge, judgeSets, pairsOf, setOf, type Verdict } from './judge.js';
import { components, RandomDocuments, schemasOf } from './random-documents.js';

/** Half of the 100,000 pairs; the other half, of keywords mixed at will, is in property.test.ts. */
const pairs = 50_000;
/** Versions of a document that are compared each with each, component by component. */
const together = 16;

function nextOf(random: RandomDocuments): readonly Verdict[] {
  const versions = [random.document()];
  while (versions.length < together)
    versions.push(random.chance(6) ? random.document() : random.revised(random.pick(versions)));
  const schemas = setOf(versions.flatMap((document, index) => schemasOf(document, `v${index}`)));
  const compared = components.flatMap(name => [...pairsOf(versions.map((_, index) => `v${index}/${name}`))]);
  const value = () => random.near({ $ref: random.pick(components) }, random.pick(versions), 6);
  return (['request', 'response', 'any'] as const).map(use =>
    judge(schemas, compared, use, Array.from({ length: 40 }, value)),
  );
}

it('never says of documents that a value is accepted which is not, in either direction, and leaves few open', () => {
  const random = new RandomDocuments(20261129);
  const verdict = judgeSets(pairs, () => nextOf(random));
  expect(verdict.pairs).toBeGreaterThanOrEqual(pairs);
  expect(verdict.wrong.slice(0, 3)).toEqual([]);
  expect(verdict.unknown.length / verdict.pairs).toBeLessThan(0.02);
}, 300_000);
