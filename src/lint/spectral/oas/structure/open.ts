import type { AnySchemaObject } from 'ajv';
import type { Shapes } from './notation.js';

/** The later version has more fields, and calls by a relative reference what the earlier wants whole. */
export type Modern = '3.1' | '3.2';

/** An object with these fields, extensions, and none besides, whichever of its parts knows them. */
export const open = (
  properties: Shapes,
  required: readonly string[] = [],
  more: AnySchemaObject = {},
): AnySchemaObject => ({
  type: 'object',
  properties,
  required,
  patternProperties: { '^x-': true, ...more['patternProperties'] },
  unevaluatedProperties: false,
  ...Object.fromEntries(Object.entries(more).filter(([name]) => name !== 'patternProperties')),
});
