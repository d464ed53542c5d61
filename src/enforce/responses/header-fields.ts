/**
 * A handler's header value as its text. https://spec.openapis.org/oas/v3.2.0.html#header-object (style simple)
 * @param explode of objects: `a=1,b=2` rather than `a,1,b,2`
 * @returns undefined where there is none; a list only of Set-Cookie, whose values stand alone
 */
export function headerText(name: string, value: unknown, explode: boolean): string | string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return name === 'set-cookie' ? value.map(String) : value.map(itemText).join(', ');
  if (value instanceof Date) return value.toUTCString();
  if (typeof value === 'object') {
    const between = explode ? '=' : ',';
    return Object.entries(value)
      .map(([key, item]) => key + between + itemText(item))
      .join(',');
  }
  return String(value);
}

function itemText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
