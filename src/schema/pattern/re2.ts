import { createRequire } from 'node:module';
import type { Matcher } from '../runtime/rules.js';

const require = createRequire(import.meta.url);

/** Loaded on first use: most contracts have no pattern that needs it. */
function re2js(): typeof import('re2js') {
  return require('re2js');
}

/** The adapter of re2js: regular expressions in linear time, without look-around and back-references. */
export function re2(source: string): Matcher {
  const pattern = re2js().RE2JS.compile(inRe2(source));
  return { test: (text: string) => pattern.matcher(text).find() };
}

/** @param flags those that the native engine takes the pattern with */
export function expressible(source: string, flags: 'u' | ''): boolean {
  // RE2 reads these otherwise than ECMA-262 does.
  if (/\\[1-9kQ]|\(\?[=!<]/.test(source)) return false;
  // Of the properties it knows the general categories by their short names; without the flag `u`, `\p` is a letter p.
  if (/\\[pP](?!\{[A-Z][a-z]?\})/.test(source) || (flags === '' && /\\[pP]/.test(source))) return false;
  try {
    re2js().RE2JS.compile(inRe2(source));
    return true;
  } catch {
    return false;
  }
}

/** ECMA-262's `\d`, `\w`, `$` and `.` mean the same in RE2; `\s`, `\cX`, `\u` and `\/` are written otherwise. */
function inRe2(source: string): string {
  return source.replace(/\\(u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|[\s\S])/g, (all, escaped: string) => {
    if (escaped.startsWith('u') && escaped.length > 1) return `\\x{${escaped.replace(/[u{}]/g, '')}}`;
    if (escaped === '/' || escaped === '-') return escaped === '/' ? '/' : '\\-';
    return all;
  });
}
