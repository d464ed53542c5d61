import { operation } from '../documents.js';
import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

const done = "responses: { '204': { description: done } }";
/** An operation a line, from line 4 on. */
const paths = (...each: readonly string[]) => `paths:\n${each.map(line => `  ${line}\n`).join('')}`;
const get = (path: string, said = '') => `${path}: { get: { ${said}${done} } }`;
const id = (name: string, schema = 'string') =>
  `parameters: [{ name: ${name}, in: path, required: true, schema: { type: ${schema} } }], `;
const only = (name: string) => id(name).replace(/, $/, '');
const pets = get('/pets');

describe('operations', () => {
  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    [
      'another path',
      paths(pets),
      paths(pets, get('/dogs')),
      ['safe operation-added - 5'],
      ['breaking operation-removed 5 -'],
    ],
    [
      'another method',
      paths(pets),
      paths(`/pets: { get: { ${done} }, post: { ${done} } }`),
      ['safe operation-added - 4'],
      ['breaking operation-removed 4 -'],
    ],
    [
      'a path parameter that is renamed',
      paths(get('/pets/{id}', id('id'))),
      paths(get('/pets/{petId}', id('petId'))),
      ['safe path-parameter-renamed 4 4'],
      ['safe path-parameter-renamed 4 4'],
    ],
    [
      'a path parameter that is renamed and whose texts hold the name',
      paths(get('/pets/{id}', id('id', 'string }, style: matrix, x-is: {'))),
      paths(get('/pets/{petId}', id('petId', 'string }, style: matrix, x-is: {'))),
      ['breaking path-parameter-renamed 4 4'],
      ['breaking path-parameter-renamed 4 4'],
    ],
    [
      'one whose texts hold the names of its members alone, or are of the style label',
      paths(
        get(
          '/pets/{id}',
          id('id', 'object, properties: { a: { type: string } } }, explode: true, style: matrix, x-is: {'),
        ),
        get('/cats/{id}', id('id', 'string }, style: label, x-is: {')),
      ),
      paths(
        get(
          '/pets/{a}',
          id('a', 'object, properties: { a: { type: string } } }, explode: true, style: matrix, x-is: {'),
        ),
        get('/cats/{b}', id('b', 'string }, style: label, x-is: {')),
      ),
      ['safe path-parameter-renamed 4 4', 'safe path-parameter-renamed 5 5'],
      ['safe path-parameter-renamed 4 4', 'safe path-parameter-renamed 5 5'],
    ],
    [
      'a path that another one fits: requests reach that',
      paths(get('/pets/{id}', id('id')), get('/pets/mine')),
      paths(get('/pets/{id}', id('id'))),
      ['breaking operation-merged 5 4'],
      ['safe operation-added - 5', 'risky operation-shadowed 4 5'],
    ],
    [
      'a path that another one fits, but none of its values',
      paths(get('/pets/{id}', id('id', 'integer'))),
      paths(get('/pets/{id}', id('id', 'integer')), get('/pets/mine')),
      ['safe operation-added - 5'],
      ['breaking operation-merged 5 4'],
    ],
    [
      'a path that takes values of another one, without its method',
      paths(get('/pets/{id}', id('id'))),
      paths(get('/pets/{id}', id('id')), `/pets/mine: { post: { ${done} } }`),
      ['safe operation-added - 5', 'breaking operation-shadowed 4 5'],
      ['breaking operation-removed 5 -'],
    ],
    [
      'a path that takes none of the values of another one, without its method',
      paths(get('/pets/{id}', id('id', 'integer'))),
      paths(get('/pets/{id}', id('id', 'integer')), `/pets/mine: { post: { ${done} } }`),
      ['safe operation-added - 5'],
      ['breaking operation-removed 5 -'],
    ],
    [
      'a path that takes requests of one that overlaps it, without their method',
      paths(get('/{t}/items', id('t'))),
      paths(get('/{t}/items', id('t')), `/admin/{p}: { ${only('p')}, delete: { ${done} } }`),
      ['safe operation-added - 5', 'breaking operation-shadowed 4 5'],
      ['breaking operation-removed 5 -'],
    ],
    [
      'a path that takes requests of one that overlaps it',
      paths(get('/{t}/items', id('t', 'string, pattern: ^a'))),
      paths(get('/{t}/items', id('t', 'string, pattern: ^a')), get('/admin/{p}', id('p')), get('/x/{p}', id('p'))),
      ['safe operation-added - 5', 'safe operation-added - 6', 'risky operation-shadowed 4 5'],
      ['breaking operation-removed 5 -', 'breaking operation-removed 6 -'],
    ],
    [
      'a path with more of a text in a segment, without their method',
      paths(get('/x/{a}', id('a', 'string, enum: [a.json, b]'))),
      paths(get('/x/{a}', id('a', 'string, enum: [a.json, b]')), `/x/{b}.json: { ${only('b')}, put: { ${done} } }`),
      ['safe operation-added - 5', 'breaking operation-shadowed 4 5'],
      ['breaking operation-removed 5 -'],
    ],
    [
      'a path with more of a text in a segment, which values match that are looked for',
      paths(get('/x/{a}', id('a', "string, pattern: '^[a-c]{7}'"))),
      paths(get('/x/{a}', id('a', "string, pattern: '^[a-c]{7}'")), `/x/{b}.json: { ${only('b')}, put: { ${done} } }`),
      ['safe operation-added - 5', 'breaking operation-shadowed 4 5'],
      ['breaking operation-removed 5 -'],
    ],
    [
      'a path with more of a text in a segment, which refuses values that were accepted',
      paths(get('/x/{a}', id('a', "string, pattern: '^p'"))),
      paths(get('/x/{a}', id('a', "string, pattern: '^p'")), get('/x/{b}.json', id('b', 'integer'))),
      ['safe operation-added - 5', 'breaking operation-shadowed 4 5'],
      ['breaking operation-merged 5 4'],
    ],
    [
      'a path with more of a text in a segment, beside one with less',
      paths(get('/x/v{a}', id('a'))),
      paths(get('/x/v{a}', id('a')), `/x/{b}.json: { ${only('b')}, put: { ${done} } }`),
      ['safe operation-added - 5', 'breaking operation-shadowed 4 5'],
      ['breaking operation-removed 5 -'],
    ],
    [
      'a path with more of a text in a segment than any value',
      paths(get('/x/{a}', id('a', 'integer'))),
      paths(get('/x/{a}', id('a', 'integer')), `/x/{b}.json: { ${only('b')}, put: { ${done} } }`),
      ['safe operation-added - 5'],
      ['breaking operation-removed 5 -'],
    ],
    [
      'a path for the one value of a parameter',
      paths(get('/x/{a}', id('a', 'string, enum: [p]'))),
      paths(get('/x/p')),
      ['breaking operation-merged 4 4', 'safe operation-added - 4'],
      ['breaking operation-merged 4 4', 'safe operation-added - 4'],
    ],
    [
      'a path for one of the values of a parameter',
      paths(get('/x/{a}', id('a', 'string, enum: [p, q]'))),
      paths(get('/x/p')),
      ['breaking operation-removed 4 -', 'safe operation-added - 4'],
      ['breaking operation-merged 4 4', 'safe operation-added - 4'],
    ],
    [
      'a path whose values have another path in part',
      paths(get('/x/{a}', id('a', 'string, enum: [p, q]')), get('/x/p')),
      paths(get('/x/p')),
      ['breaking operation-removed 4 -'],
      ['safe operation-added - 4'],
    ],
    [
      'a path whose values all have another path',
      paths(get('/x/p'), get('/x/{a}', id('a', 'string, enum: [p]'))),
      paths(get('/x/p')),
      ['safe operation-removed 5 -'],
      ['safe operation-added - 5'],
    ],
    [
      'a method of a path that another one of the same method fits',
      paths(get('/pets/{id}', id('id')), `/pets/mine: { get: { ${done} }, post: { ${done} } }`),
      paths(get('/pets/{id}', id('id')), `/pets/mine: { post: { ${done} } }`),
      ['breaking operation-removed 5 -'],
      ['safe operation-added - 5'],
    ],
  ])('%s', async (_what, old, now, forth, back) => {
    const there = await compared(old, now);
    const order = (changes: readonly { readonly code: string }[]) => changes.map(({ code }) => code).sort();
    expect(order(there.changes)).toEqual(forth.map(each => each.split(' ')[1]).sort());
    await expectChanges(old, now, forth);
    await expectChanges(now, old, back);
  });

  it('say what becomes of requests', async () => {
    const gone = await compared(paths(pets, get('/dogs')), paths(pets));
    expect(gone.changes[0]!.message).toBe('GET /dogs is gone: its requests are answered with 404');
    expect(gone.changes[0]!.witness!.message[0]).toBe('GET /dogs HTTP/1.1');
    const merged = await compared(
      paths(get('/pets/{id}', id('id')), get('/pets/mine')),
      paths(get('/pets/{id}', id('id'))),
    );
    expect(merged.changes[0]!.message).toBe('GET /pets/mine is gone: its requests reach GET /pets/{id} now');
    const method = await compared(paths(`/pets: { get: { ${done} }, post: { ${done} } }`), paths(pets));
    expect(method.changes[0]!.message).toBe('POST /pets is gone: its requests are answered with 405');
    const beside = `/{a}: { ${only('a')}, post: { ${done} } }`;
    const wider = await compared(paths(pets, beside), paths(beside));
    expect(wider.changes[0]!.message).toBe('GET /pets is gone: its requests are answered with 405');
  });

  it('say which requests a path takes away, where it has fewer methods than the one that it goes before', async () => {
    const both = `/a/{i}: { ${id('i').replace(/, $/, '')}, get: { ${done} }, post: { ${done} } }`;
    const wider = get('/{x}/{i}', `${id('x').replace(/\], $/, '')}, ${id('i').replace('parameters: [', '')}`);
    const [old, now] = [paths(both, wider), paths(both, wider, get('/a/me'))];
    const { changes } = await compared(old, now);
    expect(changes.filter(({ level }) => level === 'breaking')).toMatchObject([
      {
        code: 'operation-shadowed',
        message:
          'requests of POST /a/{i} with `i` me are answered with 405 now: /a/me is a path of its own, without POST',
        remedy: 'Declare POST at /a/me too, or give that a path that no value spells',
        witness: { message: ['POST /a/me HTTP/1.1', 'Host: localhost'] },
      },
    ]);
  });

  it.each([
    ['/{t}/items', '/admin/{p}', '`t` admin', '/admin/items'],
    ['/x/{t}', '/x/{p}.json', '`t` {p}.json', '/x/text.json'],
    ['/{t}-{p}/b', '/x-{p}/b', '`{t}-{p}` x-{p}', '/x-text/b'],
  ])('name what has to stand in requests of %s that %s takes', async (old, taker, said, path) => {
    const of = (template: string, method: string) => {
      const names = [...template.matchAll(/\{(.*?)\}/g)].map(
        ([, name]) => `{ name: ${name}, in: path, required: true }`,
      );
      return `${template}: { parameters: [${names.map(each => each.replace(' }', ', schema: {} }')).join()}], ${method}: { ${done} } }`;
    };
    const { changes } = await compared(paths(of(old, 'get')), paths(of(old, 'get'), of(taker, 'put')));
    const told = changes.find(({ code }) => code === 'operation-shadowed');
    expect(told?.message).toContain(`requests of GET ${old} with ${said} are answered with 405`);
    expect(told?.witness?.message[0]).toBe(`GET ${path} HTTP/1.1`);
  });

  it('say once what becomes of requests that several paths take, or one takes of several operations', async () => {
    const many = Array.from({ length: 60 }, (_, at) => get(`/x/{a}/${at}`, id('a')));
    const takers = (count: number, method: string) =>
      Array.from({ length: count }, (_, at) => `/x/m${at}/{b}: { ${only('b')}, ${method}: { ${done} } }`);
    const told = async (olds: readonly string[], added: readonly string[]) => {
      const { changes } = await compared(paths(...olds), paths(...olds, ...added));
      const shadowed = changes.filter(({ code }) => code === 'operation-shadowed');
      expect(shadowed).toHaveLength(1);
      return shadowed[0]!;
    };
    const lost = await told(many, takers(30, 'post'));
    expect(lost.message).toBe(
      'requests of GET /x/{a}/0 with `a` m0 are answered with 405 now: /x/m0/{b} is a path of its own, without GET; so it is with requests of GET /x/{a}/1, GET /x/{a}/2, GET /x/{a}/3 and 56 more, and with the new paths /x/m1/{b}, /x/m2/{b}, /x/m3/{b} and 26 more',
    );
    expect(lost.reaches).toHaveLength(60);
    expect((await told(many.slice(0, 2), takers(1, 'post'))).message).toMatch(
      /; so it is with requests of GET .x.{a}.1$/,
    );
    const few = await told(many.slice(0, 1), takers(2, 'get'));
    expect(few).toMatchObject({
      level: 'risky',
      message: expect.stringMatching(/; so it is with the new paths .x.m1.{b}$/),
    });
    expect(few.reaches.map(({ operation }) => operation)).toEqual(['GET /x/m0/{b}', 'GET /x/m1/{b}']);
    expect((await told(many.slice(0, 1), takers(3, 'get'))).fingerprint).not.toBe(few.fingerprint);
  });

  it.each<[what: string, old: string, now: string]>([
    ['another order', paths(pets, get('/dogs')), paths(get('/dogs'), pets)],
    [
      'another version of OpenAPI',
      `openapi: 3.0.3\ninfo: { title: T, version: "1" }\n${paths(pets)}`,
      `openapi: 3.2.0\ninfo: { title: T, version: "1" }\n${paths(pets)}`,
    ],
    ['tags in another order', paths(get('/pets', 'tags: [a, b], ')), paths(get('/pets', 'tags: [b, a], '))],
  ])('are not told where nothing changes: %s', async (_what, old, now) => {
    await expectChanges(old, now, []);
    await expectChanges(now, old, []);
  });
});

