import type { Encoding, MediaType, SchemaJson } from '../../contract/index.js';
import { isBytes, mediaKind } from '../../plan/index.js';
import { isObject, schemaList } from '../types/schema-parts.js';
import { typeSchema } from '../types/type-schema.js';
import type { TypeSchema, TypeScope } from '../types/type-schema-shape.js';

/** The type of a file of a form, of `specwright/express`. */
export const fileType = 'UploadedFile';

const file: SchemaJson = Object.freeze({ type: 'string', format: 'binary' });

/**
 * What a handler gets of a multipart body: its own schema written out, since its files have another type here than in
 * `components`. Of `itemSchema` alone, which is about each part, a list.
 * https://spec.openapis.org/oas/v3.2.0.html#encoding-object
 */
export function formDocument(media: MediaType, scope: TypeScope): TypeSchema | undefined {
  const { schema, itemSchema, encoding } = media;
  if (!schema && !itemSchema) return undefined;
  const json = schema?.json ?? { type: 'array', items: itemSchema?.json ?? true };
  const files = [...encoding].filter(([, one]) => isOfBytes(one)).map(([name]) => name);
  return typeSchema(withOrderedFiles(withFiles(json, new Set(files)), media), {
    ...scope,
    refer: id => (isFileSchema(scope, id) ? `#/${fileType}` : scope.refer(id)),
  });
}

function isOfBytes({ contentTypes }: Encoding): boolean {
  return contentTypes.some(type => mediaKind(type) === 'binary');
}

/** The parts whose `encoding` names a media type of bytes are files, whatever their schema says. */
function withFiles(json: SchemaJson, names: ReadonlySet<string>): SchemaJson {
  if (typeof json === 'boolean' || names.size === 0) return json;
  const properties = Object.entries(isObject(json['properties']) ? json['properties'] : {}).map(([name, schema]) => {
    if (!names.has(name)) return [name, schema];
    return [name, isObject(schema) && schema['type'] === 'array' ? { ...schema, items: file } : file];
  });
  const parts = schemaList(json, 'allOf').map(part => withFiles(part, names));
  return {
    ...json,
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(parts.length > 0 && { allOf: parts }),
  };
}

/** The same of parts that have no names, but an order. */
function withOrderedFiles(json: SchemaJson, { prefixEncoding, itemEncoding }: MediaType): SchemaJson {
  if (typeof json === 'boolean') return json;
  const { prefixItems, items } = json;
  const first = Array.isArray(prefixItems)
    ? prefixItems.map((one, index) => (prefixEncoding[index] && isOfBytes(prefixEncoding[index]) ? file : one))
    : undefined;
  const rest = itemEncoding && isOfBytes(itemEncoding) ? file : items;
  return { ...json, ...(first && { prefixItems: first }), ...(rest !== undefined && { items: rest }) };
}

function isFileSchema(scope: TypeScope, id: string): boolean {
  const json = scope.schemas.get(id)?.json;
  return typeof json === 'object' && (json['type'] ?? 'string') === 'string' && isBytes(json);
}
