import { createSchemaSet, type Schema, type SchemaSet } from '../../../src/contract/index.js';
import type { DocumentSet, Json, SourceFile } from '../../../src/document/index.js';

/** A file made by hand; every place in it is its first line. */
export function fileOf(uri: string, value: Json): SourceFile {
  const locate = (pointer: string) => ({ file: uri, line: 1, column: 1, pointer });
  const text = JSON.stringify(value);
  const nodeAt = () => ({ pointer: '', part: 'value' as const });
  return {
    uri,
    display: uri,
    format: 'json',
    text,
    value,
    holes: [],
    losesDigits: false,
    has: word => text.includes(word),
    locate,
    nodeAt,
  };
}

export function setOf(root: SourceFile, ...others: SourceFile[]): DocumentSet {
  const files = new Map([root, ...others].map(file => [file.uri, file]));
  return { root, files, findings: [], resolve: () => undefined };
}

/** The schema that a file is. */
export function schemaOf(value: Json, ...others: SourceFile[]): { set: SchemaSet; schema: Schema } {
  const root = fileOf('file:///test/schema.json', value);
  const set = createSchemaSet(setOf(root, ...others));
  return { set, schema: set.schemaAt({ file: root, pointer: '', value }) };
}

/** The components of an OpenAPI document. */
export function componentsOf(schemas: { [name: string]: Json }, openapi = '3.1.0'): SchemaSet {
  const root = fileOf('file:///test/api.json', { openapi, components: { schemas } });
  return createSchemaSet(setOf(root));
}

export const component = (name: string) => `#/components/schemas/${name}`;
