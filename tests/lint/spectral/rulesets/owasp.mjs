// https://owasp.org/API-Security/editions/2023/en/0x11-t10/
// The rules of @stoplight/spectral-owasp-ruleset 2.0.1 as facts: their names, what they look at and what they ask; no sentence is theirs.
// biome-ignore-all lint/suspicious/noThenProperty: the name is that of rulesets
import { createRulesetFunction } from '@stoplight/spectral-core';
import { oas2, oas3, oas3_0, oas3_1 } from '@stoplight/spectral-formats';
import { defined, falsy, pattern, schema, truthy, xor } from '@stoplight/spectral-functions';

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'];

/** @returns every operation, with the names that lead to it below `paths` */
function operations(paths) {
  if (typeof paths !== 'object') return [];
  return Object.entries(paths).flatMap(([path, item]) =>
    typeof item !== 'object'
      ? []
      : Object.entries(item)
          .filter(([method, operation]) => typeof operation === 'object' && methods.includes(method))
          .map(([method, operation]) => ({ at: [path, method], operation })),
  );
}

const secured = createRulesetFunction(
  {
    input: null,
    options: {
      type: 'object',
      additionalProperties: false,
      properties: { schemesPath: { type: 'array' }, nullable: true, methods: { type: 'array' } },
    },
  },
  function secured({ paths, security: common }, { schemesPath, nullable, methods: asked }) {
    return operations(paths)
      .filter(({ at: [, method] }) => asked.includes(method))
      .flatMap(({ at, operation: { security = common } }) => {
        const path = ['paths', ...at, 'security'];
        if (!security || security.length === 0) return [{ message: 'no security', path: [...path, schemesPath] }];
        const empty = (Array.isArray(security) ? security : []).map(
          each => nullable === false && Object.keys(each).length === 0,
        );
        return empty.flatMap((isEmpty, index) => (isEmpty ? [{ message: 'open', path: [...path, index] }] : []));
      });
  },
);

const apart = createRulesetFunction(
  {
    input: null,
    options: { type: 'object', additionalProperties: false, properties: { adminUrl: { type: 'string' } } },
  },
  function apart({ paths }, { adminUrl }) {
    const all = operations(paths).flatMap(({ at, operation: { security } }) =>
      (Array.isArray(security) ? security : []).map((each, index) => ({
        isAdmin: at[0].includes(adminUrl),
        text: JSON.stringify(each),
        path: ['paths', ...at, 'security', index],
      })),
    );
    const others = new Set(all.filter(({ isAdmin }) => !isAdmin).map(({ text }) => text));
    return all
      .filter(({ isAdmin, text }) => isAdmin && others.has(text))
      .map(({ path }) => ({ message: 'secured as what is not for administrators', path }));
  },
);

const ofType = type => [
  { formats: [oas2, oas3_0], given: [`$..[?(@ && @.type=="${type}")]`] },
  {
    formats: [oas3_1],
    given: [
      `$..[?(@ && @.type=="${type}")]`,
      `$..[?(@ && @.type && @.type.constructor.name === "Array" && @.type.includes("${type}"))]`,
    ],
  },
];

const asks = (check, functionOptions, field) => ({
  function: check,
  ...(functionOptions && { functionOptions }),
  ...(field && { field }),
});
const has = field => asks(defined, undefined, field);
const hasValue = field => asks(truthy, undefined, field);
const lacks = (notMatch, field) => asks(pattern, { notMatch }, field);
const holds = (json, field) => asks(schema, { schema: json }, field);
const oneOf = (...lists) => lists.map(required => ({ required }));
const openObjects = (name, and = '') => `$..[?(@ && @.type=="object" && @.${name}${and})]`;
const schemas = name => ` &&  @.${name}!=true &&  @.${name}!=false `;
const responses = '$.paths..responses';
const answered = status => ({
  message: '{{property}}',
  given: responses,
  severity: 1,
  then: [hasValue(status), hasValue(`${status}.content`)],
});

