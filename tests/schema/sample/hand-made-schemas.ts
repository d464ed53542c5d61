import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Schema, SchemaJson } from '../../../src/contract/index.js';
import { createSampler, type Sampler } from '../../../src/schema/sample/index.js';
import type { Compiler } from '../../../src/schema/types.js';

const location = { file: 'test.yaml', line: 1, column: 1, pointer: '' } as unknown as Schema['location']; // no test looks at it

/** Schemas in normal form, made by hand, by id. */
export function schemasOf(all: { readonly [id: string]: SchemaJson }): Map<string, Schema> {
  return new Map(Object.entries(all).map(([id, json]) => [id, { id, location, locate: () => location, json }]));
}

/** A compiler that is ajv alone: an oracle apart from the product's own. */
export function ajvCompiler(schemas: ReadonlyMap<string, Schema>): Compiler {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    multipleOfPrecision: 9,
    // without it `required` finds `constructor` in every object
    ownProperties: true,
    logger: false,
    validateSchema: false,
  });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv); // its types describe the CommonJS default
  const ids = new Map([...schemas.keys()].map((id, index) => [id, `urn:schema:${index}`]));
  const rename = (json: unknown): unknown => {
    if (Array.isArray(json)) return json.map(rename);
    if (typeof json !== 'object' || json === null) return json;
    return Object.fromEntries(
      Object.entries(json).map(([name, value]) => [
        name,
        name === '$ref' ? (ids.get(String(value)) ?? value) : rename(value),
      ]),
    );
  };
  for (const [id, { json }] of schemas) ajv.addSchema(rename(json) as object, ids.get(id)!); // renamed only
  return {
    validate: id => {
      const check = ajv.getSchema(ids.get(id)!)!;
      return value =>
        check(value)
          ? undefined
          : (check.errors ?? []).map(({ instancePath, keyword }) => ({
              pointer: instancePath,
              code: keyword,
              message: keyword,
            }));
    },
  };
}

/** A sampler of one schema, with its schema and check. */
export function samplerOf(json: SchemaJson, others: { readonly [id: string]: SchemaJson } = {}) {
  const schemas = schemasOf({ root: json, ...others });
  const compiler = ajvCompiler(schemas);
  const sampler: Sampler = createSampler({ schemas, compiler });
  return { schemas, sampler, schema: schemas.get('root')!, check: compiler.validate('root', 'any') };
}
