import type { Contract, Schema, SchemaJson } from '../../contract/index.js';

type Value = { [name: string]: unknown };

/** Fills in what a body leaves out and its schema has a default for, in properties, items and allOf. Changes the value. */
export function fillDefaults(value: unknown, schema: Schema, { schemas }: Contract): void {
  fill(value, schema.json, schemas);
}

function fill(value: unknown, json: SchemaJson | undefined, schemas: Contract['schemas']): void {
  if (typeof value !== 'object' || value === null || typeof json !== 'object') return;
  const { $ref, allOf, properties, items } = json as {
    readonly [keyword: string]: unknown;
  } & { $ref?: string; allOf?: readonly SchemaJson[]; properties?: { [name: string]: SchemaJson }; items?: SchemaJson };
  if ($ref !== undefined) fill(value, schemas.get($ref)?.json, schemas);
  for (const each of allOf ?? []) fill(value, each, schemas);
  if (Array.isArray(value)) for (const each of value) fill(each, items, schemas);
  else for (const [name, each] of Object.entries(properties ?? {})) fillProperty(value as Value, name, each, schemas);
}

function fillProperty(value: Value, name: string, json: SchemaJson, schemas: Contract['schemas']): void {
  if (!Object.hasOwn(value, name) && typeof json === 'object' && Object.hasOwn(json, 'default')) {
    const given = structuredClone((json as Value).default);
    Object.defineProperty(value, name, { value: given, configurable: true, enumerable: true, writable: true });
  }
  if (Object.hasOwn(value, name)) fill(value[name], json, schemas);
}
