import { tableCases } from '../../../scripts/lib/diff-table.mjs';
import { createContract } from '../../../src/contract/index.js';
import { diff } from '../../../src/diff/index.js';
import { loadText } from '../../../src/document/index.js';
import { confirm } from '../confirm.js';
import { proof, SchemaChecks } from '../schema-checks.js';

const contractOf = async (document: object, display: string) =>
  createContract(await loadText(JSON.stringify(document), { display }));

describe('a change is as grave as the values say', () => {
  it.each(tableCases())('$name: $want', async ({ before: old, after: now, want }) => {
    const [before, after] = [await contractOf(old, 'old.json'), await contractOf(now, 'new.json')];
    const { level = 'none', changes } = diff(before, after);
    const told = changes.map(({ code, level, message }) => `${level} ${code} ${message}`).join('\n');
    expect(`${level}\n${told}`).toBe(`${want}\n${told}`);
    const checks = new SchemaChecks(before, after);
    for (const change of changes.filter(each => each.level === 'breaking')) {
      expect(change.witness).toBeDefined();
      if (change.code.startsWith('schema-')) expect(checks.said(change)).toEqual(proof(change.witness!.travels));
      else {
        const { writer, reader } = await confirm({ before, after }, change.witness!);
        expect([change.witness!.message, writer, reader === 'accepted']).toEqual([
          change.witness!.message,
          'accepted',
          false,
        ]);
      }
    }
  });
});
