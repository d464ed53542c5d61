// https://spec.openapis.org/oas/v3.1.0#openapi-object
import type { ErrorObject } from 'ajv';
import { defineFunction } from '../../functions/define.js';
import { named, shown } from '../../functions/values.js';
import type { FunctionResult } from '../../types.js';
import { structureErrors } from '../structure/validator.js';
import { versionOf } from '../version.js';

/** A document is built as its version of OpenAPI has it. A document of a version to come is held to be of 3.0. */
export const oasDocumentSchema = defineFunction((value, _options, context) => {
  const version = versionOf(context.documentInventory.unresolved);
  if (version === undefined || version === '2.0') return undefined;
  const results = new Map<string, FunctionResult>();
  for (const error of structureErrors(value, version === '3' ? '3.0' : version)) {
    const result = resultOf(error);
    // Several branches say one thing of one place.
    if (result) results.set(JSON.stringify(result), result);
  }
  return [...results.values()];
});

function resultOf({ keyword, instancePath, schemaPath, params, message }: ErrorObject): FunctionResult | undefined {
  const path = instancePath === '' ? [] : instancePath.slice(1).split('/').map(decoded);
  if (keyword === 'if') return undefined;
  if (keyword === 'additionalProperties') {
    const { additionalProperty } = params;
    return { message: `Property "${additionalProperty}" is not known here`, path: [...path, additionalProperty] };
  }
  if (instancePath === '' && schemaPath.startsWith('#/anyOf'))
    return { message: 'The document has neither "paths" nor "webhooks" nor "components"', path };
  if (keyword === 'enum')
    return { message: `${named(path)} must be one of ${params['allowedValues'].map(shown).join(', ')}`, path };
  return { message: `${named(path)} ${(message ?? 'is not valid').replaceAll("'", '"').replace('NOT', 'not')}`, path };
}

function decoded(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
