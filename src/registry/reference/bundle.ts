import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the reference page's script is: beside this file once built, in its package while developing. */
export function referenceBundle(): string {
  const built = fileURLToPath(new URL('./standalone.js', import.meta.url));
  if (existsSync(built)) return built;
  const path = '../../../node_modules/@scalar/api-reference/dist/browser/standalone.js';
  return fileURLToPath(new URL(path, import.meta.url));
}
