import { readFile } from 'node:fs/promises';
import { type Contract, createContract, load } from '../../src/contract/index.js';
import { Collector } from '../../src/diff/collector.js';
import { compareContracts } from '../../src/diff/http/index.js';
import { type ContractChange, type Difference, diff } from '../../src/diff/index.js';
import { loadText } from '../../src/document/index.js';
import { createRouter } from '../../src/enforce/routing/router.js';
import { createPlan } from '../../src/plan/index.js';
import { createComparer } from '../../src/schema/index.js';
import { describeReal, realDocument } from '../support/real-documents.js';
import { confirm } from './confirm.js';
import { proof, SchemaChecks } from './schema-checks.js';

/** Two releases of one API, which a person would have to compare by hand: a thousand operations each. */
const releases = ['github-enterprise-3.19.json', 'github.json'] as const;

describeReal('two releases of a large API', () => {
  let contracts: readonly [Contract, Contract];
  beforeAll(async () => {
    contracts = [await load(realDocument(releases[0])), await load(realDocument(releases[1]))];
  });

  describe.each([
    ['the later one after the earlier', 0, 1],
    ['the earlier one after the later', 1, 0],
  ] as const)('%s', (_, from, to) => {
    let before: Contract;
    let after: Contract;
    let difference: Difference;
    beforeAll(() => {
      [before, after] = [contracts[from], contracts[to]];
      difference = diff(before, after);
    });

    it('proves each break of a schema by a value that the checks of both confirm', () => {
      const checks = new SchemaChecks(before, after);
      const breaks = difference.changes.filter(each => each.level === 'breaking' && each.code.startsWith('schema-'));
      expect(breaks.length).toBeGreaterThan(10);
      for (const change of breaks) {
        expect(change.witness).toMatchObject({ confirmed: true });
        expect([change.message, checks.said(change)]).toEqual([change.message, proof(change.witness!.travels)]);
      }
    });

    it('proves each other break by a message that the services of both versions take otherwise', async () => {
      // where they are served has changed too, which is told for itself
      const routes = [before, after].map(contract => createRouter(createPlan(contract).plan, { basePaths: [''] }));
      const others = difference.changes.filter(
        ({ level, code }) => level === 'breaking' && !code.startsWith('schema-') && code !== 'server-removed',
      );
      expect(others.length).toBeGreaterThan(200);
      for (const { code, message, witness } of others) {
        const { message: lines, operation: key } = witness!;
        if (code.startsWith('operation-')) {
          const [method = '', target = ''] = lines[0]!.split(' ');
          const [old, now] = routes.map(router => router.match(method, target.replace(/^\/api\/v3|\?.*/g, '')));
          const keyOf = (match: typeof old, { operations }: Contract) =>
            match?.kind === 'operation' ? operations[match.index]!.key : 'none';
          expect([message, keyOf(old, before), keyOf(now, after) === key]).toEqual([message, key, false]);
          if (code === 'operation-merged') expect(message).toContain(`reach ${keyOf(now, after)} now`);
          continue;
        }
        const own = (contract: Contract) => ({
          ...contract,
          operations: contract.operations.filter(operation => operation.key === key),
        });
        const said = await confirm({ before: own(before), after: own(after) }, witness!, code === 'response-removed');
        expect([message, said.writer, said.reader === 'accepted']).toEqual([message, 'accepted', false]);
      }
    }, 60_000);

    it('gives the whole message that breaks, with the line that fails, wherever one can be written', () => {
      for (const { witness, level, code } of difference.changes) {
        if (level === 'breaking') expect([code, witness]).toEqual([code, expect.anything()]);
        if (!witness) continue;
        expect(witness.message.length).toBeGreaterThan(0);
        expect(witness.mark).toBeLessThan(witness.message.length);
      }
    });

    it('says each cause once', () => {
      const { changes } = difference;
      expect(repeated(changes.map(placeOf))).toEqual([]);
      expect(repeated(changes.map(({ fingerprint }) => fingerprint))).toEqual([]);
      const told = changes.flatMap(({ code, message, reaches }) =>
        reaches.map(({ operation, part }) => [code, message, operation, part].join(' ')),
      );
      expect(repeated(told)).toEqual([]);
    });

    it('says of all but a few of the schemas that changed what becomes of them', () => {
      const changed = changedSchemas(before, after);
      expect(changed).toBeGreaterThan(100);
      const unknown = difference.changes.filter(each => each.unknown && each.code.startsWith('schema-'));
      expect(unknown.length / changed).toBeLessThan(0.02);
    });
  });
});

function repeated(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return texts.filter(text => seen.has(text) || !seen.add(text));
}

function placeOf({ code, before, after, message }: ContractChange): string {
  return [code, before?.pointer, after?.pointer, message].join(' ');
}

/** How many pairs of schemas in the same place of messages do not say the same, by direction. */
function changedSchemas(before: Contract, after: Contract): number {
  const collector = new Collector();
  compareContracts(before, after, collector, {});
  const comparer = createComparer({ old: before.schemas, now: after.schemas });
  const changed = new Set<string>();
  for (const { before: old, after: now, travels } of collector.sites)
    if (!comparer.same(old.id, now.id, travels)) changed.add(JSON.stringify([travels, old.id, now.id]));
  return changed.size;
}

describeReal('a document with choices within choices', () => {
  it('is no change of itself, however its choices are read', async () => {
    const file = realDocument('corpus/openai.json');
    expect(diff(await load(file), await load(file)).changes).toEqual([]);
  });

  it('breaks where a branch of many breaks, and nobody need ask about the others', async () => {
    const file = realDocument('corpus/openai.json');
    const changed = JSON.parse(await readFile(file, 'utf8'));
    changed.components.schemas.ComputerToolCall.properties.call_id.maxLength = 5;
    const now = createContract(await loadText(JSON.stringify(changed), { display: 'new.json' }));
    expect(diff(await load(file), now).changes).toMatchObject([{ level: 'breaking', code: 'schema-size-changed' }]);
  });
});
