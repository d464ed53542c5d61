// https://spec.openapis.org/oas/v3.2.0.html#working-with-binary-data
import type { Contract, SchemaJson } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import { type Context, rolesOf } from '../context.js';
import { madeAt } from '../made-at.js';
import type { WireStep } from '../parameters/readings.js';
import { partSchema, targetOf } from '../wire/part-schema.js';
import type { BothParts } from './parts.js';

/** What tells a file from a text says of which kind a text is, too. */
const keywords: readonly string[] = ['format', 'contentEncoding', 'contentMediaType', 'contentSchema'];

/** A schema as two: of which kind its texts are, or those of its items, and all else. */
export function kindApart(
  contract: Contract,
  json: SchemaJson,
): { readonly kind: JsonObject; readonly rest: SchemaJson } {
  if (typeof json === 'boolean') return { kind: {}, rest: json };
  const { $ref: _target, ...own } = json;
  const target = targetOf(contract, json)?.json;
  if (typeof target === 'object') return kindApart(contract, { ...target, ...own });
  if (Object.hasOwn(own, 'items')) {
    const { kind, rest } = kindApart(contract, own['items'] as SchemaJson); // the normal form has a schema there
    return { kind, rest: { ...json, items: rest as Json } };
  }
  const isKind = ([name]: readonly [string, unknown]) => keywords.includes(name);
  const entries = Object.entries(json);
  return {
    kind: Object.fromEntries(entries.filter(isKind)),
    rest: Object.fromEntries(entries.filter(each => !isKind(each))),
  };
}

/** Of which kind a part is a text to who reads it, and a text of none such, which who writes may send. */
export function kindRead({ bodies, name, read }: BothParts, context: Context): { kind: JsonObject; other?: string } {
  const { pair, travels, before, after } = bodies;
  const { writer, reader } = rolesOf(pair, context, travels);
  const [own, other] = travels === 'request' ? [before.schema, after.schema] : [after.schema, before.schema];
  if (typeof name === 'number' || !own || !other) return { kind: {} };
  const way: readonly WireStep[] = [{ member: name }, ...(read.isList ? ['items' as const] : [])];
  const [written, part] = [partSchema(writer.side, own, way), partSchema(reader.side, other, way)];
  const { kind } = kindApart(reader.side.contract, part?.json ?? true);
  if (!part || Object.keys(kind).length === 0) return { kind };
  const ofKind = madeAt(reader.side, part, { ...kind, type: 'string' });
  const unfit = texts.find(
    text => writer.side.accepts(written, text, travels) && !reader.side.accepts(ofKind, text, travels),
  );
  return { kind, ...(unfit !== undefined && { other: unfit }) };
}

/** Of no format, and of no encoding. */
const texts = ['text', '-'] as const;
