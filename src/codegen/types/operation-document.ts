import type { Header, MediaType, Operation, Parameter, Response, Schema } from '../../contract/index.js';
import type { Json } from '../../document/index.js';
import type { Use } from '../../schema/types.js';
import { guardName } from '../print/guarded-name.js';
import { typeSchema } from './type-schema.js';
import type { TypeSchema, TypeScope } from './type-schema-shape.js';

/** Gives what rewriting needs for a way of travel. */
export type ScopeOf = (use: Use) => TypeScope;

/**
 * An operation as openapi-typescript reads it: what is sent to it in request types, what it answers in response types.
 * https://spec.openapis.org/oas/v3.1.1.html#operation-object
 */
export function operationDocument(operation: Operation, scopeOf: ScopeOf): TypeSchema {
  const { requestBody } = operation;
  return {
    parameters: operation.parameters
      .filter(({ in: place }) => place !== 'querystring')
      .map(parameter => parameterDocument(parameter, scopeOf('request'))),
    ...(requestBody && {
      requestBody: {
        required: requestBody.required,
        ...described(requestBody.description),
        content: contentDocument(requestBody.content, scopeOf('request')),
      },
    }),
    responses: Object.fromEntries(
      operation.responses.map(response => [response.status, responseDocument(response, scopeOf('response'))]),
    ),
  };
}

function parameterDocument(parameter: Parameter, scope: TypeScope): TypeSchema {
  return {
    name: guardName(parameter.name),
    in: parameter.in,
    required: parameter.required,
    ...(parameter.deprecated && { deprecated: true }),
    ...described(parameter.description),
    schema: schemaDocument(parameter.schema ?? parameter.content?.schema, scope),
  };
}

function responseDocument(response: Response, scope: TypeScope): TypeSchema {
  return {
    ...described(response.description),
    headers: Object.fromEntries(
      response.headers.map(header => [guardName(header.name), headerDocument(header, scope)]),
    ),
    content: contentDocument(response.content, scope),
  };
}

function headerDocument(header: Header, scope: TypeScope): TypeSchema {
  return {
    required: header.required,
    ...(header.deprecated && { deprecated: true }),
    ...described(header.description),
    schema: schemaDocument(header.schema ?? header.content?.schema, scope),
  };
}

function contentDocument(content: readonly MediaType[], scope: TypeScope): TypeSchema {
  return Object.fromEntries(content.map(media => [guardName(media.range), { schema: mediaDocument(media, scope) }]));
}

/** The whole of a sequential media type is the list of its items. https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types */
function mediaDocument(media: MediaType, scope: TypeScope): TypeSchema {
  if (media.itemSchema && !media.schema) return { type: 'array', items: schemaDocument(media.itemSchema, scope) };
  return schemaDocument(media.schema, scope);
}

/** The type of one schema where it is used. Never a bare boolean, which openapi-typescript takes for nothing. */
export function schemaDocument(schema: Schema | undefined, scope: TypeScope): TypeSchema {
  if (schema === undefined) return {};
  if (scope.schemas.has(schema.id)) return { $ref: scope.refer(schema.id) };
  return typeSchema(schema.json, scope);
}

function described(description: string | undefined): { readonly [name: string]: Json } {
  return description ? { description } : {};
}
