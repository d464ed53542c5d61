import { PathError, parsePath, walk } from '../../../src/lint/spectral/json-path/index.js';

const document = {
  info: { title: 'Pets', 'x-a.b': 1 },
  tags: [{ name: 'a' }, { name: 'b' }, null, { name: 'c' }],
  paths: {
    '/pets': {
      get: { parameters: [{ name: 'id', in: 'query', schema: { type: 'integer' } }], responses: { 200: {}, 404: {} } },
      post: { responses: { 201: { description: 'made' } } },
    },
  },
  schemas: { Pet: { type: 'object', properties: { type: { type: 'string' }, tags: { type: ['array', 'null'] } } } },
};

/** What an expression leads to, as paths with slashes. */
function found(expression: string, of: unknown = document): string[] {
  const paths: string[] = [];
  walk(of, [parsePath(expression)], (_index, _value, path) => paths.push(`/${path.join('/')}`));
  return paths;
}

test.each([
  ['$', ['/']],
  ['$.info.title', ['/info/title']],
  ["$['info']['x-a.b']", ['/info/x-a.b']],
  ['$.info["title"]', ['/info/title']],
  ['$.info[title]', ['/info/title']],
  ['$.paths[*][get,post]', ['/paths//pets/get', '/paths//pets/post']],
  ["$.paths.*['get']", ['/paths//pets/get']],
  ['$.tags[1].name', ['/tags/1/name']],
  ['$.tags[0,3].name', ['/tags/0/name', '/tags/3/name']],
  ['$.tags[1:3]', ['/tags/1', '/tags/2']],
  ['$.tags[::2]', ['/tags/0', '/tags/2']],
  ['$.tags[-1:]', ['/tags/3']],
  ['$.tags[(@.length-2)]', ['/tags/2', '/tags/3']],
  ['$..name', ['/tags/0/name', '/tags/1/name', '/tags/3/name', '/paths//pets/get/parameters/0/name']],
  ['$..parameters..type', ['/paths//pets/get/parameters/0/schema/type']],
  ['$.info..', ['/info']],
  ['$.tags..', ['/tags', '/tags/0', '/tags/1', '/tags/3']],
  [
    '$..responses[*]~',
    ['/paths//pets/get/responses/200', '/paths//pets/get/responses/404', '/paths//pets/post/responses/201'],
  ],
  ['$.paths.[responses].404', ['/paths//pets/get/responses/404']],
  ['$.paths.*.', ['/paths//pets']],
  ['$..*.tags', ['/tags', '/schemas/Pet/properties/tags']],
  ['$..schema^', ['/paths//pets/get/parameters/0']],
  ['$..parameters[*].schema^^', ['/paths//pets/get/parameters']],
  ['$..parameters[?(@.in === "query")]^', ['/paths//pets/get/parameters']],
  ['$..parameters[*][?(@property === "name" && @.match(/id$/))]^.schema', ['/paths//pets/get/parameters/0/schema']],
])('finds of %s what it leads to', (expression, want) => {
  expect(found(expression)).toEqual(want);
});

test.each([
  ['$.tags[?(@.name == "b")]', ['/tags/1']],
  ['$.tags[?(@ && @.name != "b")]', ['/tags/0', '/tags/3']],
  ['$.tags[?(!@)]', ['/tags/2']],
  ['$.tags[?(@property > 1)]', ['/tags/2', '/tags/3']],
  ['$.tags[?(@null())]', ['/tags/2']],
  ['$.tags[?(@ && @["name"].length === 1 && "ab".includes(@.name))]', ['/tags/0', '/tags/1']],
  ['$..responses[?(@property.match(/^(2|3)/))]', ['/paths//pets/get/responses/200', '/paths//pets/post/responses/201']],
  ['$..responses[?(@property >= 400)]', ['/paths//pets/get/responses/404']],
  ['$..responses[?(@.description !== void 0)]', ['/paths//pets/post/responses/201']],
  ['$..[?(@ && @.type == "string")]', ['/schemas/Pet/properties/type']],
  [
    '$..[?(@ && @.type && @.type.constructor.name === "Array" && @.type.includes("array"))]',
    ['/schemas/Pet/properties/tags'],
  ],
  ['$.paths[?(@property in ["/pets"])].get.parameters', ['/paths//pets/get/parameters']],
  ['$.paths[?(@property.startsWith("/") ? true : false)]', ['/paths//pets']],
  ['$.schemas[?(Object.keys(@.properties).length === 2)]', ['/schemas/Pet']],
  ['$..[?(@parentProperty === "info")]', ['/info/title', '/info/x-a.b']],
  ['$..[?(@path === "$[\'tags\'][0]")]', ['/tags/0']],
  ['$.info[?(@root.tags.length === 4 && /^P/.test(@))]', ['/info/title']],
  ['$.paths[*][?(@property.match && @property.match(/^po/))]', ['/paths//pets/post']],
  ['$.info[?(@ ~= "^Pe")]', ['/info/title']],
  ['$.info[?(typeof @ === "number")]', ['/info/x-a.b']],
])('asks each node what the filter of %s asks', (expression, want) => {
  expect(found(expression)).toEqual(want);
});

test('runs no code of a filter beyond its own small language', () => {
  for (const call of ['@.constructor.constructor("return 1")()', 'process.exit()', '@.toString.call(1)', '@.map(@)']) {
    expect(found(`$.info[?(${call} || true)]`)).toEqual([]);
  }
});

test.each([
  ['info', 1, '$'],
  ['$.info[', 8, 'expected'],
  ['$.info["a]', 8, 'not closed'],
  ['$..[?(@.a ==)]', 13, 'value'],
  ['$..[?(@.a', 10, '")" is expected'],
  ['$.a~.b', 5, '~ ends'],
  ['$.a^^', 4, 'above the root'],
  ['$..[?(@nothing)]', 7, '@nothing'],
  ['$..[?(/(/.test(@))]', 7, 'Unterminated'],
])('says where %s cannot be read', (expression, character, why) => {
  const read = () => parsePath(expression);
  expect(read).toThrow(PathError);
  expect(read).toThrow(why);
  expect(offsetOf(read)).toBe(character - 1);
});

function offsetOf(read: () => unknown): number | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof PathError) return error.offset;
  }
  return undefined;
}

test('asks for all expressions in one walk what it would find for each alone', () => {
  const expressions = [
    '$..type',
    '$..[?(@ && @.type)]',
    '$.paths[*][*]',
    '$..*',
    '$.tags[*].name',
    '$..schema^',
    '$..',
  ];
  const together = expressions.map((): string[] => []);
  walk(document, expressions.map(parsePath), (index, _value, path) => together[index]!.push(`/${path.join('/')}`));
  expect(together).toEqual(expressions.map(expression => found(expression)));
});

test('walks a part that stands in many places once, so that a document of 40 doublings ends', () => {
  const parts = new Set<object>();
  let value: object = { type: 'string' };
  for (let level = 0; level < 40; level++) {
    parts.add(value);
    value = { left: value, right: value };
  }
  const sharing = { parts, withOwnPlaces: new Set<object>(), siteOf: () => 'reference' as const };
  let count = 0;
  walk(value, [parsePath('$..type'), parsePath('$..[?(@.left)]')], () => count++, sharing);
  expect(count).toBe(40);
});
