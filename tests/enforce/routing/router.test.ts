import { createRouter, type RouterOptions } from '../../../src/enforce/routing/router.js';
import type { OperationPlan, ServicePlan } from '../../../src/plan/index.js';

function plan(keys: readonly string[], basePaths: readonly string[] = [''], own: readonly string[] = []): ServicePlan {
  const operations = keys.map((key): OperationPlan => {
    const method = key.slice(0, key.indexOf(' '));
    const path = key.slice(method.length + 1);
    return {
      key,
      name: key,
      method,
      path,
      parameters: [],
      responses: [],
      security: [],
      ...(own.length > 0 && { basePaths: own }),
    };
  });
  return { title: 'Test', version: '1', basePaths, operations, securitySchemes: {} };
}

function route(keys: readonly string[], request: string, options: RouterOptions = {}, basePaths?: readonly string[]) {
  const service = plan(keys, basePaths);
  const [method = '', path = ''] = request.split(' ');
  const match = createRouter(service, options).match(method, path);
  if (match.kind !== 'operation') return 'allow' in match ? `${match.kind} ${match.allow}` : match.kind;
  return [service.operations[match.index]?.key, ...match.names.map((name, at) => `${name}=${match.values[at]}`)].join(
    ' ',
  );
}

describe('createRouter', () => {
  it.each<[string, readonly string[], string, string]>([
    ['a literal before a template', ['GET /pets/{id}', 'GET /pets/mine'], 'GET /pets/mine', 'GET /pets/mine'],
    ['a template where no literal fits', ['GET /pets/{id}', 'GET /pets/mine'], 'GET /pets/7', 'GET /pets/{id} id=7'],
    ['back from a literal that leads nowhere', ['GET /a/b/c', 'GET /a/{x}/d'], 'GET /a/b/d', 'GET /a/{x}/d x=b'],
    ['the root', ['GET /'], 'GET /', 'GET /'],
    [
      'a verb behind a template',
      ['POST /pets/{id}', 'POST /pets/{id}:feed'],
      'POST /pets/7:feed',
      'POST /pets/{id}:feed id=7',
    ],
    [
      'a template beside a verb',
      ['POST /pets/{id}', 'POST /pets/{id}:feed'],
      'POST /pets/7:walk',
      'POST /pets/{id} id=7:walk',
    ],
    ['several templates in a segment', ['GET /{a}-{b}.csv'], 'GET /1-2-3.csv', 'GET /{a}-{b}.csv a=1 b=2-3'],
    ['templates side by side', ['GET /{a}{b}'], 'GET /xyz', 'GET /{a}{b} a=x b=yz'],
    [
      'an encoded slash within its segment',
      ['GET /f/{path}', 'GET /f/{a}/{b}'],
      'GET /f/x%2Fy',
      'GET /f/{path} path=x%2Fy',
    ],
    ['raw values, decoded later', ['GET /f/{x}'], 'GET /f/%zz', 'GET /f/{x} x=%zz'],
    ['an encoded literal', ['GET /caf\u00e9'], 'GET /caf%C3%A9', 'GET /caf\u00e9'],
    ['a literal that the template encodes', ['GET /a%20b'], 'GET /a%20b', 'GET /a%20b'],
    ['an unencoded match of that literal', ['GET /a b/{x}'], 'GET /a%20b/1', 'GET /a b/{x} x=1'],
    ['HEAD from GET', ['GET /a'], 'HEAD /a', 'GET /a'],
    ['a declared HEAD', ['GET /a', 'HEAD /a'], 'HEAD /a', 'HEAD /a'],
    ['a declared OPTIONS', ['GET /a', 'OPTIONS /a'], 'OPTIONS /a', 'OPTIONS /a'],
    ['OPTIONS otherwise', ['GET /a', 'POST /a'], 'OPTIONS /a', 'options GET, POST, HEAD, OPTIONS'],
    ['a method it does not have', ['POST /a'], 'DELETE /a', 'method-not-allowed POST, OPTIONS'],
    ['any method token', ['QUERY /a', 'purge /a'], 'QUERY /a', 'QUERY /a'],
    ['methods by case', ['QUERY /a', 'purge /a'], 'purge /a', 'purge /a'],
    ['nothing for the server itself', ['OPTIONS /', 'OPTIONS /{x}'], 'OPTIONS *', 'not-found'],
    ['nothing for an unknown path', ['GET /a'], 'GET /b', 'not-found'],
    ['nothing for an empty template value', ['GET /a/{x}'], 'GET /a/', 'not-found'],
    ['nothing for an empty value within a segment', ['GET /{a}-{b}'], 'GET /-b', 'not-found'],
    ['only near it for one more slash', ['GET /a'], 'GET /a/', 'near'],
    ['only near it for a doubled slash', ['GET /a/b'], 'GET /a//b', 'near'],
    ['only near it for another letter case', ['GET /a/{x}-B'], 'GET /A/1-b', 'near'],
    ['only near it for an unencoded character', ['GET /a|{x}'], 'GET /a|1', 'near'],
    ['only near it for dots', ['GET /a/b'], 'GET /x/%2E./a/./b', 'near'],
    ['only near it behind what reads as a host', ['GET /a/b'], 'GET //x/a/b', 'near'],
    ['nothing for dots that lead nowhere', ['GET /a/b'], 'GET /a/../b', 'not-found'],
    ['a path before one in another letter case', ['GET /A/{x}', 'GET /a/{y}'], 'GET /a/1', 'GET /a/{y} y=1'],
    [
      'prototype names as ordinary ones',
      ['GET /{x}/constructor'],
      'GET /__proto__/constructor',
      'GET /{x}/constructor x=__proto__',
    ],
    ['methods of one path under differing names', ['GET /a/{x}', 'POST /a/{y}'], 'POST /a/1', 'POST /a/{y} y=1'],
  ])('finds %s', (_what, keys, request, want) => {
    expect(route(keys, request)).toBe(want);
  });

  it.each<[string, string, string]>([
    ['a slash more', 'GET /a/', 'GET /a'],
    ['a slash less', 'GET /b', 'GET /b/'],
    ['the root', 'GET /', 'GET /'],
  ])('ignores %s where asked to', (_what, request, want) => {
    expect(route(['GET /a', 'GET /b/', 'GET /'], request, { trailingSlash: 'ignore' })).toBe(want);
  });

  it('answers under every base path of the servers, and nowhere else', () => {
    const want = ['GET /a', 'GET /a', 'not-found'];
    expect(['GET /v1/a', 'GET /api/v2/a', 'GET /a'].map(r => route(['GET /a'], r, {}, ['/v1/', '/api/v2']))).toEqual(
      want,
    );
  });

  it('tells where letter case leads other routers to another operation', () => {
    const keys = ['GET /a/{x}', 'GET /a/mine', 'POST /a/{x}', 'GET /b/{x}', 'GET /B/{y}'];
    const router = createRouter(plan(keys));
    const isContested = (request: string) => {
      const [method = '', path = ''] = request.split(' ');
      const match = router.match(method, path);
      return 'contested' in match && match.contested;
    };
    const requests = ['GET /a/MINE', 'HEAD /a/MINE', 'GET /a/mine', 'GET /a/1', 'POST /a/MINE', 'GET /B/1'];
    expect(requests.map(isContested)).toEqual([true, true, false, false, false, false]);
  });

  it.each<[string, readonly string[], string, boolean]>([
    ['letters that are percent-encoded', ['GET /pets/{id}'], 'GET /p%65ts/1', true],
    ['those of a value', ['GET /pets/{id}'], 'GET /pets/%65', false],
    ['what a client must encode', ['GET /caf\u00e9'], 'GET /caf%c3%a9', false],
    ['what the template encodes', ['GET /%40me'], 'GET /%40me', false],
    ['what the template encodes and the client does not', ['GET /%40me'], 'GET /@me', true],
    ['what the client encodes and the template does not', ['GET /@me'], 'GET /%40me', true],
    ['each method by its own template', ['GET /~a', 'POST /%7ea'], 'POST /%7Ea', false],
    ['the other method by its', ['GET /~a', 'POST /%7ea'], 'GET /%7Ea', true],
    ['dots that lead to another operation', ['GET /a/{x}/{y}', 'GET /a/me'], 'GET /a/../a/me', false],
    ['dots as values', ['GET /a/{x}/{y}', 'GET /a/me'], 'GET /a/%2e/me', true],
    ['dots as values that lead nowhere', ['GET /a/{x}/{y}'], 'GET /a/./me', false],
    ['dots of a method that it lacks', ['POST /a/{x}/{y}', 'GET /a/me'], 'GET /a/./me', true],
  ])('tells where other routers would find another path or none: %s', (_what, keys, request, want) => {
    const [method = '', path = ''] = request.split(' ');
    const match = createRouter(plan(keys)).match(method, path);
    expect('contested' in match && match.contested).toBe(want);
  });

  it('takes no account of letter case where asked to, but for the values', () => {
    expect(route(['GET /a/{x}-B'], 'GET /A/Qq-b', { pathCase: 'ignore' })).toBe('GET /a/{x}-B x=Qq');
    expect(() => createRouter(plan(['GET /a', 'GET /A']), { pathCase: 'ignore' })).toThrow('have the same route /A');
  });

  it("answers an operation of own servers under those servers' paths", () => {
    const router = createRouter(plan(['GET /a'], ['/v1'], ['/files']));
    expect([router.match('GET', '/files/a').kind, router.match('GET', '/v1/a').kind]).toEqual([
      'operation',
      'not-found',
    ]);
  });

  it('refuses two operations on one route', () => {
    expect(() => createRouter(plan(['GET /a/{x}', 'GET /a/{y}']))).toThrow(/GET \/a\/\{y\} and GET \/a\/\{x\}/);
  });

  it('leaves a branch after one visit of each node, however long the path', () => {
    const keys = Array.from({ length: 12 }, (_, at) => `GET ${'/{x}/a'.repeat(at + 1)}/end`);
    expect(route(keys, `GET ${'/a'.repeat(5000)}`)).toBe('not-found');
  });
});
