// https://spec.openapis.org/oas/v3.1.0#components-object
import { defineFunction } from '../../functions/define.js';
import { unreferenced } from '../../functions/unreferenced-reusable-object.js';
import { isObject } from '../../functions/values.js';

const kinds = ['schemas', 'responses', 'parameters', 'examples', 'requestBodies', 'headers', 'links', 'callbacks'];
const input = { type: 'object', properties: { components: { type: 'object' } }, required: ['components'] };

/** Every component is led to; security schemes are named, not referred to. */
export const oasUnusedComponent = defineFunction<{ readonly components: Record<string, unknown> }, null>(
  { input, options: null },
  ({ components }, _options, context) =>
    kinds.flatMap(kind => {
      const value = components[kind];
      return isObject(value) && !Array.isArray(value) ? unreferenced(value, `#/components/${kind}`, context) : [];
    }),
);
