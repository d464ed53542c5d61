// https://spec.openapis.org/oas/v3.2.0.html#working-with-binary-data
import type { Schema, SchemaJson } from '../../../contract/index.js';
import { wireShape } from '../../../plan/index.js';
import { wireOf } from '../parameters/plan.js';
import type { Side } from '../side.js';

/** What a schema says of bytes, of each as of a character: how many there may be. */
export function bytesOf(side: Side, schema: Schema): Schema {
  const { minBytes, maxBytes } = wireShape(side.contract, { allOf: [schema.json, { format: 'binary' }] });
  return made(side, schema, 'as bytes', {
    type: 'string',
    ...(minBytes !== undefined && { minLength: minBytes }),
    ...(maxBytes !== undefined && { maxLength: maxBytes }),
  });
}

/** What a schema says of a text, which is nothing but a string. */
export function textOf(side: Side, schema: Schema): Schema {
  const { binary, untyped } = wireOf(side, schema);
  if (binary) return bytesOf(side, schema);
  return untyped ? made(side, schema, 'as a text', { allOf: [{ $ref: schema.id }, { type: 'string' }] }) : schema;
}

function made(side: Side, schema: Schema, how: string, json: SchemaJson): Schema {
  return side.know({
    id: `${schema.id}, ${how}`,
    // worked out where something is told alone
    get location() {
      return schema.location;
    },
    locate: (pointer, part) => schema.locate(pointer, part),
    json,
  });
}
