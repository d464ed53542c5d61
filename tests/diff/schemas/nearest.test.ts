import { changes } from './given.js';

const answer = (name: string) =>
  `get: { responses: { '200': { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } } } } }`;
const draft = (name: string) => answer(name).replace('{', '{ x-stability: alpha,');
const document = (maximum: number, { items = answer('Item') } = {}) => `paths:
  /carts: { ${answer('Cart')} }
  /items: { ${items} }
  /lines: { ${answer('Line')} }
components:
  schemas:
    Cart: { type: object, required: [lines], properties: { lines: { type: array, items: { $ref: '#/components/schemas/Line' } } } }
    Line: { type: object, required: [item], properties: { item: { $ref: '#/components/schemas/Item' } } }
    Item: { type: object, properties: { size: { type: integer, maximum: ${maximum} } } }
`;

describe('what breaks in several places', () => {
  it('is shown by the message that is nearest to it, whose operation comes first', async () => {
    const [change, ...others] = await changes(document(5), document(9));
    expect(others).toEqual([]);
    expect(change!.witness).toMatchObject({ operation: 'GET /items', value: { size: 6 }, failing: '/size' });
    expect(change!.reaches.map(({ operation }) => operation)).toEqual(['GET /items', 'GET /carts', 'GET /lines']);
  });

  it('is shown by one that softens nothing, though another is nearer', async () => {
    const [change] = await changes(document(5, { items: draft('Item') }), document(9, { items: draft('Item') }));
    expect(change).toMatchObject({ level: 'breaking', witness: { operation: 'GET /lines' } });
    expect(change!.reaches.map(({ operation }) => operation)).toEqual(['GET /lines', 'GET /carts', 'GET /items']);
  });
});
