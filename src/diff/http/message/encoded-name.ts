/** A name that a document gives, as bytes can hold it: half of a surrogate pair has none in UTF-8. */
export function sendableName(name: string): string {
  return name.toWellFormed();
}

/** The same as it stands in a path or query. */
export function encodedName(name: string): string {
  return encodeURIComponent(sendableName(name));
}
