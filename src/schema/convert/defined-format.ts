import type { Format } from '../runtime/rules.js';
import type { ValueFormat } from './types.js';

/**
 * A format of the user's own as conversions use it. Its functions are called with what they are about and nothing else:
 * `parse` with texts (or numbers) of the format, `serialise` with what is neither null nor such a text already.
 * @returns undefined where the format has no value
 */
export function valueFormatOf({ applies, test, parse, serialise }: Format): ValueFormat | undefined {
  if (!parse && !serialise) return undefined;
  const isOfKind = (value: unknown) => typeof value === applies || (applies === 'number' && typeof value === 'bigint');
  // Each is called with values of the kind that the definition says.
  const isOfFormat = (value: unknown) => test(value as never);
  return {
    test: value => !isOfKind(value) || isOfFormat(value),
    parse: value => (parse && isOfKind(value) && isOfFormat(value) ? parse(value as never) : value),
    serialise: value =>
      serialise && value !== undefined && value !== null && !isOfKind(value) ? serialise(value as never) : value,
  };
}
