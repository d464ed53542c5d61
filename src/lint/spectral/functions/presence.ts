// https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions
import { defineFunction } from './define.js';
import { named } from './values.js';

/** Something stands here, be it null. */
export const defined = defineFunction((value, _options, { path }) =>
  value === undefined ? [{ message: `${named(path)} is not there` }] : undefined,
);

/** Nothing stands here. */
export const undefinedValue = defineFunction((value, _options, { path }) =>
  value === undefined ? undefined : [{ message: `${named(path)} may not stand here` }],
);

/** Neither missing nor false, null, zero or an empty text. */
export const truthy = defineFunction((value, _options, { path }) =>
  value ? undefined : [{ message: `${named(path)} is missing or empty` }],
);

/** Missing, or false, null, zero or an empty text. */
export const falsy = defineFunction((value, _options, { path }) =>
  value ? [{ message: `${named(path)} may be neither set nor true` }] : undefined,
);
