// https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions#unreferencedreusableobject
import { parsePointer } from '../../../document/index.js';
import type { FunctionContext, FunctionResult } from '../types.js';
import { defineFunction } from './define.js';
import { referencedPointers } from './referenced.js';

interface Options {
  readonly reusableObjectsLocation: string;
}

const options = {
  type: 'object',
  required: ['reusableObjectsLocation'],
  properties: { reusableObjectsLocation: { type: 'string', format: 'json-pointer-uri-fragment' } },
  additionalProperties: false,
};

/** Every member of an object is led to by a `$ref` from outside itself. */
export const unreferencedReusableObject = defineFunction<object, Options>(
  { input: { type: 'object' }, options },
  (value, { reusableObjectsLocation }, context) => unreferenced(value, reusableObjectsLocation, context),
);

/** @param location the fragment of the object, e.g. `#/components/schemas` */
export function unreferenced(value: object, location: string, context: FunctionContext): readonly FunctionResult[] {
  const used = referencedPointers(context.documentInventory.unresolved);
  const parent = parsePointer(location.replace(/^#/, ''));
  return Object.keys(value)
    .filter(name => !used.has(`${location}/${name}`))
    .map(name => ({ message: `Nothing leads to "${name}"`, path: [...parent, name] }));
}
