import type { AnySchemaObject } from 'ajv';

/** A JSON Schema, in the short words that the structure of OpenAPI documents is told in. */
export type Shape = AnySchemaObject | true;
export type Shapes = Readonly<Record<string, Shape>>;

export const text = { type: 'string' };
export const flag = { type: 'boolean' };
export const number = { type: 'number' };
export const count = { type: 'integer', minimum: 0 };
export const texts = { type: 'array', items: text };
export const uri = { type: 'string', format: 'uri' };
export const uriReference = { type: 'string', format: 'uri-reference' };

export const list = (items: Shape, more: AnySchemaObject = {}): AnySchemaObject => ({ type: 'array', items, ...more });
export const mapOf = (values: Shape, more: AnySchemaObject = {}): AnySchemaObject => ({
  type: 'object',
  additionalProperties: values,
  ...more,
});
export const oneOf = (...values: readonly string[]): AnySchemaObject => ({ enum: values });
export const needs = (...names: readonly string[]): AnySchemaObject => ({ required: names });
export const not = (schema: AnySchemaObject): AnySchemaObject => ({ not: schema });

export const kind = (name: string): AnySchemaObject => ({ $ref: `#/$defs/${name}` });

/** A choice by what a value is. */
export const when = (condition: AnySchemaObject, holds: Shape, otherwise: Shape = true): AnySchemaObject => ({
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: holds,
  else: otherwise,
});

/** What no value is. */
export const nothing: AnySchemaObject = { not: {} };

/** What has a `$ref` is held to be a Reference, and nothing else. */
export const orReference = (schema: Shape): AnySchemaObject =>
  when({ type: 'object', required: ['$ref'] }, kind('reference'), schema);

/** Where a property is there and has a value. */
export const where = (name: string, value: string): AnySchemaObject => ({
  type: 'object',
  properties: { [name]: { const: value } },
  required: [name],
});
