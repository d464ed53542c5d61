// https://spec.openapis.org/oas/v2.0#schema-object
import { defineFunction } from '../../functions/define.js';
import { isObject } from '../../functions/values.js';

interface Discriminated {
  readonly discriminator: string;
  readonly properties?: unknown;
  readonly required?: unknown;
}

const input = { type: 'object', properties: { discriminator: { type: 'string' } }, required: ['discriminator'] };

/** The discriminator of OpenAPI 2 is a property of its schema, and required. */
export const oasDiscriminator = defineFunction<Discriminated, null>(
  { input, options: null },
  ({ discriminator: name, properties, required }, _options, { path }) => [
    ...(isObject(properties) && Object.hasOwn(properties, name)
      ? []
      : [{ message: `The discriminator "${name}" is no property of this schema`, path: [...path, 'properties'] }]),
    ...(Array.isArray(required) && required.includes(name)
      ? []
      : [{ message: `The discriminator "${name}" is not required`, path: [...path, 'required'] }]),
  ],
);
