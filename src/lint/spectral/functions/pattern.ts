// https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions#pattern
import { boundedTest } from '../run/bounded-expression.js';
import { defineFunction } from './define.js';
import { shown } from './values.js';

type Pattern = string | RegExp;

const either = {
  anyOf: [
    { type: 'string' },
    { type: 'object', properties: { flags: { type: 'string' } }, required: ['test', 'flags'] },
  ],
};
const options = {
  type: 'object',
  properties: { match: either, notMatch: either },
  minProperties: 1,
  additionalProperties: false,
};

const made = new Map<Pattern, RegExp>();

/** A text matches an expression, does not match another, or both. */
export const pattern = defineFunction<string, { readonly match?: Pattern; readonly notMatch?: Pattern }>(
  { input: { type: 'string' }, options },
  (value, { match, notMatch }) => {
    const missed = match !== undefined && !matches(match, value) ? [`${shown(value)} does not match ${match}`] : [];
    const met = notMatch !== undefined && matches(notMatch, value) ? [`${shown(value)} matches ${notMatch}`] : [];
    return [...missed, ...met].map(message => ({ message }));
  },
);

function matches(expression: Pattern, value: string): boolean {
  const made = known(expression);
  // A global expression remembers where it stopped.
  made.lastIndex = 0;
  return boundedTest(made, value);
}

function known(expression: Pattern): RegExp {
  let found = made.get(expression);
  if (!found) made.set(expression, (found = expressionOf(expression)));
  return found;
}

/** `/text/flags` is read as in a program; an expression in hand (from another realm too) as it prints. */
function expressionOf(expression: Pattern): RegExp {
  const [, body, flags] = /^\/(.+)\/([a-z]*)$/.exec(String(expression)) ?? [];
  return body === undefined ? new RegExp(String(expression)) : new RegExp(body, flags);
}
