/** Whether a value is an object as JSON has it, and not one of a class. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // `structuredClone` and other parsers may give objects of another realm, with an `Object.prototype` of their own
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The types of JSON Schema that a value has; 1 is an integer and a number. */
export function typesOf(value: unknown): readonly string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'bigint' || Number.isInteger(value)) return ['integer', 'number'];
  return [typeof value];
}