describe('the end of an operation', () => {
  const old = (said: string) => paths(pets, get('/dogs', `${said}, `));
  const now = paths(pets);
  const options = { now: '2026-05-01' };

  it.each<[what: string, said: string, want: Want, softened: string | undefined]>([
    [
      'announced, and the day has come',
      'deprecated: true, x-sunset: 2026-05-01',
      'safe operation-removed 5 -',
      'removal-after-deprecation',
    ],
    [
      'announced as the Sunset header writes it',
      'deprecated: true, x-sunset: "Fri, 01 May 2026 00:00:00 GMT"',
      'safe operation-removed 5 -',
      'removal-after-deprecation',
    ],
    ['before the day', 'deprecated: true, x-sunset: 2026-05-02', 'breaking operation-removed 5 -', undefined],
    ['without a day', 'deprecated: true', 'breaking operation-removed 5 -', undefined],
    ['without deprecation', 'x-sunset: 2026-04-01', 'breaking operation-removed 5 -', undefined],
    ['of a draft', 'x-stability: draft', 'safe operation-removed 5 -', 'stability'],
    ['of a beta', 'x-stability: beta', 'risky operation-removed 5 -', 'stability'],
  ])('%s', async (_what, said, want, softened) => {
    const { changes } = await expectChanges(old(said), now, [want], options);
    expect(changes[0]!.softened).toBe(softened);
  });

  it.each(['removal-after-deprecation', 'stability'] as const)('is breaking where %s does not soften', async strict => {
    const said = strict === 'stability' ? 'x-stability: draft' : 'deprecated: true, x-sunset: 2026-05-01';
    await expectChanges(old(said), now, ['breaking operation-removed 5 -'], { ...options, strict: [strict] });
  });
});

describe('webhooks and callbacks', () => {
  const webhook = (...names: readonly string[]) =>
    `webhooks:\n${names.map(name => `  ${name}: { post: { ${done} } }\n`).join('')}`;
  const callback = (said: string) => operation(`${said}${done}`, { method: 'post' });
  const called = (name: string) => `callbacks:\n  ${name}:\n    '{$request.query.url}': { post: { ${done} } }\n`;

  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    ['a webhook', webhook('a'), webhook('a', 'b'), ['safe webhook-added - 5'], ['breaking webhook-removed 5 -']],
    [
      'a callback',
      callback(''),
      callback(called('changed')),
      ['risky callback-added - 8'],
      ['breaking callback-removed 8 -'],
    ],
  ])('tell of %s', async (_what, old, now, forth, back) => {
    await expectChanges(old, now, forth);
    await expectChanges(now, old, back);
  });
});
