/** Names of a field as rules write it: `info.contact`, `tags[0]`, `responses["200"]`. */
export function toPath(field: string): readonly string[] {
  const names: string[] = [];
  if (field.startsWith('.')) names.push('');
  for (const [, name, , quoted, bracketed] of field.matchAll(part)) {
    if (quoted !== undefined) names.push(quoted.replace(/\\(.)/gs, '$1'));
    else names.push(bracketed?.trim() ?? name ?? '');
  }
  return names;
}

const part = /([^.[\]]+)|\[(?:(["'])((?:\\.|(?!\2)[^\\])*)\2|([^"'[\]]+))\]|(?=\.\.|\.$)/g;

/** What stands where names lead to: own members, and the length of texts and lists. */
export function valueAt(value: unknown, names: readonly string[]): unknown {
  let at = value;
  for (const name of names) {
    if (at === null || at === undefined || !Object.hasOwn(Object(at), name)) return undefined;
    // an own member was just found
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}
