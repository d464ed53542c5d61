import { diffCodes } from '../../../src/diagnostics/codes-of-diff.js';
import { changes } from '../schemas/given.js';

const operation = (said: string, root = '') => `${root}paths: { /a: { post: { operationId: x, ${said} } } }\n`;
const done = "responses: { '204': { description: done } }";

const listed = (manner: string) =>
  operation(`parameters: [{ name: q, in: query, schema: { type: array, items: { type: string } }${manner} }], ${done}`);
const typed = (type: string) => operation(`parameters: [{ name: q, in: query, schema: { type: ${type} } }], ${done}`);
const part = (encoding: string) =>
  operation(
    `requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string } } }${encoding} } } }, ${done}`,
  );
const linked = (to: string) =>
  operation(`responses: { '200': { description: d, links: { l: { operationId: x, parameters: { q: "${to}" } } } } }`);
const empty = (allowed: boolean) =>
  operation(`parameters: [{ name: q, in: query, allowEmptyValue: ${allowed}, schema: { type: integer } }], ${done}`);
const schemes =
  'components: { securitySchemes: { key: { type: apiKey, in: header, name: k }, basic: { type: http, scheme: basic } } }\n';
const secured = (security: string) => operation(`${security}${done}`, schemes);
const keyed = (place: string) =>
  operation(
    `security: [{ key: [] }], ${done}`,
    `components: { securitySchemes: { key: { type: apiKey, ${place} } } }\n`,
  );
const granted = (url: string) =>
  operation(
    `security: [{ oauth: [] }], ${done}`,
    `components: { securitySchemes: { oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: "${url}", scopes: {} } } } } }\n`,
  );

const components =
  'components: { schemas: { Low: { type: integer, maximum: 5 }, High: { type: integer, minimum: 9 } } }\n';
const bodied = (range: string, media: string) =>
  operation(`requestBody: { content: { ${range}: { ${media} } } }, ${done}`, components);
const field = (range: string) => (schema: string) =>
  bodied(range, `schema: { type: object, properties: { f: ${schema} } }`);
const styled = (range: string) => (schema: string) =>
  bodied(range, `schema: { type: object, properties: { f: ${schema} } }, encoding: { f: { style: deepObject } }`);
const headed = (header: string) =>
  operation(`responses: { '200': { description: d, headers: { H: { ${header} } } } }`, components);
const found = (code: string) => async (old: string, now: string) =>
  (await changes(old, now, { extensions: ['x-a'] })).filter(each => each.code === code);

/** Documents of what goes over the wire as text, of a schema, by the code of its change where it is read as another type. */
const texts: readonly (readonly [code: string, of: string, document: (schema: string) => string])[] = [
  [
    'parameter-type-changed',
    'parameter',
    schema =>
      operation(`parameters: [{ name: q, in: query, style: deepObject, schema: ${schema} }], ${done}`, components),
  ],
  ['header-type-changed', 'header', schema => headed(`schema: ${schema}`)],
  ['form-type-changed', 'field', field('application/x-www-form-urlencoded')],
  ['form-type-changed', 'field of parts', field('multipart/form-data')],
  [
    'encoding-changed',
    'header of a part',
    schema =>
      bodied(
        'multipart/form-data',
        `schema: { properties: { f: { type: string } } }, encoding: { f: { headers: { H: { schema: ${schema} } } } }`,
      ),
  ],
  ['body-type-changed', 'XML', schema => bodied('application/xml', `schema: ${schema}`)],
  ['body-type-changed', 'text', schema => bodied('text/plain', `schema: ${schema}`)],
];

const object = (s: string, a: string) => `{ type: object, required: [s], properties: { s: ${s}, a: ${a} } }`;
const ref = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;

describe.each(texts)('%s of a %s', (code, _of, document) => {
  const print = async (old: string, now: string) => {
    const all = await found(code)(document(old), document(now));
    return all.map(({ fingerprint }) => fingerprint);
  };

  it.each([
    ['limits', '{ enum: [b, c] }', '{ type: integer, maximum: 5 }', '{ type: integer, maximum: 4 }'],
    ['values', '{ enum: [b, c] }', '{ enum: [1, 2] }', '{ enum: [1, 3] }'],
    ['references', '{ enum: [b, c] }', ref('Low'), ref('High')],
  ])('has a fingerprint of its own by the %s of the new type', async (_, old, one, other) => {
    const [known, others] = [await print(old, one), await print(old, other)];
    expect([known.length, others.length]).toEqual([1, 1]);
    expect(known).not.toEqual(others);
  });

  it('keeps it, whatever the order and the words of what is said', async () => {
    const known = await print('{ enum: [b, c] }', '{ type: integer, enum: [2, 1] }');
    expect(known).toHaveLength(1);
    expect(await print('{ enum: [c, b] }', '{ description: new, enum: [1, 2], type: integer }')).toEqual(known);
  });
});

