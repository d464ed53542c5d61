import { decodePercent } from '../parameters/index.js';

/** Stands for a name that is there several times: others may take another of its values. */
export const repeated = Symbol('repeated');
/** Stands for a value that can't be decoded. */
export const malformed = Symbol('malformed');

/** The one value of a name; undefined where it is missing. */
export type Found = string | typeof repeated | typeof malformed | undefined;

/** One value of a raw query. */
export function queryValue(query: string, name: string): Found {
  let found: string | typeof malformed | undefined;
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if (decodePercent(equals < 0 ? pair : pair.slice(0, equals), true) !== name) continue;
    if (found !== undefined) return repeated;
    found = equals < 0 ? '' : (decodePercent(pair.slice(equals + 1), true) ?? malformed);
  }
  return found;
}

/** One cookie of a Cookie header. https://www.rfc-editor.org/rfc/rfc6265#section-5.4 */
export function cookieValue(header: string | undefined, name: string): Found {
  if (header === undefined) return undefined;
  let found: string | undefined;
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue;
    if (found !== undefined) return repeated;
    const value = pair.slice(equals + 1).trim();
    const text = value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;
    found = decodePercent(text, false) ?? text;
  }
  return found;
}
