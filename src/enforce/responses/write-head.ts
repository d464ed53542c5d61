import type { ServerResponse } from 'node:http';

/** Whether names and values in turn are as many. */
export function areWhole(headers: unknown): boolean {
  return !Array.isArray(headers) || Array.isArray(headers[0]) || headers.length % 2 === 0;
}

/** Sets headers in any form that `writeHead` takes: an object, an array of pairs, or names and values in turn. */
export function setHeadHeaders(response: ServerResponse, headers: unknown): void {
  if (Array.isArray(headers)) {
    const pairs = Array.isArray(headers[0]) ? headers : pairsOf(headers);
    for (const [name] of pairs) response.removeHeader(name);
    for (const [name, value] of pairs) response.appendHeader(name, value);
  } else if (typeof headers === 'object' && headers !== null) {
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  }
}

function pairsOf(flat: readonly unknown[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) pairs.push([String(flat[index]), String(flat[index + 1])]);
  return pairs;
}
