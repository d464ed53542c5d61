const own = Object.prototype;

/**
 * Whether JSON.stringify writes a value just as it is, so that checking the value is checking what the client gets.
 * Not so are undefined, NaN, dates, maps, instances with toJSON: those are checked in the form they are sent in.
 */
export function isWireValue(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || (Array.isArray(value) ? isWireArray(value) : isWireObject(value));
    default:
      return false;
  }
}

// Most values are strings: a call for each of them costs as much as all the rest.
function isWireArray(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (typeof item !== 'string' && !isWireValue(item)) return false;
  }
  return true;
}

function isWireObject(object: object): boolean {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== own && prototype !== null) return false;
  // An own toJSON is a function, which no wire value is.
  for (const name in object) {
    const member = (object as Record<string, unknown>)[name];
    if (typeof member !== 'string' && !isWireValue(member)) return false;
  }
  return true;
}
