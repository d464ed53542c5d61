import SwaggerParser from '@apidevtools/swagger-parser';
import { bundle, type Json, loadDocument, loadText } from '../../src/document/index.js';
import { folderWith, removeFolders } from './folders.js';

afterEach(removeFolders);
const real = process.env.SPECWRIGHT_DOCUMENTS ? describe : describe.skip;

async function bundled(files: Readonly<Record<string, string>>, format?: 'yaml' | 'json'): Promise<string> {
  const set = await loadDocument(Object.keys(files)[0]!, { cwd: folderWith(files) });
  return bundle(set, format ? { format } : {}).text;
}

async function parsedValue(text: string): Promise<Json> {
  const set = await loadText(text, { display: text.startsWith('{') ? 'a.json' : 'a.yaml' });
  return set.root.value;
}

describe('one document of many', () => {
  it('moves what is reached to components, keeps comments, order and quotes', async () => {
    const got = await bundled({
      'main.yaml': `# the API
openapi: 3.1.0
paths:
  /pets: # all of them
    get:
      parameters: [{ $ref: 'common.yaml#/limit' }]
      responses:
        '404': { $ref: common.yaml#/responses/missing }
        '200': # fine
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
components:
  schemas:
    Pet: # a pet
      properties:
        tag: { $ref: common.yaml#/Tag }
`,
      'common.yaml': `limit: { name: limit, in: query, schema: { $ref: '#/Limit' } }
Limit: { type: integer }
responses:
  missing: { description: not found }
Tag: { properties: { parent: { $ref: '#/Tag' }, pet: { $ref: main.yaml#/components/schemas/Pet } } }
`,
    });
    // the package that prints it moves a comment after a key to a line of its own
    expect(got).toBe(`# the API
openapi: 3.1.0
paths:
  /pets:
    # all of them
    get:
      parameters: [ { $ref: "#/components/parameters/limit" } ]
      responses:
        '404': { $ref: "#/components/responses/missing" }
        '200':
          # fine
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
components:
  schemas:
    Pet:
      # a pet
      properties:
        tag: { $ref: "#/components/schemas/Tag" }
    Tag:
      properties:
        parent:
          $ref: "#/components/schemas/Tag"
        pet:
          $ref: "#/components/schemas/Pet"
    Limit:
      type: integer
  parameters:
    limit:
      name: limit
      in: query
      schema:
        $ref: "#/components/schemas/Limit"
  responses:
    missing:
      description: not found
`);
  });

  it('gives names that nothing else has, in the order reached', async () => {
    const got = await bundled({
      'main.yaml':
        'openapi: 3.1.0\ncomponents: { schemas: { Pet: {}, A: { $ref: a.yaml#/Pet }, B: { $ref: b.yaml#/Pet }, C: { $ref: "d%20e.yaml" } } }',
      'a.yaml': 'Pet: { title: a }',
      'b.yaml': 'Pet: { title: b }',
      'd e.yaml': 'title: whole',
    });
    expect(await parsedValue(got)).toEqual({
      openapi: '3.1.0',
      components: {
        schemas: {
          Pet: {},
          A: { $ref: '#/components/schemas/Pet_2' },
          B: { $ref: '#/components/schemas/Pet_3' },
          C: { $ref: '#/components/schemas/d_20e' },
          Pet_2: { title: 'a' },
          Pet_3: { title: 'b' },
          d_20e: { title: 'whole' },
        },
      },
    });
  });

  const split = {
    'main.json': '{"openapi":"VERSION","paths":{"/b":{"$ref":"b.yaml"},"/10":{},"/9":{}},"x-big":12345678901234567890}',
    'b.yaml': "get: { responses: { '200': { description: fine } } }",
  };

  it('puts a path item in place in 3.0, which has no components for it', async () => {
    const got = await bundled({ ...split, 'main.json': split['main.json'].replace('VERSION', '3.0.3') });
    expect(got).toBe(`{
  "openapi": "3.0.3",
  "paths": {
    "/b": {
      "get": {
        "responses": {
          "200": {
            "description": "fine"
          }
        }
      }
    },
    "/10": {},
    "/9": {}
  },
  "x-big": 12345678901234567890
}
`);
  });

  it('moves it to components in 3.1', async () => {
    const got = await bundled({ ...split, 'main.json': split['main.json'].replace('VERSION', '3.1.0') });
    expect(JSON.parse(got)).toMatchObject({
      paths: { '/b': { $ref: '#/components/pathItems/b' } },
      components: { pathItems: { b: { get: { responses: { '200': { description: 'fine' } } } } } },
    });
  });

  it('replaces ids by pointers where there are any', async () => {
    const got = await bundled({
      'main.yaml': `openapi: 3.1.0
components:
  schemas:
    A: { $id: "https://example.com/a", $anchor: x, items: { $ref: "#/$defs/B" }, $defs: { B: { $ref: b.yaml#/C } } }
    D: { $ref: https://example.com/a#x }
`,
      'b.yaml': 'C: { title: c }',
    });
    expect(await parsedValue(got)).toEqual({
      openapi: '3.1.0',
      components: {
        schemas: {
          A: { items: { $ref: '#/components/schemas/A/$defs/B' }, $defs: { B: { $ref: '#/components/schemas/C' } } },
          D: { $ref: '#/components/schemas/A' },
          C: { title: 'c' },
        },
      },
    });
  });

  it('moves the schemas of a mapping', async () => {
    const got = await bundled({
      'main.yaml':
        'openapi: 3.1.0\ncomponents: { schemas: { A: { discriminator: { propertyName: t, mapping: { d: b.yaml#/Dog, c: Cat } } }, Cat: {} } }',
      'b.yaml': 'Dog: { title: dog }',
    });
    expect(await parsedValue(got)).toMatchObject({
      components: {
        schemas: { A: { discriminator: { mapping: { d: '#/components/schemas/Dog', c: 'Cat' } } }, Dog: {} },
      },
    });
  });

  it.each(['yaml', 'json'] as const)('leaves a document of one file as it is: %s', async format => {
    const text =
      format === 'yaml' ? '# a\nopenapi:   3.1.0 # b\npaths: {}\n' : '{\n  "openapi": "3.1.0",\n  "paths": {}\n}\n';
    expect(await bundled({ [`main.${format}`]: text })).toBe(text);
  });

  it('changes the format where that is asked', async () => {
    expect(await bundled({ 'a.yaml': 'openapi: 3.1.0\npaths: {}\n' }, 'json')).toBe(
      '{\n  "openapi": "3.1.0",\n  "paths": {}\n}\n',
    );
    expect(await bundled({ 'a.json': '{"openapi":"3.1.0","paths":{}}' }, 'yaml')).toBe('openapi: 3.1.0\npaths: {}\n');
  });
});

