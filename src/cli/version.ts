import { createRequire } from 'node:module';

/** The version of the package that this file is part of. */
export function version(): string {
  // by the package's own name, which leads there from wherever a build puts this text
  const file: unknown = createRequire(import.meta.url)('specwright/package.json');
  // npm requires it to have a version
  return (file as { version: string }).version;
}
