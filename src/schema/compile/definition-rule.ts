import { option } from '../../diagnostics/index.js';

/** What a list of formats or keywords of the user's own holds. */
export const definitionRule = option.rule('what defineFormat or defineKeyword gives', value => {
  if (!option.anObject.holds(value)) return false;
  const { name, definition } = value as Readonly<Record<string, unknown>>; // just seen to be an object
  return option.text.holds(name) && option.anObject.holds(definition);
});

/** The definition of a format. */
export const formatRule = option.rule(
  "{ applies: 'string' or 'number', expected, test }, of which test is a function, as are parse and serialise if given",
  value => {
    if (!option.anObject.holds(value)) return false;
    const { applies, expected, test, parse, serialise } = value as Readonly<Record<string, unknown>>;
    const turns = [parse, serialise].filter(each => each !== undefined);
    return (
      (applies === 'string' || applies === 'number') &&
      option.text.holds(expected) &&
      [test, ...turns].every(isFunction)
    );
  },
);

/** The definition of a keyword. */
export const keywordRule = option.rule('{ test, expected }, which are functions', value => {
  if (!option.anObject.holds(value)) return false;
  const { test, expected } = value as Readonly<Record<string, unknown>>; // just seen to be an object
  return isFunction(test) && isFunction(expected);
});

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}
