/**
 * openapi-typescript keeps the way to a schema as a reference, and fails on names that do not decode as one. Such names are
 * handed over with a character of private use in place of what it would read, which the printer takes out again.
 */
const mark = '\ue000';

const codes: Readonly<Record<string, string>> = { [mark]: 'm', '%': 'p', '#': 'h' };
const characters: Readonly<Record<string, string>> = { m: mark, p: '%', h: '#' };

export function guardName(name: string): string {
  return name.replace(/[\ue000%#]/g, character => mark + codes[character]);
}

export function unguardName(name: string): string {
  return name.replace(/\ue000([mph])/g, (_, code: string) => characters[code] ?? '');
}
