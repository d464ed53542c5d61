// https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions#enumeration
import { defineFunction } from './define.js';
import { shown } from './values.js';

const scalar = { type: ['string', 'number', 'null', 'boolean'] };
const options = {
  type: 'object',
  required: ['values'],
  properties: { values: { type: 'array', items: scalar } },
  additionalProperties: false,
};

/** A value is one of a list. */
export const enumeration = defineFunction<unknown, { readonly values: readonly unknown[] }>(
  { input: scalar, options },
  (value, { values }) =>
    values.includes(value) ? undefined : [{ message: `${shown(value)} is none of ${values.map(shown).join(', ')}` }],
);
