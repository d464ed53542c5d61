import { relative, sep } from 'node:path';

/**
 * An import path from one folder to a module of another, with slashes on every system and quotes escaped.
 * @param from an absolute folder
 * @param to an absolute folder
 */
export function relativeModule(from: string, to: string, file: string): string {
  const path = relative(from, to).split(sep).join('/');
  const module = path === '' ? `./${file}` : `${path.startsWith('.') ? path : `./${path}`}/${file}`;
  return JSON.stringify(module).slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"');
}
