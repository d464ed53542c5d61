import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What parses YAML: who reads JSON alone does not wait for its twenty files. */
export function jsYaml(): typeof import('js-yaml') {
  return require('js-yaml');
}

/** The adapter of the package `yaml`, which keeps comments: seventy files that only those who edit a text wait for. */
export function yamlPackage(): typeof import('yaml') {
  return require('yaml');
}
