// https://spec.openapis.org/oas/v3.1.0#schema-object
import type { AnySchemaObject } from 'ajv';
import { defineFunction } from '../../functions/define.js';
import { type Dialect, dialectNamed } from '../../functions/schema/dialect.js';
import { schemaResults } from '../../functions/schema.js';
import { isRecord } from '../../functions/values.js';
import type { FunctionContext, FunctionResult } from '../../types.js';
import { versionOf } from '../version.js';

const options = { type: 'object', properties: { schema: { type: 'object' } }, additionalProperties: false };

/** A value holds against a schema in the dialect of the document. */
export const oasSchema = defineFunction<unknown, { readonly schema: AnySchemaObject }>(
  { options },
  (value, { schema }, context) => oasSchemaResults(value, schema, context),
);

/** What a value breaks of a schema that is written in the dialect of the document. */
export function oasSchemaResults(
  value: unknown,
  schema: AnySchemaObject,
  context: FunctionContext,
): readonly FunctionResult[] {
  return schemaResults(value, { schema, dialect: documentDialect(context.documentInventory.unresolved) }, context);
}

/** Schemas of OpenAPI 3.0 and before are held to be of draft 4; later ones of what `jsonSchemaDialect` names. */
export function documentDialect(document: unknown): Dialect | 'auto' {
  const version = versionOf(document);
  if (version === '3.1' || version === '3.2')
    return (isRecord(document) ? dialectNamed(document['jsonSchemaDialect']) : undefined) ?? 'draft2020-12';
  return version === undefined ? 'auto' : 'draft4';
}
