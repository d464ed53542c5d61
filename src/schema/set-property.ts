/** Sets a property of any name, `__proto__` included. */
export function setProperty(object: object, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (object as Record<string, unknown>)[name] = value; // an object made here, open to any name
  }
}
