import type { Schema, SchemaId } from '../../../src/contract/index.js';
import { type Comparison, createComparer, createCompiler, type Use } from '../../../src/schema/index.js';

/** Schemas by id, as a contract has them. */
export function setOf(entries: Iterable<readonly [SchemaId, unknown]>): ReadonlyMap<SchemaId, Schema> {
  // nothing in these tests asks where a schema stands
  return new Map([...entries].map(([id, json]) => [id, { id, json, location: undefined } as never]));
}

interface Pair {
  readonly old: SchemaId;
  readonly now: SchemaId;
  readonly found: Comparison;
}

/** What was said of pairs of schemas, and what of it is not true. */
export interface Verdict {
  readonly pairs: number;
  readonly unknown: readonly unknown[];
  readonly wrong: readonly unknown[];
}

/** Witnesses that each schema of a set is asked about, too: they lie where the schemas part. */
const mostShared = 40;

/** Compares pairs of schemas of one set, and holds what is said of them against what their compiled checks say of values. */
export function judge(
  schemas: ReadonlyMap<SchemaId, Schema>,
  pairs: Iterable<readonly [SchemaId, SchemaId]>,
  use: Use,
  values: readonly unknown[],
): Verdict {
  const comparer = createComparer({ old: schemas, now: schemas });
  const compiler = createCompiler(schemas);
  const found = [...pairs].map(([old, now]) => ({ old, now, found: comparer.compare(old, now, use) }));
  const shown = found.flatMap(({ found: { lost, gained } }) =>
    [lost, gained].flatMap(each => (each ? [each.value] : [])),
  );
  const asked = [...values, ...shown.slice(0, mostShared)];
  const accepts = (id: SchemaId, value: unknown) => compiler.validate(id, use)(value) === undefined;
  const known = new Map<SchemaId, readonly boolean[]>();
  const verdicts = (id: SchemaId) => {
    if (!known.has(id))
      known.set(
        id,
        asked.map(value => accepts(id, value)),
      );
    return known.get(id)!;
  };
  const wrong = found.flatMap(pair => {
    const against = [...unproven(pair, accepts), ...contradicted(pair, verdicts(pair.old), verdicts(pair.now))];
    return against.map(value => ({
      ...said(pair, schemas),
      use,
      value: typeof value === 'number' ? asked[value] : value,
    }));
  });
  const unknown = found.filter(pair => pair.found.relation === 'unknown').map(pair => said(pair, schemas));
  return { pairs: found.length, unknown, wrong };
}

/** What is shown as lost or gained and is not. */
function unproven({ old, now, found: { lost, gained } }: Pair, accepts: (id: SchemaId, value: unknown) => boolean) {
  return [
    ...(lost && !(accepts(old, lost.value) && !accepts(now, lost.value)) ? [{ lost }] : []),
    ...(gained && !(accepts(now, gained.value) && !accepts(old, gained.value)) ? [{ gained }] : []),
  ];
}

/** Which of the values one schema takes and the other does not, though it is said that there are none. */
function contradicted(
  { found: { relation } }: Pair,
  old: readonly boolean[],
  now: readonly boolean[],
): readonly number[] {
  const noneLost = relation === 'equal' || relation === 'wider';
  const noneGained = relation === 'equal' || relation === 'narrower';
  return old.flatMap((was, at) => ((noneLost && was && !now[at]) || (noneGained && !was && now[at]) ? [at] : []));
}

function said({ old, now, found }: Pair, schemas: ReadonlyMap<SchemaId, Schema>) {
  return { old: schemas.get(old)?.json, now: schemas.get(now)?.json, found };
}

/** All pairs of a list, each once. */
export function* pairsOf<T>(list: readonly T[]): Iterable<readonly [T, T]> {
  for (const [index, one] of list.entries()) for (const other of list.slice(index + 1)) yield [one, other];
}

/** Adds up verdicts of as many sets as make so many pairs. */
export function judgeSets(pairs: number, next: () => readonly Verdict[]): Verdict {
  const all: { pairs: number; unknown: unknown[]; wrong: unknown[] } = { pairs: 0, unknown: [], wrong: [] };
  while (all.pairs < pairs)
    for (const verdict of next()) {
      all.pairs += verdict.pairs;
      all.unknown.push(...verdict.unknown);
      all.wrong.push(...verdict.wrong);
    }
  return all;
}
