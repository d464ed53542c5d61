import { readFileSync } from 'node:fs';

/** The version of the package that this file is part of. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  // our own package.json, which npm requires to have one
  return (JSON.parse(text) as { version: string }).version;
}
