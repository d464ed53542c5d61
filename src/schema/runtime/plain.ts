export type Members = Readonly<Record<string, unknown>>;

/** Whether a value is an object as JSON has it, and not one of a class. */
export function isPlain(value: unknown): value is Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
