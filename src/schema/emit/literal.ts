/** A text of a document as a string literal of JavaScript: nothing in it can end the literal or the line. */
export function literal(text: string): string {
  return JSON.stringify(text).replace(
    /[\u2028\u2029<]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same for JSON, whose quotes would double in size between double quotes. */
export function jsonLiteral(json: unknown): string {
  return jsonTextLiteral(JSON.stringify(json));
}

/** The same of what is JSON text already. */
export function jsonTextLiteral(json: string): string {
  const text = json.replace(/[\\'\u2028\u2029<]/g, unit =>
    unit === '\\' || unit === "'" ? `\\${unit}` : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${text}'`;
}

/** A property of an object literal; `__proto__` would set the prototype if it were not computed. */
export function property(name: string): string {
  return name === '__proto__' ? '["__proto__"]' : literal(name);
}
