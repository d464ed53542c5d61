import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadDocument, loadText } from '../../../src/document/index.js';
import { defaultRuleset, type RulesetOptions, runRuleset } from '../../../src/lint/spectral/index.js';
import { oasRuleset } from '../../../src/lint/spectral/oas/ruleset.js';

const api = `openapi: 3.0.3
info:
  title: Pets
  contact: {}
tags: []
paths:
  /pets/{id}:
    get:
      operationId: getPet
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Pet'
    post:
      operationId: Bad_Name
      tags: [x]
      responses:
        '201': { description: made }
  /owners:
    get:
      responses:
        '200':
          $ref: './other.yaml#/responses/Owners'
components:
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string }
        owner: { $ref: '#/components/schemas/Owner' }
    Owner:
      type: object
      properties:
        pets: { type: array, items: { $ref: '#/components/schemas/Pet' } }
`;

const other = `responses:
  Owners:
    description: all
    content:
      application/json:
        schema:
          type: array
          items: { $ref: '#/schemas/Named' }
schemas:
  Named:
    properties:
      n: { type: string }
`;

type Files = Readonly<Record<string, string>>;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'specwright-ruleset-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a ruleset finds, a line each: rule, severity, file, line, pointer. */
async function found(files: Files, ruleset = 'ruleset.yaml', options: RulesetOptions = {}): Promise<string[]> {
  const findings = await findingsOf(files, ruleset, options);
  return findings.map(({ code, severity, location }) => {
    return `${code} ${severity} ${location?.file}:${location?.line} ${location?.pointer}`.trimEnd();
  });
}

async function findingsOf(files: Files, ruleset: string, options: RulesetOptions) {
  for (const [name, text] of Object.entries({ 'api.yaml': api, 'other.yaml': other, ...files })) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const set = await loadDocument('api.yaml', { cwd: folder, allowBroken: true });
  return runRuleset(set, ruleset, { cwd: folder, ...options });
}

const rows: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a field of what an expression leads to',
    "a: { given: '$.info', then: { field: contact.name, function: truthy } }",
    ['a warning api.yaml:4 /info/contact'],
  ],
  [
    'each name of an object',
    "a: { given: '$.paths', then: { field: '@key', function: pattern, functionOptions: { notMatch: owners } } }",
    ['a warning api.yaml:22 /paths/~1owners'],
  ],
  [
    'what a field as an expression leads to',
    "a: { given: '$.paths[*]', then: { field: '$.get.responses.*.description', function: pattern, functionOptions: { match: ok } } }",
    ['a warning other.yaml:3 /responses/Owners/description'],
  ],
  [
    'a value that is no object, whatever the field',
    "a: { given: '$.info.title', then: { field: x, function: falsy } }",
    ['a warning api.yaml:3 /info/title'],
  ],
  [
    'several functions of one rule',
    "a: { given: '$.info', severity: hint, then: [{ field: x, function: truthy }, { field: title, function: falsy }] }",
    ['a info api.yaml:2 /info', 'a info api.yaml:3 /info/title'],
  ],
  [
    'names in the place of values',
    "a: { given: '$.paths.*~', severity: 0, then: { function: pattern, functionOptions: { notMatch: pets } } }",
    ['a error api.yaml:7 /paths/~1pets~1{id}'],
  ],
  [
    'what stands in another file at its place',
    "a: { given: '$.paths[*].get..n', then: { function: falsy } }",
    ['a warning other.yaml:12 /schemas/Named/properties/n'],
  ],
  [
    'a schema that several refer to once',
    'a: { given: \'$..[?(@ && @.type == "string")]\', then: { field: maxLength, function: truthy } }',
    [
      'a warning api.yaml:32 /components/schemas/Pet/properties/name',
      'a warning other.yaml:12 /schemas/Named/properties/n',
    ],
  ],
  [
    'references as they are written',
    "a: { given: '$..$ref', resolved: false, then: { function: falsy } }",
    [
      'a warning api.yaml:16 /paths/~1pets~1{id}/get/responses/200/content/application~1json/schema/$ref',
      'a warning api.yaml:26 /paths/~1owners/get/responses/200/$ref',
      'a warning api.yaml:33 /components/schemas/Pet/properties/owner/$ref',
      'a warning api.yaml:37 /components/schemas/Owner/properties/pets/items/$ref',
    ],
  ],
  [
    'references in a circle, which stay',
    "a: { given: '$.components..$ref', then: { function: falsy } }",
    [
      'a warning api.yaml:33 /components/schemas/Pet/properties/owner/$ref',
      'a warning api.yaml:37 /components/schemas/Owner/properties/pets/items/$ref',
    ],
  ],
  [
    'only documents of its formats',
    'a: { given: $, formats: [oas3.1], then: { field: x, function: truthy } }\n  b: { given: $, formats: [oas3_0], then: { field: x, function: truthy } }',
    ['b warning api.yaml:1'],
  ],
  [
    'no rule that is off',
    'a: { given: $, severity: off, then: { field: x, function: truthy } }\n  b: { given: $, recommended: false, then: { field: x, function: truthy } }',
    [],
  ],
];

