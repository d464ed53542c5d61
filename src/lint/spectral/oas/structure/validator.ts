import { createRequire } from 'node:module';
import type { AnySchemaObject, ErrorObject, ValidateFunction } from 'ajv';
import type Core from 'ajv/dist/core.js';
import { dialectSchemas } from './dialect.js';
import { version30 } from './version-3-0.js';
import { modernVersion } from './version-3-1.js';

const require = createRequire(import.meta.url);
type Version = '3.0' | '3.1' | '3.2';
const known = new Map<Version, ValidateFunction>();

/** All that is wrong with the structure of a document, of one that is held to be of a version. */
export function structureErrors(document: unknown, version: Version): readonly ErrorObject[] {
  let validate = known.get(version);
  if (!validate) known.set(version, (validate = compiled(version)));
  return validate(document) ? [] : (validate.errors ?? []);
}

function compiled(version: Version): ValidateFunction {
  const { default: Ajv }: { readonly default: typeof Core.default } = require('ajv/dist/2020.js');
  const schemas: readonly AnySchemaObject[] = version === '3.0' ? [] : dialectSchemas(version);
  // The schemas are our own: nothing is gained by holding them to the meta-schema.
  const engine = new Ajv({
    allErrors: true,
    strict: false,
    validateSchema: false,
    logger: false,
    schemas: [...schemas],
  });
  require('ajv-formats').default(engine);
  return engine.compile(version === '3.0' ? version30 : modernVersion(version));
}
