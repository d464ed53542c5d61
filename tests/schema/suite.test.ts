import { createSchemaSet } from '../../src/contract/index.js';
import { UnitCompiler } from '../../src/schema/compile/compiler.js';
import { emitChecks } from '../../src/schema/index.js';
import { explain } from '../../src/schema/runtime/index.js';
import { runInPlainNode } from './support/plain-node.js';
import { fileOf, setOf } from './support/schemas.js';
import { groupsOf, remotes, type SuiteGroup } from './support/suite.js';

const real = process.env['SPECWRIGHT_DOCUMENTS'] ? describe : describe.skip;
const options = { formats: false, content: false, unsafePatterns: true };

/** Tests that fail, by name, each with its reason. */
const FAILING: Record<string, readonly string[]> = { 'draft2020-12': [], draft4: [] };

/** How many there are: a suite that was read by halves proves nothing. */
const required: Record<string, number> = { 'draft2020-12': 1299, draft4: 618 };

function prepare(group: SuiteGroup, draft: string, others: ReturnType<typeof remotes>) {
  const { schema } = group;
  const plain = draft === 'draft4' && typeof schema === 'object' && !Object.hasOwn(schema as object, '$schema');
  const value = plain ? { ...(schema as object), $schema: 'http://json-schema.org/draft-04/schema#' } : schema;
  const root = fileOf('file:///test/schema.json', value);
  const set = createSchemaSet(setOf(root, ...others));
  return { set, schema: set.schemaAt({ file: root, pointer: '', value }) };
}

real.each(['draft2020-12', 'draft4'])('the official tests of %s', draft => {
  const failing: string[] = [];
  const differing: string[] = [];
  const files: { path: string; text: string }[] = [];
  const calls: { module: string; data: unknown[] }[] = [];
  const want: unknown[] = [];
  let count = 0;

  beforeAll(() => {
    const others = remotes();
    groupsOf(draft).forEach((group, index) => {
      const { set, schema } = prepare(group, draft, others);
      const units = new UnitCompiler(set.schemas, options);
      const key = units.projector.key(schema.id, 'any');
      units.projector.verify(key);
      for (const test of group.tests) {
        count++;
        const name = `${group.name}: ${test.description}`;
        const violations = explain(units.schemaOf(key), test.data, units.rules);
        const valid = units.link({ unit: key }).check(test.data);
        if (valid !== test.valid) failing.push(name);
        if (valid !== (violations.length === 0)) differing.push(name);
        want.push(violations.length === 0 ? null : violations);
      }
      const checks = [{ name: 'check', schema, use: 'any' as const }];
      const emitted = emitChecks([{ module: `m${index}`, checks }], set.schemas, { ...options, shared: `s${index}` });
      files.push(...emitted.files);
      calls.push({ module: `./m${index}.js`, data: group.tests.map(test => test.data) });
    });
  });

  it('pass but for those listed', () => {
    expect(count).toBeGreaterThanOrEqual(required[draft]!);
    expect(failing).toEqual(FAILING[draft]);
  });

  it('get the same verdict from the quick half as from the explaining one', () => {
    expect(differing).toEqual([]);
  });

  it('get the same violations from generated modules, in plain Node', () => {
    const script = `const calls = ${JSON.stringify(calls).replaceAll('"__proto__":', '["__proto__"]:')};
const out = [];
for (const { module, data } of calls) {
  const { checks } = await import(module);
  for (const value of data) out.push(checks.check(value) ?? null);
}
process.stdout.write(JSON.stringify(out));`;
    const got = JSON.parse(runInPlainNode(files, script));
    expect(got).toEqual(JSON.parse(JSON.stringify(want)));
  });
});
