/** Whether two JSON values are the same. https://json-schema.org/draft/2020-12/json-schema-core#section-4.2.2 */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every(
    name =>
      Object.hasOwn(right, name) &&
      isSame((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]), // objects and arrays alike are read by own name
  );
}

/** Whether `list` holds a value that is the same. */
export function holds(list: readonly unknown[], value: unknown): boolean {
  return list.some(one => isSame(one, value));
}