test.each(rows)('tells of %s', async (_what, rules, want) => {
  expect(await found({ 'ruleset.yaml': `rules:\n  ${rules}\n` })).toEqual(want);
});

test.each([
  ["message: '{{property}}: {{error}} at {{path}}'", 'gone: "gone" is missing or empty at #/info'],
  ["message: '{{description}}, {{value}}, {{nothing}}'\n    description: Why", 'Why, [object Object],'],
  ['message: \'#{{print("property")}}is #{{print("value")}}\'', '"gone" property is Object{}'],
  ['message: \'#{{property.toUpperCase() + "!"}}\'', 'INFO.GONE!'],
  ['description: Say why', 'Say why'],
  ['severity: error', '"gone" is missing or empty'],
])('says %s', async (words, want) => {
  const rule = `rules:\n  a:\n    given: $.info\n    then: { field: gone, function: truthy }\n    ${words}\n`;
  const [finding] = await findingsOf({ 'ruleset.yaml': rule }, 'ruleset.yaml', {});
  expect(finding?.message.replace('info.gone', 'gone')).toBe(want);
});

test('writes aliases out, within one another and by format', async () => {
  const ruleset = `formats: [oas3]
aliases:
  Operation: ['$.paths[*][get,post]']
  Answer: ['#Operation.responses[*]']
  Schema:
    targets:
      - { formats: [oas2], given: ['$.definitions[*]'] }
      - { formats: [oas3], given: ['$.components.schemas[*]'] }
rules:
  id: { given: '#Operation', then: { field: operationId, function: casing, functionOptions: { type: camel } } }
  text: { given: '#Answer', then: { field: description, function: enumeration, functionOptions: { values: [ok, all] } } }
  schema: { given: '#Schema.properties', then: { field: name, function: truthy } }
`;
  expect(await found({ 'ruleset.yaml': ruleset })).toEqual([
    'id warning api.yaml:18 /paths/~1pets~1{id}/post/operationId',
    'text warning api.yaml:21 /paths/~1pets~1{id}/post/responses/201/description',
    'schema warning api.yaml:36 /components/schemas/Owner/properties',
  ]);
});

const base = `rules:
  one: { given: '$.info', then: { field: x, function: truthy } }
  two: { given: '$.info', severity: error, then: { field: x, function: truthy } }
  three: { given: '$.info', recommended: false, then: { field: x, function: truthy } }
`;

test.each([
  ['extends: ./base.yaml', ['one warning', 'two error']],
  ['extends: [[./base.yaml, all]]', ['one warning', 'three warning', 'two error']],
  ['extends: [[./base.yaml, off]]\nrules: { two: true }', ['two error']],
  ['extends: ./base.yaml\nrules: { one: hint, two: off, three: warn }', ['one info', 'three warning']],
  [
    'extends: [./base.yaml]\nrules: { one: { given: "$.info", severity: error, then: { field: title, function: truthy } } }',
    ['two error'],
  ],
])('changes what it extends: %s', async (ruleset, want) => {
  const lines = await found({ 'base.yaml': base, 'ruleset.yaml': ruleset });
  expect(lines.map(line => line.split(' ').slice(0, 2).join(' '))).toEqual(want);
});

test.each([
  ['overrides: [{ files: ["*.yaml"], rules: { two: warn } }]', ['one warning', 'two warning']],
  ['overrides: [{ files: ["**/v1/*.yaml"], rules: { two: warn } }]', ['one warning', 'two error']],
  [
    'overrides: [{ files: ["api.yaml#/info"], rules: { two: "off" } }, { files: ["api.yaml#/infos"], rules: { one: "off" } }]',
    ['one warning'],
  ],
  ['overrides: [{ files: [api.yaml], extends: [[./base.yaml, all]] }]', ['one warning', 'three warning', 'two error']],
  ['except: { "api.yaml#/info": [one] }', ['two error']],
])('weighs rules by file and part: %s', async (overrides, want) => {
  const lines = await found({ 'base.yaml': base, 'ruleset.yaml': `extends: ./base.yaml\n${overrides}\n` });
  expect(lines.map(line => line.split(' ').slice(0, 2).join(' '))).toEqual(want);
});

