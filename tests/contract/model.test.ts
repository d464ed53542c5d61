import { type Contract, createContract, inspect } from '../../src/contract/index.js';
import { loadText } from '../../src/document/index.js';

type Parts = { readonly [name: string]: unknown };

/** A document of one version in hand. */
const documentOf = (openapi: string, parts: Parts): string =>
  JSON.stringify({ openapi, info: { title: 'T', version: '1' }, ...parts });

async function contractOf(openapi: string, parts: Parts): Promise<Contract> {
  return createContract(await loadText(documentOf(openapi, parts), { display: 'api.json' }));
}

const ok = { responses: { 200: { description: 'fine' } } };
const path = (operation: Parts, item: Parts = {}): Parts => ({
  paths: { '/a': { ...item, get: { ...ok, ...operation } } },
});

describe('parameters', () => {
  it.each([
    ['path', '3.0.3', 'simple', false, true],
    ['query', '3.0.3', 'form', true, false],
    ['header', '3.0.3', 'simple', false, false],
    ['cookie', '3.0.3', 'form', true, false],
  ])('in %s have the style, explode and required of that place', async (where, version, style, explode, required) => {
    const parameters = [{ name: 'p', in: where, ...(required && { required }), schema: {} }];
    const route = where === 'path' ? '/{p}' : '/a';
    const { operations } = await contractOf(version, { paths: { [route]: { get: { ...ok, parameters } } } });
    expect(operations[0]?.parameters[0]).toMatchObject({ name: 'p', in: where, style, explode, required });
  });

  it('of the path are merged in, the operation’s own win by name and place', async () => {
    const item = { parameters: [query('a', 'above'), query('b', 'above')] };
    const { operations } = await contractOf('3.1.0', path({ parameters: [query('b', 'own')] }, item));
    const got = operations[0]?.parameters.map(({ name, description }) => [name, description]);
    expect(got).toEqual([
      ['a', 'above'],
      ['b', 'own'],
    ]);
  });

  it.each(['Accept', 'content-type', 'AUTHORIZATION'])('in header named %s are left out', async name => {
    const contract = await contractOf('3.0.3', path({ parameters: [{ name, in: 'header', schema: {} }] }));
    expect(contract.operations[0]?.parameters).toEqual([]);
    expect(contract.findings.map(({ code }) => code)).toContain('ignored-parameter');
  });
});

describe('references', () => {
  it.each([
    ['3.0.3', 'component'],
    ['3.1.0', 'beside'],
  ])('of %s take the description of the %s', async (version, want) => {
    const responses = { 200: { $ref: '#/components/responses/R', description: 'beside' } };
    const components = { responses: { R: { description: 'component' } } };
    const { operations } = await contractOf(version, { ...path({ responses }), components });
    expect(operations[0]?.responses[0]?.description).toBe(want);
  });
});

describe('security', () => {
  const components = { securitySchemes: { k: { type: 'apiKey', in: 'header', name: 'K' } } };
  it.each<[string, unknown, unknown, string[][]]>([
    ['of the document holds where the operation says nothing', [{ k: [] }], undefined, [['k']]],
    ['of the operation takes it away by an empty list', [{ k: [] }], [], []],
    ['of the operation wins, with an anonymous alternative', undefined, [{ k: [] }, {}], [['k'], []]],
  ])('%s', async (_name, above, own, want) => {
    const parts = {
      ...path(own === undefined ? {} : { security: own }),
      components,
      ...(above ? { security: above } : {}),
    };
    const { operations } = await contractOf('3.1.0', parts);
    expect(operations[0]?.security.map(each => each.map(({ scheme }) => scheme))).toEqual(want);
  });
});

describe('servers', () => {
  const at = (url: string) => ({ servers: [{ url }] });
  it.each<[string, Parts, Parts, Parts, string]>([
    ['nowhere', {}, {}, {}, '/'],
    ['the document', at('/d'), {}, {}, '/d'],
    ['the path', at('/d'), at('/p'), {}, '/p'],
    ['the operation', at('/d'), at('/p'), at('/o'), '/o'],
  ])('declared by %s are the nearest', async (_name, root, item, operation, want) => {
    const { operations } = await contractOf('3.1.0', { ...path(operation, item), ...root });
    expect(operations[0]?.servers.map(({ url }) => url)).toEqual([want]);
  });

  it('have their variables', async () => {
    const variables = { v: { default: 'a', enum: ['a', 'b'] } };
    const { servers } = await contractOf('3.1.0', { ...path({}), servers: [{ url: '/{v}', variables }] });
    expect(servers[0]?.variables.get('v')).toEqual({ default: 'a', enum: ['a', 'b'] });
  });
});

