import { request } from 'node:http';
import { Readable } from 'node:stream';
import type { HandlerResult, ServiceOptions } from '../../src/express/index.js';
import { contractOf, everyWay, serve, type Way, ways } from './ways.js';

const types = ['application/json-seq', 'application/jsonl', 'text/event-stream'] as const;
type Type = (typeof types)[number];

const contract = await contractOf(`
openapi: 3.2.0
info: { title: Sequences, version: '1' }
paths:
${types
  .map(
    (type, index) => `
  /sequence${index}:
    post:
      operationId: sequence${index}
      requestBody: { content: { ${type}: { itemSchema: { $ref: '#/components/schemas/Item${index === 2 ? 'Event' : ''}' } } } }
      responses: { '200': { description: items, content: { ${type}: { itemSchema: { $ref: '#/components/schemas/Item${index === 2 ? 'Event' : ''}' } } } } }`,
  )
  .join('')}
components:
  schemas:
    Item: { type: object, required: [data], properties: { data: { type: string, maxLength: 5 } }, additionalProperties: false }
    ItemEvent: { type: object, required: [data], properties: { data: { type: string, maxLength: 5 }, event: {}, id: {}, retry: { type: integer } } }
`);

const textOf: Record<Type, (data: string) => string> = {
  'application/json-seq': data => `\x1e{"data":${JSON.stringify(data)}}\n`,
  'application/jsonl': data => `{"data":${JSON.stringify(data)}}\n`,
  'text/event-stream': data =>
    `${data
      .split('\n')
      .map(line => `data: ${line}\n`)
      .join('')}\n`,
};

function post(
  way: Way,
  type: Type,
  handler: (body: unknown) => HandlerResult | Promise<HandlerResult>,
  options: ServiceOptions = {},
) {
  const name = `sequence${types.indexOf(type)}`;
  return serve(way, contract, { ...options, handlers: { [name]: ({ body }) => handler(body) } });
}

const ask = (type: Type, body: string) =>
  [`/sequence${types.indexOf(type)}`, { method: 'POST', headers: { 'content-type': type }, body }] as const;

async function* items(...data: string[]): AsyncGenerator<unknown> {
  for (const text of data) yield { data: text };
}

async function* bytes(text: string, size: number): AsyncGenerator<unknown> {
  const all = new TextEncoder().encode(text);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

describe.each(everyWay(types.map(type => [type] as const)))('a sequence, %s, %s', (way, type) => {
  const text = textOf[type];

  it('is sent item by item, from values or from bytes in any pieces', async () => {
    const want = text('a') + text('é\nb');
    for (const body of [
      items('a', 'é\nb'),
      bytes(want, 1),
      bytes(want, 7),
      Readable.from([Buffer.from(want)], { objectMode: false }),
    ]) {
      const served = await post(way, type, () => ({ status: 200, body }));
      const { status, text: got, headers } = await served.ask(...ask(type, text('x')));
      expect([status, got, headers['content-type'], served.lines]).toEqual([200, want, type, []]);
      await served.close();
    }
  });

  it('ends the connection at an item that breaks the contract, and says so in the log', async () => {
    for (const body of [items('a', 'too long', 'b'), bytes(text('a') + text('too long') + text('b'), 3)]) {
      const served = await post(way, type, () => ({ status: 200, body }));
      const answer = await served.ask(...ask(type, text('x')));
      expect(answer.status).toBe('cut');
      expect(text('a')).toContain(answer.text);
      expect(served.lines).toEqual([expect.stringContaining('(cut): body /1/data: must have at most 5 characters')]);
      await served.close();
    }
  });

  it('is sent as it comes where responses are reported on', async () => {
    const want = text('a') + text('too long') + text('b');
    for (const body of [items('a', 'too long', 'b'), bytes(want, 3)]) {
      const served = await post(way, type, () => ({ status: 200, body }), { responses: 'report' });
      const answer = await served.ask(...ask(type, text('x')));
      expect([answer.status, answer.text]).toEqual([200, want]);
      expect(served.lines).toHaveLength(1);
      await served.close();
    }
  });

  it("is not gone on with when the client goes away: the handler's iterable is told", async () => {
    let told: () => void = () => undefined;
    const returned = new Promise<void>(resolve => (told = resolve));
    let given = 0;
    const body: AsyncIterableIterator<unknown> = {
      [Symbol.asyncIterator]: () => body,
      next: async () => {
        given += 1;
        await new Promise(resolve => setImmediate(resolve));
        return { done: false, value: { data: 'a' } };
      },
      return: async () => {
        told();
        return { done: true, value: undefined };
      },
    };
    const served = await post(way, type, () => ({ status: 200, body }));
    const [path, { headers, body: sent }] = ask(type, text('x'));
    const asking = request({ port: served.port, host: '127.0.0.1', path, method: 'POST', headers }, response => {
      response.once('data', () => asking.destroy());
    });
    asking.on('error', () => undefined);
    asking.end(sent);
    await returned;
    const before = given;
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(given - before).toBeLessThan(3);
    expect(served.lines).toEqual([]);
    await served.close();
  });

  it('comes to the handler item by item, and is refused at a bad one', async () => {
    const got: unknown[] = [];
    const served = await post(way, type, async body => {
      for await (const item of body as AsyncIterable<{ data: string }>) got.push(item.data);
      return { status: 200, body: items('a') };
    });
    expect((await served.ask(...ask(type, text('é\nb') + text('c')))).status).toBe(200);
    expect(got).toEqual(['é\nb', 'c']);
    const refused = await served.ask(...ask(type, text('a') + text('too long')));
    expect([refused.status, JSON.parse(refused.text).errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '/1/data', code: 'maxLength' })],
    ]);
    await served.close();
  });
});

