// https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2
import { encodedName } from './message/encoded-name.js';

const literals = /\{[^{}]*\}|%[\da-f]{2}|[^\w\-.~!$&'()*+,;=:@/?#%{}]+/giu;

/** What a template says itself as a request line has it; its parameters' names stay to be replaced. */
export function encodedPath(path: string): string {
  if (!path.startsWith('/')) return path;
  return path.replace(literals, part => (/^[{%]./.test(part) ? part : encodedName(part)));
}

/** The one of all ways to encode a path: what need not be is not, and the digits of the rest are capital letters. */
export function normalPath(path: string): string {
  if (!path.includes('%') && /^[\w\-.~!$&'()*+,;=:@/?#{}]*$/.test(path)) return path;
  return encodedPath(path).replace(/\{[^{}]*\}|%[\da-f]{2}/gi, part =>
    part.startsWith('%') ? normalByte(part) : part,
  );
}

function normalByte(encoded: string): string {
  const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
  return /[A-Za-z0-9\-._~]/.test(character) ? character : encoded.toUpperCase();
}
