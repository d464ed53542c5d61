/** Types as bits: a number that is whole is an integer, whatever it is written as. */
export const types = Object.freeze({ null: 1, boolean: 2, integer: 4, fraction: 8, string: 16, array: 32, object: 64 });
export const everyType = 127;
export const numberTypes = types.integer | types.fraction;

export function typeOf(value: unknown): number {
  if (value === null) return types.null;
  if (Array.isArray(value)) return types.array;
  switch (typeof value) {
    case 'boolean':
      return types.boolean;
    case 'string':
      return types.string;
    case 'number':
      return Number.isInteger(value) ? types.integer : types.fraction;
    default:
      return types.object;
  }
}
