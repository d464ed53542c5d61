import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from '../../src/contract/index.js';

const real = process.env.SPECWRIGHT_DOCUMENTS ? describe : describe.skip;
real('documents as found in public', () => {
  const folder = join(process.env.SPECWRIGHT_DOCUMENTS ?? '', 'documents');
  const given: readonly (readonly [string, number])[] = [
    ['stripe.yaml', 402],
    ['github.json', 1223],
    ['github-enterprise-3.19.json', 1039],
    ['asana.yaml', 152],
    ['multi-file/api-main.yaml', 41],
  ];
  it.each(given)('%s has %i operations, frozen, each with a unique key', async (name, want) => {
    const contract = await load(join(folder, name));
    expect(contract.operations).toHaveLength(want);
    expect(new Set(contract.operations.map(({ key }) => key)).size).toBe(want);
    expect(contract.operations.every(each => Object.isFrozen(each) && Object.isFrozen(each.parameters))).toBe(true);
  });

  it('load with warnings alone, the whole corpus', async () => {
    const names = readdirSync(join(folder, 'corpus'));
    const severities = await Promise.all(
      names.map(async name => (await load(join(folder, 'corpus', name))).findings.map(({ severity }) => severity)),
    );
    expect(names).toHaveLength(30);
    expect(severities.flat()).not.toContain('error');
  });
});