describe('OpenAPI 3.2', () => {
  it('has the query method and any other', async () => {
    const { operations } = await contractOf('3.2.0', {
      paths: { '/a': { query: ok, additionalOperations: { COPY: ok } } },
    });
    expect(operations.map(({ key }) => key)).toEqual(['QUERY /a', 'COPY /a']);
  });

  it('takes the whole query string as one parameter', async () => {
    const content = { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } };
    const { operations } = await contractOf('3.2.0', path({ parameters: [{ name: 'q', in: 'querystring', content }] }));
    expect(operations[0]?.parameters[0]).toMatchObject({
      in: 'querystring',
      content: { range: Object.keys(content)[0] },
    });
  });

  it('describes items of sequential and multipart media types', async () => {
    const item = {
      itemSchema: { type: 'string' },
      prefixEncoding: [{ contentType: 'a/b' }],
      itemEncoding: { contentType: 'c/d' },
    };
    const responses = { 200: { content: { 'multipart/mixed': { $ref: '#/components/mediaTypes/M' } } } };
    const { operations } = await contractOf('3.2.0', {
      ...path({ responses }),
      components: { mediaTypes: { M: item } },
    });
    const media = operations[0]?.responses[0]?.content[0];
    expect(media?.itemSchema?.json).toEqual({ type: 'string' });
    expect(media?.prefixEncoding.map(({ contentTypes }) => contentTypes)).toEqual([['a/b']]);
    expect(media?.itemEncoding?.contentTypes).toEqual(['c/d']);
  });

  it('knows nothing of items before 3.2, as its warning says', async () => {
    const content = {
      'multipart/mixed': {
        itemSchema: { type: 'string' },
        prefixEncoding: [{ contentType: 'a/b' }],
        itemEncoding: { contentType: 'c/d' },
      },
    };
    const { operations } = await contractOf('3.1.0', path({ responses: { 200: { description: 'ok', content } } }));
    expect(operations[0]?.responses[0]?.content[0]).not.toHaveProperty('itemSchema');
    expect(operations[0]?.responses[0]?.content[0]).toMatchObject({ prefixEncoding: [] });
  });

  it('has tags below tags', async () => {
    const tags = [{ name: 'a' }, { name: 'b', parent: 'a', kind: 'nav', summary: 's' }];
    const contract = await contractOf('3.2.0', { ...path({}), tags });
    expect(contract.tags).toEqual(tags);
  });

  it('resolves references against $self', async () => {
    const responses = { 200: { $ref: 'https://example.com/api.json#/components/responses/R' } };
    const components = { responses: { R: { description: 'found' } } };
    const { operations } = await contractOf('3.2.0', {
      $self: 'https://example.com/api.json',
      ...path({ responses }),
      components,
    });
    expect(operations[0]?.responses[0]?.description).toBe('found');
  });

  it('has a default mapping', async () => {
    const schemas = {
      A: { discriminator: { propertyName: 't', defaultMapping: 'B' }, oneOf: [{ $ref: '#/components/schemas/B' }] },
      B: { type: 'object' },
    };
    const contract = await contractOf('3.2.0', { ...path({}), components: { schemas } });
    expect(contract.schemas.get('#/components/schemas/A')?.json).toMatchObject({
      discriminator: {
        propertyName: 't',
        mapping: { B: '#/components/schemas/B' },
        defaultMapping: '#/components/schemas/B',
      },
    });
  });
});

describe('direction', () => {
  it('is inverted for webhooks and callbacks, and again for the callbacks of webhooks', async () => {
    const callbacks = { back: { '{$request.query.url}': { post: ok } } };
    const contract = await contractOf('3.1.0', {
      ...path({ callbacks }),
      webhooks: { hook: { post: { ...ok, callbacks } } },
    });
    expect(contract.operations.map(({ direction }) => direction)).toEqual(['incoming']);
    expect(contract.webhooks.map(({ key, direction }) => [key, direction])).toEqual([
      ['webhook hook POST', 'outgoing'],
      ['callback back of GET /a: POST {$request.query.url}', 'outgoing'],
    ]);
    expect(contract.webhooks[0]?.callbacks[0]?.direction).toBe('incoming');
  });
});

describe('documents without paths', () => {
  it.each<[string, Parts]>([
    ['webhooks', { webhooks: { hook: { post: ok } } }],
    ['components', { components: { schemas: { A: {} } } }],
  ])('become a contract of %s alone', async (_name, parts) => {
    expect((await contractOf('3.1.0', parts)).operations).toEqual([]);
  });
});

describe('inspect', () => {
  it('counts references, and components that reach themselves', async () => {
    const schemas = {
      A: { properties: { b: to('B') } },
      B: { properties: { a: to('A') } },
      C: { properties: { a: to('A') } },
    };
    const set = await loadText(documentOf('3.1.0', { components: { schemas } }), { display: 'api.json' });
    expect(inspect(createContract(set), set).references).toEqual({ total: 3, acrossFiles: 0, cyclic: 2 });
  });

  it('takes no quadratic time for a long row of references, and counts each circle and self-reference', async () => {
    const schemas: Record<string, unknown> = { Self: { items: to('Self') }, Last: { type: 'string' } };
    for (let index = 0; index < 5000; index++) schemas[`S${index}`] = to(index === 4999 ? 'Last' : `S${index + 1}`);
    for (const [from, next] of ['AB', 'BC', 'CA']) schemas[from!] = { items: to(next!) };
    const set = await loadText(documentOf('3.1.0', { components: { schemas } }), { display: 'api.json' });
    expect(inspect(createContract(set), set).references).toEqual({ total: 5004, acrossFiles: 0, cyclic: 4 });
  });
});

function query(name: string, description: string): Parts {
  return { name, in: 'query', description, schema: {} };
}

function to(name: string): Parts {
  return { $ref: `#/components/schemas/${name}` };
}
