import type { HandlerInput } from '../../src/enforce/index.js';
import { contractOf, everyWay, serve } from './ways.js';

const document = `
openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things/{id}:
    get:
      operationId: getThing
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: It, content: { application/json: { schema: { type: object } } } }
`;

describe('the scope of a request', () => {
  it.each(everyWay([[]]))('%s: is made once a request, of the input as it was checked', async way => {
    const made: unknown[] = [];
    const scope = ({ params }: HandlerInput) => {
      made.push(params['id']);
      return { number: made.length };
    };
    const getThing = async (input: HandlerInput) => {
      const first = input.scope;
      return { status: 200, body: { same: first === input.scope, scope: first } };
    };
    const served = await serve(way, await contractOf(document), { handlers: { getThing }, scope });
    try {
      expect(JSON.parse((await served.ask('/things/7')).text)).toEqual({ same: true, scope: { number: 1 } });
      expect(JSON.parse((await served.ask('/things/8')).text)).toEqual({ same: true, scope: { number: 2 } });
      expect((await served.ask('/things/x')).status).toBe(400);
      expect(made).toEqual([7, 8]);
    } finally {
      await served.close();
    }
  });

  it('is not made where no handler asks for it, and is undefined without the option', async () => {
    let made = 0;
    const contract = await contractOf(document);
    const unread = await serve('in front', contract, {
      handlers: { getThing: async () => ({ status: 200, body: {} }) },
      scope: () => (made += 1),
    });
    const without = await serve('in front', contract, {
      handlers: { getThing: async ({ scope }) => ({ status: 200, body: { scope: typeof scope } }) },
    });
    try {
      expect((await unread.ask('/things/7')).status).toBe(200);
      expect(made).toBe(0);
      expect((await without.ask('/things/7')).text).toBe('{"scope":"undefined"}');
    } finally {
      await unread.close();
      await without.close();
    }
  });

  it('answers 500 where it can not be made, and is tried again by the next read', async () => {
    let tries = 0;
    const served = await serve('in front', await contractOf(document), {
      handlers: { getThing: async ({ scope }) => ({ status: 200, body: { scope } }) },
      scope: () => {
        tries += 1;
        if (tries === 1) throw new Error('no loaders today');
        return tries;
      },
    });
    try {
      expect((await served.ask('/things/7')).status).toBe(500);
      expect((await served.ask('/things/7')).text).toBe('{"scope":2}');
      expect(served.lines.join('')).toContain('no loaders today');
    } finally {
      await served.close();
    }
  });
});
