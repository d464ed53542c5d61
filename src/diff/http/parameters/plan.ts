import type { Header, MediaType, Parameter, Schema } from '../../../contract/index.js';
import type { Location } from '../../../diagnostics/index.js';
import { mediaKind, normaliseRange, type ParameterPlan, type WireShape, wireShape } from '../../../plan/index.js';
import type { Context } from '../context.js';
import { madeAt } from '../made-at.js';
import { sendableName } from '../message/encoded-name.js';
import type { Side } from '../side.js';

const untyped: WireShape = Object.freeze({ untyped: true });

/** By schema: of a shared parameter, every operation asks. */
const known = new WeakMap<Schema, WireShape>();

/** The types that a schema's values may have on the wire. */
export function wireOf(side: Side, schema: Schema | undefined): WireShape {
  if (!schema) return untyped;
  let wire = known.get(schema);
  if (!wire) known.set(schema, (wire = wireShape(side.contract, schema.json)));
  return wire;
}

/** The schema of a parameter or header, wherever it is written. */
export function schemaOf({ schema, content }: { readonly schema?: Schema; readonly content?: MediaType }) {
  return schema ?? content?.schema;
}

/** Whether a text is parsed as its media type says: fields of a form are texts as parameters of a query are. */
export function isParsed({ content }: Pick<Parameter, 'content'>): boolean {
  return content !== undefined && mediaKind(normaliseRange(content.range)) !== 'form';
}

/** What a parameter or header is written by. */
interface Stated {
  readonly schema?: Schema;
  readonly content?: MediaType;
  readonly location: Location;
}

/** A parameter or header of both versions; one whose content says nothing of its values has the schema of any text, or value of JSON. */
export function bothStated<Part extends Stated>(context: Context, before: Part, after: Part): readonly [Part, Part] {
  if ((schemaOf(before) === undefined) === (schemaOf(after) === undefined)) return [before, after];
  return [stated(context.before, before), stated(context.after, after)];
}

function stated<Part extends Stated>(side: Side, part: Part): Part {
  const { content } = part;
  if (!content || content.schema) return part;
  const isJson = mediaKind(normaliseRange(content.range)) === 'json';
  return { ...part, content: { ...content, schema: madeAt(side, content, isJson ? true : { type: 'string' }) } };
}

/** A parameter as plain data, without its check: how it is written and read. */
export function planOf(side: Side, parameter: Parameter): ParameterPlan {
  const { name, in: place, required, style, explode, allowReserved, allowEmptyValue, content } = parameter;
  return {
    name: sendableName(name),
    in: place,
    required,
    style,
    explode,
    allowReserved,
    allowEmptyValue,
    wire: wireOf(side, schemaOf(parameter)),
    ...(content && { contentType: normaliseRange(content.range) }),
  };
}

/** A response's header is written as a header parameter is. */
export function asParameter(header: Header): Parameter {
  const { name, required, deprecated, explode, schema, content } = header;
  return {
    name,
    required,
    deprecated,
    explode,
    ...(schema && { schema }),
    ...(content && { content }),
    in: 'header',
    style: 'simple',
    allowEmptyValue: false,
    allowReserved: false,
    examples: [],
    // worked out where something is told alone
    get location() {
      return header.location;
    },
  };
}