describe('numbers that a double does not hold', () => {
  const digits = ['12345678901234567890', '9007199254740993', '0.1000000000000000055511151231257827', '1e400'];
  const list = `[${digits.join(', ')}]`;
  const root = (format: 'yaml' | 'json', ref: string) =>
    format === 'json'
      ? `{"openapi":"3.1.0","x-n":${list},"components":{"schemas":{"A":{"$ref":"${ref}"}}}}`
      : `openapi: 3.1.0\nx-n: ${list}\ncomponents: { schemas: { A: { $ref: "${ref}" } } }\n`;

  it.each([
    ['yaml', 'yaml', 'yaml'],
    ['yaml', 'json', 'json'],
    ['json', 'yaml', 'json'],
    ['json', 'json', 'yaml'],
    ['json', 'yaml', 'yaml'],
  ] as const)('stay as written: a root in %s with a part in %s, as %s', async (main, part, format) => {
    const files = {
      [`main.${main}`]: root(main, `part.${part}#/N`),
      [`part.${part}`]: part === 'json' ? `{"N":{"examples":[${list}]}}` : `N: { examples: [${list}] }\n`,
    };
    const got = await bundled(files, format);
    for (const number of digits) expect(got.split(number)).toHaveLength(3);
    // and they are numbers still
    const value = (await parsedValue(got)) as { 'x-n': unknown };
    expect(value['x-n']).toEqual(digits.map(Number));
  });

  it.each([
    ['0x20000000000001', '9007199254740993'],
    ['+9007199254740993', '9007199254740993'],
    ['.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    ['-009007199254740993.50', '-9007199254740993.50'],
    ['.inf', 'null'],
  ])('are written as JSON can: %s', async (written, want) => {
    const text = `openapi: 3.1.0\nx-n: ${written}\n`;
    expect(await bundled({ 'main.yaml': text }, 'json')).toBe(`{\n  "openapi": "3.1.0",\n  "x-n": ${want}\n}\n`);
  });

  it.each(['yaml', 'json'] as const)('are told a hundred times at most: %s', async format => {
    const text = `{"openapi": "3.1.0", "x-n": [${'9007199254740993, '.repeat(20_000)}1]}`;
    const { findings } = await loadText(text, { display: 'a', format });
    expect(findings).toHaveLength(100);
    expect(findings.at(-1)?.message).toBe('9007199254740993 cannot be kept exactly, nor can 19900 more after it');
  });
});

describe('what is too much to write as YAML', () => {
  const part = `A: { enum: [${'1, '.repeat(40)}2] }\n`;
  const yaml = 'openapi: 3.1.0\ncomponents: { schemas: { A: { $ref: "part.yaml#/A" } } }\n';
  const json = '{"openapi":"3.1.0","components":{"schemas":{"A":{"$ref":"part.yaml#/A"}}}}';

  // with what moves into it, such a root has fifty values
  async function bundleOf(name: string, text: string, format: 'yaml' | 'json', yamlValues: number): Promise<string> {
    const set = await loadDocument(name, { cwd: folderWith({ [name]: text, 'part.yaml': part }) });
    return bundle(set, { format, yamlValues }).text;
  }

  it.each([
    ['main.yaml', yaml],
    ['main.json', json],
  ])('is refused, with its number: %s', async (name, text) => {
    await expect(bundleOf(name, text, 'yaml', 40)).rejects.toMatchObject({
      findings: [
        {
          code: 'too-many-values',
          message: `${name} and what moves into it have more than 40 values, too many to write as YAML`,
          location: { file: name, line: 1, column: 1 },
        },
      ],
    });
    expect(await bundleOf(name, text, 'yaml', 60)).toContain('#/components/schemas/A_2');
  });

  it.each([
    ['JSON', 'main.yaml', yaml, 'json'],
    ['a text that stays as it is', 'main.yaml', `openapi: 3.1.0\nx-a: [${'1, '.repeat(40)}2]\n`, 'yaml'],
  ] as const)('but %s is not', async (_, name, text, format) => {
    expect(await bundleOf(name, text, format, 40)).toContain('openapi');
  });

  it('is a million values unless said otherwise', async () => {
    const text = `{"openapi":"3.1.0","x-a":[${'0,'.repeat(1_000_000)}0]}`;
    const set = await loadText(text, { display: 'a.json' });
    expect(() => bundle(set, { format: 'yaml' })).toThrow(
      expect.objectContaining({ findings: [expect.objectContaining({ code: 'too-many-values' })] }),
    );
  });
});

real('a bundle means what its files mean', () => {
  it('to swagger-parser too', async () => {
    const path = `${process.env.SPECWRIGHT_DOCUMENTS}/documents/multi-file/api-main.yaml`;
    const { text } = bundle(await loadDocument(path), { format: 'json' });
    const got = await SwaggerParser.validate(JSON.parse(text));
    const want = await SwaggerParser.dereference(path);
    expect(got.paths).toEqual(want.paths);
  });
});
