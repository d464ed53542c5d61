/**
 * A text of a document as Postgres can hold it, its first characters: no NUL, no half of a surrogate pair.
 * https://www.postgresql.org/docs/current/datatype-character.html
 */
export function storable(text: string, most = Number.POSITIVE_INFINITY): string {
  const clean = text.replaceAll('\0', '\uFFFD').toWellFormed();
  if (clean.length <= most) return clean;
  // a cut must not part a pair
  return [...clean.slice(0, most + 1)].slice(0, most).join('').slice(0, most).toWellFormed();
}

/** JSON as a jsonb column can hold it, every string in it cleaned. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_name, one) => (typeof one === 'string' ? storable(one) : one));
}
