// https://spec.openapis.org/oas/v3.2.0.html#working-with-binary-data
import type { Contract, Schema, SchemaJson } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import { type Context, rolesOf } from '../context.js';
import { madeAt } from '../made-at.js';
import type { WireStep } from '../parameters/readings.js';
import { partSchema, targetOf } from '../wire/part-schema.js';
import type { BothParts } from './parts.js';

/** What tells a file from a text says of which kind a text is, too. */
const keywords: readonly string[] = ['format', 'contentEncoding', 'contentMediaType', 'contentSchema'];

interface Apart {
  readonly kind: JsonObject;
  readonly rest: SchemaJson;
}

/** A schema as two: of which kind its texts are, or those of its items, and all else. */
export function kindApart(contract: Contract, json: SchemaJson, isList: boolean): Apart {
  if (typeof json === 'boolean') return { kind: {}, rest: json };
  const said = followed(contract, json);
  if (isList && Object.hasOwn(said, 'items')) {
    const { kind, rest } = kindApart(contract, said['items'] as SchemaJson, false); // the normal form has a schema there
    return { kind, rest: { ...said, items: rest as Json } };
  }
  const isKind = ([name]: readonly [string, unknown]) => keywords.includes(name);
  const entries = Object.entries(said);
  return {
    kind: Object.fromEntries(entries.filter(isKind)),
    rest: Object.fromEntries(entries.filter(each => !isKind(each))),
  };
}

/** What a schema says with what it refers to, which may lead back to it. */
function followed(contract: Contract, json: JsonObject): JsonObject {
  const seen = new Set<Schema>();
  let said = json;
  for (let target = targetOf(contract, said); target && !seen.has(target); target = targetOf(contract, said)) {
    if (typeof target.json === 'boolean') break;
    seen.add(target);
    const { $ref: _target, ...own } = said;
    said = { ...target.json, ...own };
  }
  return said;
}

/** Of which kind a part is a text to who reads it, and a text of none such, which who writes may send. */
export function kindRead({ bodies, name, read }: BothParts, context: Context): { kind: JsonObject; other?: string } {
  const { pair, travels, before, after } = bodies;
  const { writer, reader } = rolesOf(pair, context, travels);
  const [own, other] = travels === 'request' ? [before.schema, after.schema] : [after.schema, before.schema];
  if (typeof name === 'number' || !own || !other) return { kind: {} };
  const way: readonly WireStep[] = [{ member: name }, ...(read.isList ? ['items' as const] : [])];
  const [written, part] = [partSchema(writer.side, own, way), partSchema(reader.side, other, way)];
  const { kind } = kindApart(reader.side.contract, part?.json ?? true, false);
  if (!part || Object.keys(kind).length === 0) return { kind };
  const ofKind = madeAt(reader.side, part, { ...kind, type: 'string' });
  const unfit = texts.find(
    text => writer.side.accepts(written, text, travels) && !reader.side.accepts(ofKind, text, travels),
  );
  return { kind, ...(unfit !== undefined && { other: unfit }) };
}

/** Of no format, and of no encoding. */
const texts = ['text', '-'] as const;