const rules = {
  'api1:2023-no-numeric-ids': {
    severity: 0,
    given: '$.paths..parameters[*][?(@property === "name" && (@ === "id" || @.match(/(_id|Id|-id)$/)))]^.schema',
    then: holds({ type: 'object', not: { properties: { type: { const: 'integer' } } } }),
  },
  'api2:2023-no-http-basic': { severity: 0, given: '$.components.securitySchemes[*]', then: lacks('basic', 'scheme') },
  'api2:2023-no-api-keys-in-url': {
    severity: 0,
    formats: [oas3],
    given: ['$..[securitySchemes][?(@ && @.type=="apiKey")].in'],
    then: [lacks('^(path|query)$')],
  },
  'api2:2023-no-credentials-in-url': {
    severity: 0,
    formats: [oas3],
    given: ['$..parameters[?(@ && @.in && @.in.match(/query|path/))].name'],
    then: [
      lacks('/^.*(client_?secret|token|access_?token|refresh_?token|id_?token|password|secret|api-?key).*$/i', 'name'),
    ],
  },
  'api2:2023-auth-insecure-schemes': {
    severity: 0,
    formats: [oas3],
    given: ['$..[securitySchemes][?(@.type=="http")].scheme'],
    then: [lacks('^(negotiate|oauth)$')],
  },
  'api2:2023-jwt-best-practices': {
    severity: 0,
    given: [
      '$.components.securitySchemes[?(@ && @.type=="oauth2")]',
      '$.components.securitySchemes[?(@ && (@.bearerFormat=="jwt" || @.bearerFormat=="JWT"))]',
    ],
    then: [hasValue('description'), asks(pattern, { match: '.*RFC8725.*' }, 'description')],
  },
  'api2:2023-short-lived-access-tokens': {
    severity: 0,
    given: ['$.components.securitySchemes[?(@ && @.type=="oauth2")].flows.*'],
    then: [hasValue('refreshUrl')],
  },
  'api2:2023-write-restricted': {
    severity: 0,
    given: '$',
    then: [asks(secured, { schemesPath: ['securitySchemes'], methods: ['post', 'put', 'patch', 'delete'] })],
  },
  'api2:2023-read-restricted': {
    severity: 1,
    given: '$',
    then: [asks(secured, { schemesPath: ['securitySchemes'], nullable: true, methods: ['get', 'head'] })],
  },
  'api3:2023-no-additionalProperties': {
    severity: 1,
    formats: [oas3_0],
    given: openObjects('additionalProperties'),
    then: [asks(falsy, undefined, 'additionalProperties')],
  },
  'api3:2023-constrained-additionalProperties': {
    severity: 1,
    formats: [oas3_0],
    given: openObjects('additionalProperties', schemas('additionalProperties')),
    then: [has('maxProperties')],
  },
  'api3:2023-no-unevaluatedProperties': {
    severity: 1,
    formats: [oas3_1],
    given: openObjects('unevaluatedProperties'),
    then: [asks(falsy, undefined, 'unevaluatedProperties')],
  },
  'api3:2023-constrained-unevaluatedProperties': {
    severity: 1,
    formats: [oas3_1],
    given: openObjects('unevaluatedProperties', schemas('unevaluatedProperties')),
    then: [has('maxProperties')],
  },
  'api4:2023-rate-limit': {
    severity: 0,
    formats: [oas3],
    given: '$.paths[*]..responses[?(@property.match(/^(2|4)/))]',
    then: holds(
      {
        type: 'object',
        oneOf: oneOf(
          ['RateLimit'],
          ['RateLimit-Limit', 'RateLimit-Reset'],
          ['X-RateLimit-Limit'],
          ['X-Rate-Limit-Limit'],
        ),
      },
      'headers',
    ),
  },
  'api4:2023-rate-limit-retry-after': {
    severity: 0,
    formats: [oas3],
    given: '$..responses[429].headers',
    then: has('Retry-After'),
  },
  'api4:2023-rate-limit-responses-429': answered('429'),
  'api4:2023-array-limit': { severity: 0, given: '#ArrayProperties', then: has('maxItems') },
  'api4:2023-string-limit': {
    severity: 0,
    given: '#StringProperties',
    then: holds({ type: 'object', anyOf: oneOf(['maxLength'], ['enum'], ['const']) }),
  },
  'api4:2023-string-restricted': {
    severity: 1,
    given: '#StringProperties',
    then: holds({ type: 'object', anyOf: oneOf(['format'], ['pattern'], ['enum'], ['const']) }),
  },
  'api4:2023-integer-limit': {
    severity: 0,
    formats: [oas3_1],
    given: '#IntegerProperties',
    then: [
      asks(xor, { properties: ['minimum', 'exclusiveMinimum'] }),
      asks(xor, { properties: ['maximum', 'exclusiveMaximum'] }),
    ],
  },
  'api4:2023-integer-limit-legacy': {
    severity: 0,
    formats: [oas2, oas3_0],
    given: '#IntegerProperties',
    then: [has('minimum'), has('maximum')],
  },
  'api4:2023-integer-format': { severity: 0, given: '#IntegerProperties', then: [has('format')] },
  'api5:2023-admin-security-unique': { severity: 0, given: '$', then: [asks(apart, { adminUrl: '/admin' })] },
  'api7:2023-concerning-url-parameter': {
    severity: 2,
    given: [
      '$.paths[*].parameters[*].name',
      '$.paths[*][get,put,post,delete,options,head,patch,trace].parameters[*].name',
    ],
    then: lacks(/(^(callback|redirect)|(_url|Url|-url))$/),
  },
  'api8:2023-define-cors-origin': { severity: 0, given: '$..headers', then: hasValue('Access-Control-Allow-Origin') },
  'api8:2023-no-scheme-http': {
    severity: 0,
    formats: [oas2],
    given: '$.schemes.*',
    then: holds({ type: 'string', enum: ['https', 'wss'] }),
  },
  'api8:2023-no-server-http': { severity: 0, formats: [oas3], given: '$.servers..url', then: lacks('/^http:/') },
  'api8:2023-define-error-validation': {
    severity: 1,
    given: responses,
    then: [holds({ type: 'object', anyOf: oneOf(['400'], ['422'], ['4XX']) })],
  },
  'api8:2023-define-error-responses-401': answered('401'),
  'api8:2023-define-error-responses-500': answered('500'),
  'api9:2023-inventory-access': { severity: 0, formats: [oas3], given: '$.servers.*', then: has('x-internal') },
  'api9:2023-inventory-environment': {
    severity: 0,
    formats: [oas3],
    given: '$.servers.*',
    then: asks(
      pattern,
      { match: '/(local|sandbox|alpha|beta|test|testing|stag|staging|prod|production|next|preprod|preproduction)/i' },
      'description',
    ),
  },
};

export default {
  formats: [oas2, oas3],
  aliases: {
    ArrayProperties: { targets: ofType('array') },
    IntegerProperties: { targets: ofType('integer') },
    StringProperties: { targets: ofType('string') },
  },
  rules: Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [`owasp:${name}`, { description: name, ...rule }]),
  ),
};
