// https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions#schema
import type { AnySchemaObject, ErrorObject } from 'ajv';
import type { FunctionContext, FunctionResult } from '../types.js';
import { defineFunction } from './define.js';
import { type Dialect, dialectOf, dialects } from './schema/dialect.js';
import { toldErrors } from './schema/told.js';
import { isMissingReference, validatorOf } from './schema/validators.js';
import { named } from './values.js';

/** `functionOptions` of `schema`. */
export interface SchemaOptions {
  readonly schema: AnySchemaObject;
  readonly dialect?: Dialect | 'auto';
  readonly allErrors?: boolean;
  /** May change the errors before they are told. */
  readonly prepareResults?: (errors: readonly ErrorObject[]) => void;
}

const options = {
  type: 'object',
  required: ['schema'],
  properties: {
    schema: { type: 'object' },
    dialect: { enum: ['auto', ...dialects] },
    allErrors: { type: 'boolean' },
    prepareResults: true,
  },
  additionalProperties: false,
};

/** A value holds against a JSON Schema. */
export const schema = defineFunction<unknown, SchemaOptions>({ options }, (value, given, context) =>
  schemaResults(value, given, context),
);

/**
 * What a value breaks of a schema.
 * @param context of the value: its path begins those of the results
 * @returns the first error only, with those of the branches that it counts, unless `allErrors`; a schema that is none is told at the value
 */
export function schemaResults(
  value: unknown,
  given: SchemaOptions,
  { path, rule }: FunctionContext,
): readonly FunctionResult[] {
  if (value === undefined) return [{ message: `${named(path)} is not there`, path }];
  const { dialect = 'auto', allErrors = false } = given;
  try {
    const validate = validatorOf(given.schema, dialect === 'auto' ? dialectOf(given.schema) : dialect, allErrors);
    if (validate(value) || !validate.errors) return [];
    given.prepareResults?.(validate.errors);
    return toldErrors(validate.errors, value, path);
  } catch (error) {
    // What the resolving of a document left of a reference is a recursion, which says nothing of the value.
    if (rule.resolved !== false && isMissingReference(error)) return [];
    return [{ message: `The schema cannot be used: ${error instanceof Error ? error.message : String(error)}`, path }];
  }
}
