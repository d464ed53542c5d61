/** Names that a document chooses (`__proto__` among them) as ordinary own properties. */
export function put(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[name] = value;
  }
}

/** The value of an own property; what the prototype has is not seen. */
export function own(object: object, name: string): unknown {
  // The cast only opens an object for reading by name.
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
