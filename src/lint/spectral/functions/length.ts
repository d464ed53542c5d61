// https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions#length
import { defineFunction } from './define.js';
import { named } from './values.js';

const options = {
  type: 'object',
  properties: { min: { type: 'number' }, max: { type: 'number' } },
  minProperties: 1,
  additionalProperties: false,
};

/** The characters of a text, the items of a list, the properties of an object, or a number itself, between two bounds. */
export const length = defineFunction<string | number | object, { readonly min?: number; readonly max?: number }>(
  { input: { type: ['array', 'object', 'string', 'number'] }, options },
  (value, { min, max }, { path }) => {
    const size = sizeOf(value);
    const short = min !== undefined && size < min ? [`${named(path)} is ${size} long, below ${min}`] : [];
    const long = max !== undefined && size > max ? [`${named(path)} is ${size} long, above ${max}`] : [];
    return [...short, ...long].map(message => ({ message }));
  },
);

function sizeOf(value: string | number | object): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' || Array.isArray(value) ? value.length : Object.keys(value).length;
}
