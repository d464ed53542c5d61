import { join } from 'node:path';
import { createContract, inspect } from '../../src/contract/index.js';
import { loadDocument } from '../../src/document/index.js';

const real = process.env.SPECWRIGHT_DOCUMENTS ? describe : describe.skip;
// The cyclic components were counted a second time by a search over the raw documents: two of these have none.
real('inspect of real documents', () => {
  const folder = join(process.env.SPECWRIGHT_DOCUMENTS ?? '', 'documents');
  it.each([
    ['github.json', 1223, 10460, 0],
    ['stripe.yaml', 402, 1972, 73],
    ['corpus/vercel.json', undefined, 489, 2],
    ['corpus/openai.json', undefined, 1454, 0],
  ])('%s', async (name, operations, total, cyclic) => {
    const set = await loadDocument(join(folder, name));
    const got = inspect(createContract(set), set);
    expect(got.references).toEqual({ total, acrossFiles: 0, cyclic });
    if (operations !== undefined) expect(got.operations.total).toBe(operations);
  });
});
