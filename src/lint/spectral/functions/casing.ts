// https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions#casing
import { boundedTest } from '../run/bounded-expression.js';
import { defineFunction } from './define.js';
import { shown } from './values.js';

type Case = 'flat' | 'camel' | 'pascal' | 'kebab' | 'cobol' | 'snake' | 'macro';
interface Options {
  readonly type: Case;
  readonly disallowDigits?: boolean;
  readonly separator?: { readonly char: string; readonly allowLeading?: boolean };
}

/** How a case is spelt, `#` standing for the digits where they are allowed. */
const spelt: Record<Case, string> = {
  flat: '[a-z][a-z#]*',
  camel: '[a-z][a-z#]*(?:[A-Z#](?:[a-z#]+|$))*',
  pascal: '[A-Z][a-z#]*(?:[A-Z#](?:[a-z#]+|$))*',
  kebab: '[a-z][a-z#]*(?:-[a-z#]+)*',
  cobol: '[A-Z][A-Z#]*(?:-[A-Z#]+)*',
  snake: '[a-z][a-z#]*(?:_[a-z#]+)*',
  macro: '[A-Z][A-Z#]*(?:_[A-Z#]+)*',
};

const options = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { type: 'string', enum: Object.keys(spelt) },
    disallowDigits: { type: 'boolean' },
    separator: {
      type: 'object',
      required: ['char'],
      properties: { char: { type: 'string', maxLength: 1 }, allowLeading: { type: 'boolean' } },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

const made = new WeakMap<Options, RegExp>();

/** A text is written in one case, or in words of that case with a separator between them. */
export const casing = defineFunction<string, Options>(
  { input: { type: 'string', minLength: 1 }, options },
  (value, given) => {
    if (given.separator?.allowLeading && value === given.separator.char) return undefined;
    let expression = made.get(given);
    if (!expression) made.set(given, (expression = expressionOf(given)));
    // a separator that words may have too makes it ambiguous
    const isClear = !/[a-z0-9]/i.test(given.separator?.char ?? '');
    const holds = isClear ? expression.test(value) : boundedTest(expression, value);
    return holds ? undefined : [{ message: `${shown(value)} is not in ${given.type} case` }];
  },
);

function expressionOf({ type, disallowDigits, separator }: Options): RegExp {
  const word = spelt[type].replaceAll('#', disallowDigits ? '' : '0-9');
  if (!separator) return new RegExp(`^${word}$`);
  const between = `[${separator.char.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&')}]`;
  return new RegExp(`^${separator.allowLeading ? `${between}?` : ''}${word}(?:${between}${word})*$`);
}
