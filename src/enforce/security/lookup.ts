import { decodePercent } from '../parameters/index.js';

/** One value of a raw query. Undefined where it is missing, repeated (which of them would be meant?) or badly encoded. */
export function queryValue(query: string, name: string): string | undefined {
  let found: string | undefined;
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if (decodePercent(equals < 0 ? pair : pair.slice(0, equals), true) !== name) continue;
    const value = equals < 0 ? '' : decodePercent(pair.slice(equals + 1), true);
    if (found !== undefined || value === undefined) return undefined;
    found = value;
  }
  return found;
}

/** One cookie of a Cookie header, the first of its name. https://www.rfc-editor.org/rfc/rfc6265#section-5.4 */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue;
    const value = pair.slice(equals + 1).trim();
    const text = value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;
    return decodePercent(text, false) ?? text;
  }
  return undefined;
}