test('finds nothing wrong with spectral:oas', async () => {
  await findingsOf({}, 'spectral:oas', {});
  const set = await loadDocument('api.yaml', { cwd: folder });
  const codes = (await runRuleset(set, { extends: [], ...oasRuleset })).map(({ code }) => code);
  expect(codes.filter(code => code.startsWith('ruleset-'))).toEqual([]);
});

const rulesetModule = `
module.exports = {
  extends: [[require('@stoplight/spectral-rulesets').oas, 'off']],
  formats: [require('@stoplight/spectral-formats').oas3],
  rules: {
    'info-description': 'error',
    own: { given: '$.info', then: { function: (value, _options, { path, document }) => [{ message: path + ' ' + document.formats.size }] } },
    core: { given: '$', then: { field: 'x', function: require('@stoplight/spectral-functions').truthy } },
  },
};`;

const functionModule = `
import { createRulesetFunction } from '@stoplight/spectral-core';
export default createRulesetFunction(
  { input: { type: 'object' }, options: { type: 'object', properties: { most: { type: 'number' } }, required: ['most'] } },
  function atMost(value, { most }) {
    return Object.keys(value).length > most ? [{ message: 'too many', path: ['info', 'title'] }] : undefined;
  },
);`;

test.each([
  [
    'a CommonJS module',
    { 'ruleset.js': rulesetModule },
    'ruleset.js',
    ['core warning api.yaml:1', 'info-description error api.yaml:2 /info', 'own warning api.yaml:2 /info'],
  ],
  [
    'an ECMAScript module',
    {
      'ruleset.mjs': "import base from './base.mjs';\nexport default { extends: base, rules: { a: 'error' } };",
      'base.mjs':
        "import { falsy } from '@stoplight/spectral-functions';\nexport default { rules: { a: { given: '$.info.title', then: { function: falsy } } } };",
    },
    'ruleset.mjs',
    ['a error api.yaml:3 /info/title'],
  ],
  [
    'a package that has both',
    {
      'ruleset.yaml': 'extends: "@acme/rules"',
      'node_modules/@acme/rules/package.json': '{"exports":{".":{"import":"./gone.mjs","require":"./main.cjs"}}}',
      'node_modules/@acme/rules/main.cjs':
        "const { truthy } = require('@stoplight/spectral-functions');\nexports.__esModule = true;\nexports.default = { rules: { a: { given: '$', then: { field: 'x', function: truthy } } } };",
    },
    'ruleset.yaml',
    ['a warning api.yaml:1'],
  ],
  [
    'functions beside it',
    {
      'ruleset.yaml':
        "functions: [at-most]\nrules:\n  a: { given: '$.paths', then: { function: at-most, functionOptions: { most: 1 } } }\n  b: { given: '$.info.title', then: { function: at-most, functionOptions: { most: 0 } } }",
      'functions/at-most.js': functionModule,
    },
    'ruleset.yaml',
    ['a warning api.yaml:3 /info/title'],
  ],
] as const)('runs %s without the packages of Spectral', async (_what, files, ruleset, want) => {
  expect(await found(files, ruleset)).toEqual(want);
});

const good = 'good: { given: $, then: { field: x, function: truthy } }';