/** The same of objects: those of fields without a style are JSON texts, whose types schemas tell. */
const structures: typeof texts = [
  ...texts.filter(([, of]) => ['parameter', 'header', 'XML'].includes(of)),
  ['form-type-changed', 'field with a style', styled('application/x-www-form-urlencoded')],
  ['form-type-changed', 'field of parts with a style', styled('multipart/form-data')],
];

it.each(structures)('%s of a %s tells what breaks beside the type of one property', async (code, _of, document) => {
  const print = async (now: string) => {
    const all = await found(code)(document(object('{ type: integer }', '{ maxLength: 9 }')), document(now));
    return all.map(({ fingerprint }) => fingerprint);
  };
  const text = '{ type: string, format: uuid }';
  const known = await print(object(text, '{ maxLength: 9 }'));
  expect(known).toHaveLength(1);
  for (const a of ['{ maxLength: 5 }', '{ maxLength: 4 }', '{ const: null }'])
    expect(await print(object(text, a))).not.toEqual(known);
  expect(await print(object(text, '{ maxLength: 9 }').replace('[s]', '[s, a]'))).not.toEqual(known);
});

const located = (place: string) => operation(`parameters: [{ name: q, in: ${place}, schema: {} }], ${done}`);
const pathed = (name: string) =>
  `paths: { '/a/{${name}}': { get: { parameters: [{ name: ${name}, in: path, required: true, schema: {} }], ${done} } } }\n`;
const taking = (...paths: string[]) =>
  `paths: { '/a/{x}': { get: { parameters: [{ name: x, in: path, required: true, schema: {} }], ${done} } }, ${paths
    .map(path => `${path}: { get: { ${done} } }`)
    .join()} }\n`;
const meaning = (value: string) =>
  operation(`parameters: [{ name: q, in: query, schema: { type: string, default: ${value} } }], ${done}`);
const json = (schema: string) => bodied('application/json', schema && `schema: ${schema}`);
const named = (name: string) => bodied('application/xml', `schema: { type: object, xml: { name: ${name} } }`);
const served = (url: string) =>
  operation(done, `servers: [{ url: "https://${url}.example", variables: { v: { default: a } } }]\n`);
const flow = { clientCredentials: 'tokenUrl', password: 'tokenUrl', implicit: 'authorizationUrl' } as const;
const flowing = (...flows: (keyof typeof flow)[]) =>
  operation(
    `security: [{ oauth: [] }], ${done}`,
    `components: { securitySchemes: { oauth: { type: oauth2, flows: { ${flows.map(name => `${name}: { ${flow[name]}: 'https://a.example', scopes: {} }`).join()} } } } }\n`,
  );
const scoped = (...scopes: string[]) =>
  operation(
    `security: [{ oauth: [${scopes.join()}] }], ${done}`,
    "components: { securitySchemes: { oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: { a: a, b: b, c: c } } } } } }\n",
  );
const said = (what: string) => operation(`${what}, ${done}`);
const sunk = (day: string) => said(`deprecated: true, x-sunset: ${day}`);