describe.each(ways)('items of a body, %s', way => {
  it.each<[Type, string, unknown[] | string]>([
    ['application/jsonl', '\ufeff{"data":"a"}\r\n\r\n{"data":"b"}', [{ data: 'a' }, { data: 'b' }]],
    ['application/jsonl', '{"data":"a"}\n{"data":', 'malformed'],
    ['application/json-seq', '\x1e{"data":"a"}\n\x1e\x1e{"data":\n"b"}', [{ data: 'a' }, { data: 'b' }]],
    ['application/json-seq', '\x1e{"data":"a"}\n\x1e12', 'truncated'],
    [
      'text/event-stream',
      '\ufeff: hi\n\nretry: 10\nevent: e\r\nid: 5\rdata:a\r\ndata: b\n\n:c\ndata\n\ndata: lost',
      [{ retry: 10, event: 'e', id: '5', data: 'a\nb' }, { data: '' }],
    ],
    ['text/event-stream', 'data: a\nretry: soon\nunknown: x\nid: \0\n\n', [{ data: 'a' }]],
  ])('%s: %j', async (type, body, want) => {
    const got: unknown[] = [];
    const served = await post(way, type, async given => {
      for await (const item of given as AsyncIterable<unknown>) got.push(item);
      return { status: 200, body: items('a') };
    });
    const answer = await served.ask(...ask(type, body));
    if (typeof want === 'string') expect([answer.status, JSON.parse(answer.text).errors[0].code]).toEqual([400, want]);
    else expect([answer.status, got]).toEqual([200, want]);
    await served.close();
  });
});

const closed = await contractOf(`
openapi: 3.2.0
info: { title: Strip, version: '1' }
paths:
  /lines: { get: { operationId: lines, responses: { '200': { description: a, content: { application/jsonl: { itemSchema: { $ref: '#/components/schemas/Pet' } } } } } } }
  /all: { get: { operationId: all, responses: { '200': { description: a, content: { application/jsonl: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } } } } } }
  /form: { get: { operationId: form, responses: { '200': { description: a, content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Pet' } } } } } } }
components:
  schemas:
    Pet: { type: object, required: [id], properties: { id: { type: integer }, tags: { type: array, items: { type: string } } }, additionalProperties: false }
`);

describe.each(ways)('undeclared properties, %s', way => {
  const pets = [{ id: 1, secret: 'x' }, { id: 2 }];
  it.each<[string, unknown, string]>([
    ['lines', pets, '{"id":1}\n{"id":2}\n'],
    ['lines', Readable.from(pets), '{"id":1}\n{"id":2}\n'],
    ['all', pets, '{"id":1}\n{"id":2}\n'],
    ['form', { id: 1, tags: ['a', 'b&c'], secret: 'x' }, 'id=1&tags=a&tags=b%26c'],
  ])('of %s are taken out', async (name, body, want) => {
    const options: ServiceOptions = {
      undeclaredProperties: 'strip',
      handlers: { [name]: () => ({ status: 200, body }) },
    };
    const served = await serve(way, closed, options);
    const { status, text } = await served.ask(`/${name}`);
    expect([status, text, served.lines]).toEqual([200, want, []]);
    await served.close();
  });

  it('of a form are a breach where they are not', async () => {
    const served = await serve(way, closed, {
      handlers: { form: () => ({ status: 200, body: { id: 'x', secret: 1 } }) },
    });
    expect((await served.ask('/form')).status).toBe(500);
    expect(served.lines).toEqual([expect.stringContaining('/secret')]);
    await served.close();
  });
});

describe.each(ways)('items that a route writes, %s', way => {
  it.each<[what: string, options: ServiceOptions, headers: Record<string, string>]>([
    ['as they are where responses are reported on', { responses: 'report' }, {}],
    ['as they are in an encoding', {}, { 'Content-Encoding': 'br' }],
    ['as they are, checked', {}, {}],
  ])('go out %s, the last one without an end too', async (_what, options, headers) => {
    const served = await serve(way, closed, options, app =>
      app.get('/lines', (_, response) => {
        response.set(headers).type('application/jsonl').write('{"id":1}\n{"i');
        setImmediate(() => response.end('d":2}'));
      }),
    );
    expect((await served.ask('/lines')).text).toBe('{"id":1}\n{"id":2}');
    await served.close();
  });
});

describe.each(ways)('a generator of events whose client goes away, %s', way => {
  it('is returned from, so that its finally runs', async () => {
    let ended: (value: string) => void = () => undefined;
    const over = new Promise<string>(resolve => (ended = resolve));
    async function* events(signal: AbortSignal) {
      try {
        for (;;) {
          yield { data: 'a' };
          await new Promise(resolve => setImmediate(resolve));
        }
      } finally {
        ended(signal.aborted ? 'aborted' : 'returned from');
      }
    }
    const served = await serve(way, contract, {
      handlers: { sequence2: ({ signal }) => ({ status: 200, body: events(signal) }) },
    });
    const [path, { headers, body }] = ask('text/event-stream', 'data: x\n\n');
    const asking = request({ port: served.port, host: '127.0.0.1', path, method: 'POST', headers }, response => {
      response.once('data', () => asking.destroy());
    });
    asking.on('error', () => undefined);
    asking.end(body);
    expect(await over).toBe('aborted');
    expect(served.lines).toEqual([]);
    await served.close();
  });
});
