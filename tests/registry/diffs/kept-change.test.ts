import { createContract, diff, loadText } from '../../../src/index.js';
import { keptChange } from '../../../src/registry/diffs/kept-change.js';

const contractOf = async (text: string, display: string) =>
  createContract(await loadText(`openapi: 3.1.0\ninfo: { title: T, version: "1" }\n${text}`, { display }));

/** Operations that each write out the same parameter, the second as a draft: one change, in two places. */
const document = (length: number, name = 'b') => `paths:
  /a: { get: { parameters: [{ name: q, in: query, schema: { type: string, maxLength: ${length} } }], responses: { '204': { description: done } } } }
  /${name}: { get: { x-stability: draft, parameters: [{ name: q, in: query, schema: { type: string, maxLength: ${length} } }], responses: { '204': { description: done } } } }
`;

async function changeOf(old: string, now: string) {
  const { changes } = diff(await contractOf(old, 'base'), await contractOf(now, 'head'));
  expect(changes).toHaveLength(1);
  return changes[0]!;
}

describe('a change that is kept', () => {
  it('has the place of each copy, and how grave it is there', async () => {
    const change = await changeOf(document(20), document(10));
    expect(keptChange(change).reaches).toEqual([
      { operation: 'GET /a', part: 'query parameter q' },
      {
        operation: 'GET /b',
        part: 'query parameter q',
        level: 'safe',
        before: expect.objectContaining({ file: 'base', line: 5 }),
        after: expect.objectContaining({ file: 'head', line: 5 }),
      },
    ]);
    expect(JSON.parse(JSON.stringify(keptChange(change).reaches))).toEqual(JSON.parse(JSON.stringify(change.reaches)));
  });

  it('counts places among the texts of which there is a most', async () => {
    const name = 'b'.repeat(9_000);
    const change = await changeOf(document(20, name), document(10, name));
    const [told, copy] = change.reaches;
    const many = { ...change, reaches: [told!, ...Array.from({ length: 50 }, () => copy!)] };
    const { reaches, reachesTotal } = keptChange(many);
    expect(reachesTotal).toBe(51);
    // of each the operation and two pointers
    expect(reaches).toHaveLength(4);
  });
});