/** Of each code whose change may be one or another of the same place: the old version, and two new ones. */
const changesOfOnePlace: readonly (readonly [code: keyof typeof diffCodes, old: string, one: string, other: string])[] =
  [
    [
      'parameter-serialisation-changed',
      listed(''),
      listed(', explode: false'),
      listed(', explode: false, style: pipeDelimited'),
    ],
    ['parameter-type-changed', typed('string'), typed('integer'), typed('boolean')],
    ['parameter-moved', located('query'), located('header'), located('cookie')],
    ['path-parameter-renamed', pathed('x'), pathed('y'), pathed('z')],
    ['operation-shadowed', taking('/b'), taking('/b', '/a/c'), taking('/b', '/a/d')],
    ['default-changed', meaning('a'), meaning('b'), meaning('c')],
    [
      'default-changed',
      json('{ properties: { p: { default: 1 } } }'),
      json('{ properties: { p: { default: 2 } } }'),
      json('{ properties: { p: { default: 3 } } }'),
    ],
    ['body-schema-added', json(''), json('{}'), json('{ type: [object, array, string, number, boolean, "null"] }')],
    ['xml-changed', named('a'), named('b'), named('c')],
    [
      'encoding-changed',
      part(''),
      part(', encoding: { f: { contentType: image/png } }'),
      part(', encoding: { f: { contentType: image/gif } }'),
    ],
    [
      'header-serialisation-changed',
      headed('schema: { type: object, properties: { a: {} } }'),
      headed('explode: true, schema: { type: object, properties: { a: {} } }'),
      headed('content: { application/json: { schema: { type: object, properties: { a: {} } } } }'),
    ],
    ['link-changed', linked('1'), linked('2'), linked('3')],
    ['security-required', secured(''), secured('security: [{ key: [] }], '), secured('security: [{ basic: [] }], ')],
    ['security-scope-added', scoped('a'), scoped('a', 'b'), scoped('a', 'c')],
    [
      'security-scheme-changed',
      keyed('in: header, name: k'),
      keyed('in: header, name: l'),
      keyed('in: query, name: k'),
    ],
    ['oauth-flow-changed', granted('https://a.example'), granted('https://b.example'), granted('https://c.example')],
    [
      'oauth-flow-removed',
      flowing('implicit', 'clientCredentials', 'password'),
      flowing('implicit', 'password'),
      flowing('implicit', 'clientCredentials'),
    ],
    [
      'oauth-flow-added',
      flowing('password'),
      flowing('password', 'clientCredentials'),
      flowing('password', 'implicit'),
    ],
    ['server-removed', served('{v}'), served('a'), served('b')],
    ['server-added', served('a'), served('b'), served('c')],
    ['sunset-changed', sunk('2093-01-01'), sunk('2091-01-01'), sunk('2092-01-01')],
    ['sunset-invalid', said('tags: []'), said('x-sunset: soon'), said('x-sunset: later')],
    ['stability-changed', said('x-stability: stable'), said('x-stability: beta'), said('x-stability: draft')],
    [
      'operation-id-renamed',
      operation(done),
      operation(done).replace(': x', ': y'),
      operation(done).replace(': x', ': z'),
    ],
    ['tags-changed', said('tags: [a]'), said('tags: [b]'), said('tags: [c]')],
    ['extension-changed', said('x-a: 1'), said('x-a: 2'), said('x-a: 3')],
  ];

/** What is there or is not, wholly: a second change of that place is the same one. */
const whole =
  /^(?:document|operation|webhook|callback|parameter|required-parameter|request-body|required-request-body|media-type|response|header|link|security-alternative)-(?:removed|added|became-required|became-optional)$|^(?:operation-merged|body-schema-removed|parameter-empty-value-changed|deprecation-changed|deprecation-lifted|operation-deprecated|operation-undeprecated|documentation-changed)$/;

it('every code is held to fingerprints of its own, but for those of what is there or is not', () => {
  const held = new Set<string>([...changesOfOnePlace.map(([code]) => code), ...texts.map(([code]) => code)]);
  const others = Object.keys(diffCodes).filter(code => !held.has(code) && !whole.test(code));
  expect(others).toEqual([]);
});

it.each(changesOfOnePlace)('two changes of one place have two fingerprints: %s', async (code, old, one, other) => {
  const [known, others] = [await found(code)(old, one), await found(code)(old, other)];
  expect(known.length * others.length).toBeGreaterThan(0);
  const prints = new Set([...known, ...others].map(({ fingerprint }) => fingerprint));
  expect(prints.size).toBe(known.length + others.length);
});

it('a change and the way back from it have two fingerprints', async () => {
  const [there, back] = [await changes(empty(false), empty(true)), await changes(empty(true), empty(false))];
  expect([there[0]?.level, back[0]?.level]).toEqual(['safe', 'breaking']);
  expect(there[0]!.fingerprint).not.toBe(back[0]!.fingerprint);
});

it('the order in which types and media types are written makes no other fingerprint', async () => {
  const types = (...names: string[]) => typed(`[${names.join()}]`);
  const media = (...names: string[]) => part(`, encoding: { f: { contentType: "${names.join()}" } }`);
  for (const [old, one, other] of [
    [typed('boolean'), types('integer', '"null"'), types('"null"', 'integer')],
    [part(''), media('image/png', 'image/gif'), media('image/gif', 'image/png')],
  ] as const) {
    const [found, others] = [await changes(old, one), await changes(old, other)];
    expect(found.length).toBeGreaterThan(0);
    expect(others.map(each => each.fingerprint)).toEqual(found.map(each => each.fingerprint));
  }
});
