import { type Contract, load } from '../../../src/contract/index.js';
import { type Comparison, createComparer, createCompiler, type SchemaCompiler } from '../../../src/schema/index.js';
import { describeReal, realDocument } from '../../support/real-documents.js';

type Direction = 'request' | 'response';

interface Changed {
  readonly id: string;
  readonly use: Direction;
  readonly found: Comparison;
}

/** The schemas that both documents have and that are not equal in them, by direction. */
function changedIn(old: Contract, now: Contract, undeclared: 'anything' | 'absent'): readonly Changed[] {
  const comparer = createComparer({ old: old.schemas, now: now.schemas });
  const shared = [...old.schemas.keys()].filter(id => now.schemas.has(id));
  return (['request', 'response'] as const).flatMap(use =>
    shared
      .map(id => ({ id, use, found: comparer.compare(id, id, use, { undeclared }) }))
      .filter(({ found }) => found.relation !== 'equal'),
  );
}

function isParted(one: SchemaCompiler, other: SchemaCompiler, { id, use }: Changed, value: unknown): boolean {
  return one.validate(id, use)(value) === undefined && other.validate(id, use)(value) !== undefined;
}

describeReal('the schemas of two versions of one large API', () => {
  let old: Contract;
  let now: Contract;

  beforeAll(async () => {
    old = await load(realDocument('github-enterprise-3.19.json'));
    now = await load(realDocument('github.json'));
  });

  it.each(['anything', 'absent'] as const)(
    'that changed are decided, and parted by what is shown, where undeclared properties are %s',
    undeclared => {
      const changed = changedIn(old, now, undeclared);
      const [before, after] = [createCompiler(old.schemas), createCompiler(now.schemas)];
      const wrong = changed.filter(each => {
        const { lost, gained } = each.found;
        if (lost && !isParted(before, after, each, lost.value)) return true;
        return gained !== undefined && !isParted(after, before, each, gained.value);
      });
      expect(changed.length).toBeGreaterThan(100);
      expect(wrong).toEqual([]);
      expect(changed.filter(({ found }) => found.relation === 'unknown')).toEqual([]);
    },
    120_000,
  );

  it('change less where undeclared properties count as absent', () => {
    const names = (list: readonly Changed[]) => new Set(list.map(({ id, use }) => `${use} ${id}`));
    const [strict, lenient] = [names(changedIn(old, now, 'anything')), names(changedIn(old, now, 'absent'))];
    expect([...lenient].filter(each => !strict.has(each))).toEqual([]);
    expect(lenient.size).toBeLessThan(strict.size);
  }, 120_000);
});
