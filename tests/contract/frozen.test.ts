import { type Contract, createContract } from '../../src/contract/index.js';
import { loadText } from '../../src/document/index.js';
import { documents } from './structure/valid-documents.js';

/** Pointers to what of a contract could be changed. */
function loose(contract: Contract): readonly string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    // a Map can't be frozen: what keeps it is its type, ReadonlyMap
    if (value instanceof Map) for (const [name, item] of value) visit(item, `${at}/${name}`);
    else {
      if (!Object.isFrozen(value)) found.push(at);
      for (const [name, item] of Object.entries(value)) visit(item, `${at}/${name}`);
      // a schema's json is made when it is asked for
      if ('json' in value) visit(value.json, `${at}/json`);
    }
  };
  visit(contract, '');
  return found;
}

describe('a contract', () => {
  it.each(Object.entries(documents))('of %s is frozen wherever it is looked at', async (_version, document) => {
    const contract = createContract(await loadText(JSON.stringify(document), { display: 'api.json' }));
    expect(contract.operations.length).toBeGreaterThan(0);
    expect(loose(contract)).toEqual([]);
  });

  it('is frozen within its extensions', async () => {
    const item = { get: { responses: { 200: { description: 'fine' } }, 'x-own': { list: [{}] } }, 'x-above': [[]] };
    const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/a': item } };
    const contract = createContract(await loadText(JSON.stringify(document), { display: 'api.json' }));
    expect(contract.operations[0]?.extensions).toEqual({ 'x-own': { list: [{}] }, 'x-above': [[]] });
    expect(loose(contract)).toEqual([]);
  });
});
