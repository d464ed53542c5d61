import { brief, schemaChanges } from './given.js';

describe('schemas that lead back to themselves', () => {
  it('are compared, and shown by a value of the depth that it takes', async () => {
    const tree = (rest: string) =>
      `Tree: { type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } }${rest} } }`;
    const root = "{ $ref: '#/components/schemas/Tree' }";
    const components = [tree(', label: { type: string }'), tree(', label: { type: string, maxLength: 3 }')] as const;
    const found = await schemaChanges('request', [root, root], { components });
    expect(found.map(({ code, witness }) => [code, witness!.failing])).toEqual([['schema-size-changed', '/label']]);
  });

  it('are no change where only their unfolding is another', async () => {
    const once = "Tree: { type: object, properties: { next: { $ref: '#/components/schemas/Tree' } } }";
    const twice =
      "Tree: { type: object, properties: { next: { type: object, properties: { next: { $ref: '#/components/schemas/Tree' } } } } }";
    const root = "{ $ref: '#/components/schemas/Tree' }";
    for (const travels of ['request', 'response'] as const)
      expect((await schemaChanges(travels, [root, root], { components: [once, twice] })).map(brief)).toEqual([]);
  });

  it('are told once where two lead to each other', async () => {
    const pair = (most: number) =>
      `A: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }, B: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/A' }, n: { type: integer, maximum: ${most} } } }`;
    const root = "{ $ref: '#/components/schemas/A' }";
    const found = await schemaChanges('response', [root, root], { components: [pair(5), pair(9)] });
    expect(found.map(({ code, witness }) => [code, witness!.failing])).toEqual([['schema-bound-changed', '/b/n']]);
  });

  it('of many components are compared in bounded time, and what is too deep is never called safe', async () => {
    const ring = (count: number, last: string) =>
      Array.from({ length: count }, (_, index) => {
        const [next, back] = [(index + 1) % count, (index + count - 1) % count];
        const own = `next: { $ref: '#/components/schemas/S${next}' }, back: { $ref: '#/components/schemas/S${back}' }`;
        return `S${index}: { type: object, properties: { ${own}${index === 3 ? last : ''} } }`;
      }).join(', ');
    const root = "{ $ref: '#/components/schemas/S0' }";
    const verdict = async (count: number) => {
      const components = [ring(count, ', n: { type: integer }'), ring(count, ', n: { type: integer, minimum: 0 }')];
      const found = await schemaChanges('request', [root, root], { components: [components[0]!, components[1]!] });
      return found.map(({ level, code, reason }) => `${level} ${code} ${reason ?? ''}`);
    };
    expect(await verdict(100)).toEqual(['breaking schema-bound-changed ']);
    expect(await verdict(1000)).toEqual(['risky schema-bound-changed depth']);
  });
});