test.each([
  ['extends: [./gone.yaml]', 'ruleset-unreadable ruleset.yaml:1:11'],
  ['extends: [https://a.example/r.yaml]', 'ruleset-unreadable ruleset.yaml:1:11'],
  ['extends: [./ruleset.yaml]', 'ruleset-cycle ruleset.yaml:1:11'],
  ['extends: [[spectral:oas, some]]', 'ruleset-invalid ruleset.yaml:1:11'],
  ['formats: [oas9]', 'ruleset-invalid ruleset.yaml:1:11'],
  ['parserOptions: { duplicateKey: warn }', 'ruleset-invalid ruleset.yaml:1:18'],
  ['parserOptions: { duplicateKeys: bad }', 'ruleset-invalid ruleset.yaml:1:18'],
  ['functions: [gone]', 'ruleset-function-unknown ruleset.yaml:1:13'],
  ['a: { given: "$.x[", then: { function: truthy } }', 'ruleset-path-invalid ruleset.yaml:3:8'],
  ['a: { given: "#None.x", then: { function: truthy } }', 'ruleset-alias-unknown ruleset.yaml:3:8'],
  ['a: { given: $, then: { function: gone } }', 'ruleset-function-unknown ruleset.yaml:3:26'],
  [
    'a: { given: $, then: { function: pattern, functionOptions: { mtch: x } } }',
    'ruleset-options-invalid ruleset.yaml:3:45',
  ],
  ['a: { given: $, then: { function: truthy, functionOptions: {} } }', 'ruleset-options-invalid ruleset.yaml:3:44'],
  ['a: { given: $ }', 'ruleset-invalid ruleset.yaml:3:3'],
  ['a: { given: $.tags, severity: bad, then: { function: defined } }', 'ruleset-invalid ruleset.yaml:3:23'],
  ['a: 17', 'ruleset-invalid ruleset.yaml:3:3'],
  ['a: error', 'ruleset-rule-unknown ruleset.yaml:3:3'],
])('tells where %s is wrong, and runs the other rules', async (part, want) => {
  const isRule = part.startsWith('a:');
  const ruleset = isRule ? `rules:\n  ${good}\n  ${part}\n` : `${part}\nrules:\n  ${good}\n`;
  const findings = await findingsOf({ 'ruleset.yaml': ruleset }, 'ruleset.yaml', {});
  const told = findings.map(({ code, location }) => `${code} ${location?.file}:${location?.line}:${location?.column}`);
  expect(told).toEqual([want, 'good api.yaml:1:1']);
});

test('tells of a ruleset that cannot be parsed, and of one that throws, at their places', async () => {
  expect(await found({ 'ruleset.yaml': 'rules: {\n' })).toEqual(['syntax-error error ruleset.yaml:1']);
  expect(await found({ 'ruleset.js': 'throw new Error("no");' }, 'ruleset.js')).toEqual([
    'ruleset-unreadable error ruleset.js:1',
  ]);
  expect(
    await found({ 'ruleset.js': '\nmodule.exports = { rules: {\n  a: { given: "$" } } };' }, 'ruleset.js'),
  ).toEqual(['ruleset-invalid error ruleset.js:3 /rules/a']);
});

test('stops a function that never ends, tells of one that throws, and calls the others', async () => {
  const files = {
    'functions/endless.js': 'module.exports = () => { for (;;); };',
    'functions/silent.js': 'export default async () => new Promise(() => {});',
    'functions/broken.js': 'module.exports = value => value.x.y;',
    'functions/later.js': 'export default async value => [{ message: value }];',
    'ruleset.yaml': `functions: [endless, silent, broken, later]
rules:
  endless: { given: '$.paths[*]', then: { function: endless } }
  silent: { given: '$.info', then: { function: silent } }
  broken: { given: '$.paths[*]', then: { function: broken } }
  later: { given: '$.info.title', then: { function: later } }
`,
  };
  expect((await found(files, 'ruleset.yaml', { functionMilliseconds: 200 })).sort()).toEqual([
    'later warning api.yaml:3 /info/title',
    'ruleset-function-failed error ruleset.yaml:5 /rules/broken/then',
    'ruleset-function-timeout error ruleset.yaml:3 /rules/endless/then',
    'ruleset-function-timeout error ruleset.yaml:4 /rules/silent/then',
  ]);
});

test('stops an expression that runs away, of a ruleset or of the document itself, and asks all other rules', async () => {
  const title = `${'a'.repeat(60)}!`;
  const files = {
    'api.yaml': `openapi: 3.0.3
info: { title: ${title}, version: '1', ${'b'.repeat(60)}-: 1 }
paths: {}
components:
  schemas:
    A: { type: string, pattern: '^(c|c)*$', default: ${'c'.repeat(60)}! }
`,
    'ruleset.yaml': `extends: [[spectral:oas, off]]
rules:
  oas3-valid-schema-example: error
  pattern: { given: $.info.title, then: { function: pattern, functionOptions: { match: '^(a+)+$' } } }
  casing: { given: $.info.title, then: { function: casing, functionOptions: { type: flat, separator: { char: a } } } }
  schema: { given: $.info.title, then: { function: schema, functionOptions: { schema: { pattern: '^(aa?)+$' } } } }
  filter: { given: '$.info[?(/^(b+)+$/.test(@property))]', then: { function: falsy } }
  title: { given: $.info.title, then: { function: falsy } }
`,
  };
  expect((await found(files)).sort()).toEqual([
    'ruleset-function-timeout error ruleset.yaml:1 /extends/0',
    'ruleset-function-timeout error ruleset.yaml:4 /rules/pattern/then',
    'ruleset-function-timeout error ruleset.yaml:5 /rules/casing/then',
    'schema warning api.yaml:2 /info/title',
    'title warning api.yaml:2 /info/title',
  ]);
});

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Schemas that would never end, or not in time, were they written out. */
const knots: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'sixty doublings': Object.fromEntries(
    Array.from({ length: 60 }, (_, level) => {
      const next = level === 59 ? { type: 'string' } : ref(`A${level + 1}`);
      return [`A${level}`, { type: 'object', properties: { x: next, y: next } }];
    }),
  ),
  'a chain of three thousand references': Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [
      `A${index}`,
      index === 2999 ? { type: 'object' } : ref(`A${index + 1}`),
    ]),
  ),
  'a chain of fifteen hundred schemas': Object.fromEntries(
    Array.from({ length: 1500 }, (_, index) => [`A${index}`, { type: 'object', items: ref(`A${index + 1}`) }]),
  ),
  'references in a circle': {
    A0: ref('B'),
    B: ref('A0'),
    C: ref('C'),
    D: { type: 'object', items: ref('E') },
    E: ref('D'),
  },
  'a reference into itself': { A0: { allOf: [ref('A0/allOf/1'), { type: 'object', items: ref('A0') }] } },
  'a reference to the whole document': { A0: { type: 'object', items: { $ref: '#' } } },
};

