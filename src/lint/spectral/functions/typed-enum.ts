// https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions#typedenum

import { versionOf } from '../oas/version.js';
import { defineFunction } from './define.js';
import { shown } from './values.js';

interface Typed {
  readonly enum: readonly unknown[];
  readonly type: string | readonly string[];
  readonly nullable?: unknown;
}

const input = {
  type: 'object',
  required: ['enum', 'type'],
  properties: {
    enum: { type: 'array' },
    type: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  },
};

/** Every value of an `enum` is of the `type` beside it. */
export const typedEnum = defineFunction<Typed, null>({ input, options: null }, (value, _options, context) => {
  const nullable = value.nullable === true && versionOf(context.document.data) === '3.0';
  const types = [value.type, nullable ? 'null' : []].flat();
  const integers = types.includes('integer');
  return value.enum.flatMap((each, index) =>
    types.includes(typeOf(each, integers))
      ? []
      : [
          {
            message: `${shown(each)} of the enum is not ${types.join(' or ')}`,
            path: [...context.path, 'enum', index],
          },
        ],
  );
});

/** Whole numbers are integers only where the type says `integer`: then they are no `number`. */
function typeOf(value: unknown, integers: boolean): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return integers && Number.isInteger(value) ? 'integer' : typeof value;
}
