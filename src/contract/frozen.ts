/**
 * A value of the document, frozen throughout: values are shared, not copied, and a reader must not change them for all.
 * What is frozen already was so throughout.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const item of Object.values(value)) frozen(item);
  return value;
}