test.each(Object.entries(knots))('comes to an end on %s', async (_what, schemas) => {
  const document = { openapi: '3.0.3', info: {}, paths: { '/x': { get: { x: ref('A0') } } }, components: { schemas } };
  const set = await loadText(JSON.stringify(document), { display: 'api.json', allowBroken: true });
  const then = { field: 'x-none', function: 'truthy' };
  const rules = {
    all: { given: '$.components.schemas[*]', then },
    deep: { given: '$..[?(@ && @.type == "object")]', then },
    up: { given: '$..[?(@parent && @.type == "object")]', then },
  };
  const findings = await runRuleset(set, { rules });
  const written = new Set(findings.map(({ location }) => location?.pointer));
  const objects = Object.values(schemas).filter(schema => 'type' in schema);
  expect(findings.every(({ code }) => code in rules)).toBe(true);
  expect(findings.filter(({ code }) => code === 'deep').length).toBeGreaterThanOrEqual(objects.length);
  for (const name of Object.keys(schemas).filter(name => 'type' in schemas[name]!)) {
    expect(written).toContain(`/components/schemas/${name}`);
  }
});

test('tells of what an alias of YAML stands for in each of its places', async () => {
  const text = 'openapi: 3.0.3\ninfo: &i { contact: {} }\nx-a: *i\nx-b: *i\n';
  const set = await loadText(text, { display: 'api.yaml' });
  const then = { field: 'none', function: 'truthy' };
  const findings = await runRuleset(set, {
    rules: { a: { given: '$[*]', then } },
  });
  expect(findings.map(({ location }) => location?.pointer)).toEqual(['/info', '/x-a', '/x-b']);
});

test('finds the ruleset of a folder by its name', () => {
  expect(defaultRuleset(folder)).toBeUndefined();
  writeFileSync(join(folder, 'spectral.json'), '{}');
  expect(defaultRuleset(folder)).toBe('spectral.json');
  writeFileSync(join(folder, '.spectral.yml'), 'rules: {}');
  expect(defaultRuleset(folder)).toBe('.spectral.yml');
});

test('reads from a URL what is allowed, what that names beside it, and runs no code from there', async () => {
  const texts: Files = {
    '/team/rules.yaml': `extends: [./base.yaml, ./code.js, spectral:oas, /team/rules.yaml]
functions: [own]
rules: { info-description: off, a: error }
`,
    '/team/base.yaml': "rules:\n  a: { given: '$.info.title', then: { function: falsy } }\n",
  };
  const server = createServer((request, response) => response.end(texts[request.url ?? ''] ?? ''));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // it listens on a port
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/team/rules.yaml`;
  try {
    const options = { allowRemote: true, remote: { allowAddress: () => true } };
    const lines = await found({}, url, options);
    expect(lines.filter(line => /^(?:ruleset-|a )/.test(line)).map(line => line.replace(/http\S*\/team/g, ''))).toEqual(
      [
        'ruleset-function-unknown error /rules.yaml:2 /functions/0',
        'ruleset-unreadable error /rules.yaml:1 /extends/1',
        'ruleset-cycle error /rules.yaml:1 /extends/3',
        'a error api.yaml:3 /info/title',
      ],
    );
    expect(await found({}, url)).toEqual([`ruleset-unreadable error ${url}:1`]);
  } finally {
    await new Promise(resolve => server.close(resolve));
  }
});
