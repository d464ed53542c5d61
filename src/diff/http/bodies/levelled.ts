// https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types
import type { MediaType, Schema, SchemaJson } from '../../../contract/index.js';
import type { MediaPlan, WireShape } from '../../../plan/index.js';
import type { Context } from '../context.js';
import { madeAt } from '../made-at.js';
import { wireOf } from '../parameters/plan.js';
import type { Side } from '../side.js';
import { isMultipart, kindOf } from './kind.js';
import { aboutOf } from './sequence.js';

/** The media types of a body in both versions. */
export interface BothMedia {
  readonly before: MediaType;
  readonly after: MediaType;
}

/**
 * Both media types with a schema of the same thing, where one says nothing of its values, or says by `itemSchema` what the other
 * says by `schema`: what nothing is said of may be anything, and what is said of each item is said of a list of them.
 */
export function levelled({ before, after }: BothMedia, range: string, context: Context): BothMedia {
  const isStated = (media: MediaType) => Boolean(media.schema ?? media.itemSchema);
  const same =
    before.schema && after.schema ? !before.itemSchema && !after.itemSchema : !before.schema && !after.schema;
  if (same && Boolean(before.itemSchema) === Boolean(after.itemSchema)) return { before, after };
  if (hasItems(range) && !areUnlike({ before, after }, range, context))
    return { before: asList(context.before, before), after: asList(context.after, after) };
  if (!isStated(before) && after.schema)
    return { before: filled(context.before, before, range, wireOf(context.after, after.schema)), after };
  if (!isStated(after) && before.schema)
    return { before, after: filled(context.after, after, range, wireOf(context.before, before.schema)) };
  return { before, after };
}

/** Whether one version has a text, or parts by name, where the other has items: nothing in common that could be compared. */
export function areUnlike({ before, after }: BothMedia, range: string, context: Context): boolean {
  const isNoList = (side: Side, media: MediaType) => {
    if (!media.schema) return false;
    return kindOf(range) === 'sequential' ? aboutOf(side, media) === 'text' : !wireOf(side, media.schema).items;
  };
  return isNoList(context.before, before) || isNoList(context.after, after);
}

/** Whether bodies of a range are items one by one. */
export function hasItems(range: string): boolean {
  return kindOf(range) === 'sequential' || isMultipart(range);
}

/** What every value is that a body of a kind is read as, though nothing is said of it. */
const anything: Readonly<Record<MediaPlan['kind'], SchemaJson>> = {
  json: true,
  form: { type: 'object' },
  multipart: { type: 'object' },
  sequential: { type: 'string' },
  text: { type: 'string' },
  binary: { type: 'string', format: 'binary' },
};

/** @param other of a text or form that is said to be of any type, nobody says that it is a string or an object */
function filled(side: Side, media: MediaType, range: string, other: WireShape): MediaType {
  const kind = isMultipart(range) ? 'multipart' : kindOf(range);
  return { ...media, schema: madeAt(side, media, other.untyped && isOfTexts(kind) ? true : anything[kind]) };
}

function isOfTexts(kind: MediaPlan['kind']): boolean {
  return kind === 'text' || kind === 'form' || kind === 'multipart';
}

/** What is said of a whole body: where it is said item by item, of a list of one and more. */
export function wholeOf(side: Side, media: MediaType): Schema | undefined {
  return media.itemSchema ? asList(side, media, { minItems: 1 }).schema : media.schema;
}

/** What is said of the whole, and of each item, as one list. */
function asList(side: Side, media: MediaType, counted: { readonly minItems?: number } = {}): MediaType {
  const { schema, itemSchema, ...rest } = media;
  const isList =
    schema && (itemSchema !== undefined || kindOf(media.range) !== 'sequential' || aboutOf(side, media) === 'list');
  const item = itemSchema ?? (isList ? undefined : schema);
  if (schema && !item) return media;
  const list: SchemaJson = { type: 'array', ...counted, ...(item && { items: { $ref: item.id } }) };
  const json: SchemaJson = schema && isList ? { allOf: [{ $ref: schema.id }, list] } : list;
  return { ...rest, schema: madeAt(side, itemSchema ?? media, json) };
}
