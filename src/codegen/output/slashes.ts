import { sep } from 'node:path';

/** A path as every machine writes it in what is generated. */
export function slashes(path: string): string {
  return path.split(sep).join('/');
}
