import { createContract } from '../../src/contract/index.js';
import { type DiffOptions, diff } from '../../src/diff/index.js';
import { loadText } from '../../src/document/index.js';

/** Operations that take one component, each with the stability that it promises. */
async function contractOf(stabilities: readonly string[], most: number) {
  const operations = stabilities.map(
    (stability, index) => `  /${index}:
    post: { x-stability: ${stability}, requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '204': { description: done } } }
`,
  );
  const text = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
${operations.join('')}components: { schemas: { Pet: { type: object, properties: { name: { type: string, maxLength: ${most} } } } } }
`;
  return createContract(await loadText(text, { display: 'api.yaml' }));
}

async function change(stabilities: readonly string[], options: DiffOptions = {}) {
  const { changes } = diff(await contractOf(stabilities, 10), await contractOf(stabilities, 5), options);
  expect(changes).toHaveLength(1);
  return changes[0]!;
}

describe('the stability that operations promise', () => {
  it.each([
    ['draft', 'safe', 'stability'],
    ['alpha', 'safe', 'stability'],
    ['beta', 'risky', 'stability'],
    ['stable', 'breaking', undefined],
  ])('softens what a schema accepts: %s is at most %s', async (stability, level, softened) => {
    const found = await change([stability]);
    expect([found.level, found.softened]).toEqual([level, softened]);
  });

  it('softens a change of a component as the most stable of all operations has it', async () => {
    const found = await change(['draft', 'beta']);
    expect([found.level, found.softened]).toEqual(['risky', 'stability']);
  });

  it('leaves it breaking where one stable operation is reached, shows that one, and says where it is milder', async () => {
    const found = await change(['draft', 'stable', 'beta']);
    expect([found.level, found.softened]).toEqual(['breaking', undefined]);
    expect(found.reaches.map(({ operation, level }) => [operation, level])).toEqual([
      ['POST /1', undefined],
      ['POST /0', 'safe'],
      ['POST /2', 'risky'],
    ]);
    expect(found.witness?.operation).toBe('POST /1');
  });

  it('softens nothing where it is taken away', async () => {
    const found = await change(['draft'], { strict: ['stability'] });
    expect([found.level, found.softened]).toEqual(['breaking', undefined]);
  });
});

it('of a word that is none is told once, and counts as stable', async () => {
  const { findings, level } = diff(await contractOf(['wild', 'beta'], 10), await contractOf(['wild', 'beta'], 5));
  expect(findings.map(({ code, message, severity }) => [code, severity, message])).toEqual([
    ['stability-unknown', 'warning', 'The `x-stability` of POST /0 is `wild`, which is none: it counts as stable'],
  ]);
  expect(findings[0]!.location).toMatchObject({ line: 5, column: 13, pointer: '/paths/~10/post/x-stability' });
  expect(level).toBe('breaking');
});
