const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
const index = /^(?:0|[1-9][0-9]{0,14})$/;

/** A property's name as it stands in a type or an object literal. `__proto__` is quoted and, in values, computed: see literal.ts. */
export function printPropertyName(name: string): string {
  return (identifier.test(name) && name !== '__proto__') || index.test(name) ? name : printString(name);
}

/**
 * A string as a literal of JavaScript or TypeScript, double quotes. Nothing in it can end the literal, a line, or a script element;
 * lone surrogates are escaped, so that a file written as UTF-8 reads back as the same string.
 */
export function printString(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029\u007f-\u009f\ufeff]|<(?=[/!])/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
