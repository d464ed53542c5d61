// https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions#xor
import { defineFunction } from './define.js';

interface Options {
  readonly properties: readonly string[];
}

const schemas = {
  input: { type: 'object' },
  options: {
    type: 'object',
    required: ['properties'],
    properties: { properties: { type: 'array', items: { type: 'string' }, minItems: 2 } },
    additionalProperties: false,
  },
};

/** At least one of several properties is there. */
export const or = defineFunction<object, Options>(schemas, (value, { properties }) =>
  present(value, properties).length === 0 ? [{ message: `None of ${listed(properties)} is there` }] : undefined,
);

/** Just one of several properties is there. */
export const xor = defineFunction<object, Options>(schemas, (value, { properties }) => {
  const there = present(value, properties);
  if (there.length === 0) return [{ message: `None of ${listed(properties)} is there, and one is needed` }];
  return there.length > 1 ? [{ message: `Only one of ${listed(there)} may be there` }] : undefined;
});

function present(value: object, properties: readonly string[]): readonly string[] {
  return Object.keys(value).filter(name => properties.includes(name));
}

/** Four names at most: the rest by their number. */
function listed(names: readonly string[]): string {
  const shown = names.length > 4 ? names.slice(0, 3) : names;
  const rest = names.length - shown.length;
  return `${shown.map(name => `"${name}"`).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
