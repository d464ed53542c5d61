import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The adapter of the package `yaml`, which keeps comments: seventy files that only those who edit a text wait for. */
export function yamlPackage(): typeof import('yaml') {
  return require('yaml');
}
