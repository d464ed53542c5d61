import { createSchemaSet, type Schema } from '../../../src/contract/index.js';
import { createComparer, createCompiler } from '../../../src/schema/index.js';
import { fileOf, setOf } from '../support/schemas.js';
import { groupsOf, remotes, type SuiteGroup } from '../support/suite.js';

const real = process.env['SPECWRIGHT_DOCUMENTS'] ? describe : describe.skip;
const options = { formats: false, content: false, unsafePatterns: true };
type Json = ReturnType<typeof fileOf>['value'];

interface Prepared {
  readonly group: SuiteGroup;
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly id: string;
  readonly accepts: (value: unknown) => boolean;
}

function prepare(group: SuiteGroup, draft: string, others: ReturnType<typeof remotes>): Prepared {
  const { schema } = group;
  const plain = draft === 'draft4' && typeof schema === 'object' && !Object.hasOwn(schema as object, '$schema');
  const value = plain ? { ...(schema as object), $schema: 'http://json-schema.org/draft-04/schema#' } : schema;
  const root = fileOf('file:///test/schema.json', value);
  const set = createSchemaSet(setOf(root, ...others));
  const { id } = set.schemaAt({ file: root, pointer: '', value });
  const check = createCompiler(set.schemas, options).validate(id, 'any');
  return { group, schemas: set.schemas, id, accepts: data => check(data) === undefined };
}

/** The groups of each file of the suite. */
function filesOf(draft: string): readonly (readonly Prepared[])[] {
  const others = remotes();
  const files = new Map<string, Prepared[]>();
  for (const group of groupsOf(draft)) {
    const file = group.name.split(': ')[0]!;
    files.set(file, [...(files.get(file) ?? []), prepare(group, draft, others)]);
  }
  return [...files.values()];
}

/** What is said of a pair of schemas that is not so, with the values of the suite and what is shown. */
function wrongOf(old: Prepared, now: Prepared, values: readonly unknown[]) {
  const found = createComparer({ old: old.schemas, now: now.schemas }, options).compare(old.id, now.id, 'any');
  const { relation, lost, gained } = found;
  const said = { old: old.group.name, now: now.group.name, ...found };
  const parts = (one: Prepared, other: Prepared, value: unknown) => one.accepts(value) && !other.accepts(value);
  const wrong: unknown[] = [];
  if (lost && !parts(old, now, lost.value)) wrong.push(said);
  if (gained && !parts(now, old, gained.value)) wrong.push(said);
  for (const value of values) {
    if ((relation === 'equal' || relation === 'wider') && parts(old, now, value)) wrong.push({ ...said, value });
    if ((relation === 'equal' || relation === 'narrower') && parts(now, old, value)) wrong.push({ ...said, value });
  }
  return { wrong, unknown: relation === 'unknown' ? [said] : [] };
}

real.each(['draft2020-12', 'draft4'])('the schemas of the official tests of %s', draft => {
  let files: readonly (readonly Prepared[])[] = [];
  beforeAll(() => {
    files = filesOf(draft);
  });

  it('are compared each with the others of its file as their values have it', () => {
    const all = { pairs: 0, wrong: [] as unknown[], unknown: [] as unknown[] };
    for (const file of files) {
      const values = file.flatMap(({ group }) => group.tests.map(({ data }) => data));
      for (const [index, old] of file.entries())
        for (const now of file.slice(index)) {
          const { wrong, unknown } = wrongOf(old, now, values);
          all.pairs++;
          all.wrong.push(...wrong);
          all.unknown.push(...unknown);
        }
    }
    expect(all.wrong).toEqual([]);
    expect(all.pairs).toBeGreaterThan(700);
    expect(all.unknown.length / all.pairs).toBeLessThan(0.02);
  });

  it('contain each value that is valid, and no other', () => {
    const wrong: unknown[] = [];
    const unknown: unknown[] = [];
    let count = 0;
    for (const { group, schemas, id } of files.flat()) {
      const comparer = createComparer({ old: schemas, now: schemas }, options);
      for (const { data, valid, description } of group.tests) {
        count++;
        const lost = comparer.lost({ const: data as Json }, id, 'any');
        if (lost !== 'none' && 'unknown' in lost) unknown.push([group.name, description, lost]);
        else if ((lost === 'none') !== valid) wrong.push([group.name, description, lost]);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(500);
    expect(unknown.length / count).toBeLessThan(0.02);
  });
});
