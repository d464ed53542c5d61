/**
 * What stands where in an OpenAPI document, as far as references need it.
 * https://spec.openapis.org/oas/v3.2.0.html#openapi-description-structure
 */

/** The kinds of `components`; what a bundle names its parts by. */
export type ComponentKind =
  | 'schemas'
  | 'responses'
  | 'parameters'
  | 'examples'
  | 'requestBodies'
  | 'headers'
  | 'securitySchemes'
  | 'links'
  | 'callbacks'
  | 'pathItems'
  | 'mediaTypes';

export interface Kind {
  readonly name: string;
  /** Where a bundle keeps nodes of this kind. */
  readonly component?: ComponentKind;
  /** Of fixed fields; a field that is not here holds data, in which nothing is a reference. */
  readonly fields?: ReadonlyMap<string, Kind>;
  /** Of maps: the kind of every member. */
  readonly members?: Kind;
  /** Whether members that begin with `x-` are extensions. */
  readonly extensible?: boolean;
}

interface Draft {
  name: string;
  component?: ComponentKind;
  fields?: Map<string, Kind>;
  members?: Kind;
  extensible?: boolean;
}

function object(name: string, component?: ComponentKind): Draft & { fields: Map<string, Kind> } {
  return { name, ...(component && { component }), fields: new Map() };
}

function map(name: string, members: Kind, extensible = false): Kind {
  return { name, members, extensible };
}

/** Values: examples, enums, defaults, extensions. Nothing within is a reference. */
export const data: Kind = { name: 'data' };
/** The values of a discriminator's mapping: names or references. */
export const mapping: Kind = { name: 'mapping' };

export const document = object('document');
export const components = object('components');
export const pathItem = object('path item', 'pathItems');
const operation = object('operation');
export const parameter = object('parameter', 'parameters');
export const header = object('header', 'headers');
export const requestBody = object('request body', 'requestBodies');
export const response = object('response', 'responses');
export const mediaType = object('media type', 'mediaTypes');
const encoding = object('encoding');
export const example = object('example', 'examples');
export const link = object('link', 'links');
export const securityScheme = object('security scheme', 'securitySchemes');
export const schema = object('schema', 'schemas');
const discriminator = object('discriminator');
/** A map of path items by runtime expression. */
export const callback: Kind = { name: 'callback', component: 'callbacks', members: pathItem, extensible: true };

const schemas = map('schemas', schema);
const responses = map('responses', response, true);
const headers = map('headers', header);
const content = map('content', mediaType);
const examples = map('examples', example);
const callbacks = map('callbacks', callback);
const links = map('links', link);
const encodings = map('encodings', encoding);

function fill(draft: { fields: Map<string, Kind> }, fields: Record<string, Kind>): void {
  for (const [name, kind] of Object.entries(fields)) draft.fields.set(name, kind);
}

fill(document, {
  paths: map('paths', pathItem, true),
  webhooks: map('webhooks', pathItem),
  components,
});
fill(components, {
  schemas,
  responses: map('responses', response),
  parameters: map('parameters', parameter),
  examples,
  requestBodies: map('request bodies', requestBody),
  headers,
  securitySchemes: map('security schemes', securityScheme),
  links,
  callbacks,
  pathItems: map('path items', pathItem),
  mediaTypes: content,
});
fill(pathItem, { parameters: parameter, additionalOperations: map('additional operations', operation) });
for (const method of ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']) {
  fill(pathItem, { [method]: operation });
}
fill(operation, { parameters: parameter, requestBody, responses, callbacks });
fill(parameter, { schema, content, examples });
fill(header, { schema, content, examples });
fill(requestBody, { content });
fill(response, { headers, content, links });
fill(mediaType, {
  schema,
  itemSchema: schema,
  encoding: encodings,
  prefixEncoding: encoding,
  itemEncoding: encoding,
  examples,
});
fill(encoding, { headers, encoding: encodings, prefixEncoding: encoding, itemEncoding: encoding });
fill(discriminator, { mapping });

const SCHEMA_FIELDS = [
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'contentSchema',
];
for (const name of SCHEMA_FIELDS) fill(schema, { [name]: schema });
for (const name of ['properties', 'patternProperties', 'dependentSchemas', 'dependencies', '$defs', 'definitions']) {
  fill(schema, { [name]: schemas });
}
fill(schema, { discriminator });

/** The parts of a file that is no OpenAPI document and of which only some are referred to: all may hold references. */
export const unknown: Kind = (() => {
  const draft: Draft = { name: 'part', extensible: true };
  draft.members = draft;
  draft.fields = new Map(['example', 'examples', 'default', 'enum', 'const'].map(name => [name, data]));
  return draft;
})();

/** The kind of a member of an object; an array's items are of the array's own kind. */
export function kindOfMember(kind: Kind, name: string): Kind {
  const field = kind.fields?.get(name);
  if (field) return field;
  if (!kind.members || (kind.extensible && name.startsWith('x-'))) return data;
  return kind.members;
}
