import { createRequire } from 'node:module';

// Required rather than imported: Node reads the 9 MB of a CommonJS module three times over before it imports it.
const require = createRequire(import.meta.url);

/** TypeScript, loaded on first use and by nothing that serves. */
export function loadTypescript(): typeof import('typescript') {
  return require('typescript');
}

/** openapi-typescript. What it needs in turn are modules, which not every environment lets one require. */
export async function loadOpenapiTypescript(): Promise<typeof import('openapi-typescript')> {
  try {
    return require('openapi-typescript');
  } catch {
    return await import('openapi-typescript');
  }
}
