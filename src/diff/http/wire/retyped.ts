import type { Schema } from '../../../contract/index.js';
import type { Location } from '../../../diagnostics/index.js';
import type { WireShape } from '../../../plan/index.js';
import type { Context } from '../context.js';
import { bothParts, kindsOf, type WireStep } from '../parameters/readings.js';
import { partSchema } from './part-schema.js';
import type { BothTexts } from './texts.js';

/** A part of a text that is of another type, and the way there. */
export interface Retyped {
  readonly way: readonly WireStep[];
  readonly before: WireShape;
  readonly after: WireShape;
}

/** The parts that both versions have, and that are read as other types. */
export function retypedIn(before: WireShape, after: WireShape): readonly Retyped[] {
  if (typeWords(before) !== typeWords(after)) return [{ way: [], before, after }];
  return bothParts(before, after).flatMap(([step, old, now]) =>
    retypedIn(old, now).map(each => ({ ...each, way: [step, ...each.way] })),
  );
}

/** `string or null`, `anything`. */
export function typeWords(shape: WireShape): string {
  if (shape.untyped) return 'anything';
  const kinds = kindsOf(shape).filter(kind => kind === 'array' || kind === 'object');
  const plain = shape.primitive ?? (kinds.length > 0 ? [] : ['string']);
  const types = [...plain.filter(type => type !== 'null'), ...kinds, ...plain.filter(type => type === 'null')];
  return types.join(' or ');
}

/** `` `at[].x` ``, `each item`: what the part is called by its way. */
export function wayWords(way: readonly WireStep[]): string {
  if (way.length === 1 && way[0] === 'items') return 'each item';
  const tokens = way.map(step => (step === 'items' ? '[]' : step === 'members' ? '.*' : `.${step.member}`));
  return `\`${tokens.join('').replace(/^\./, '')}\``;
}

/** Where the types stand, where one part alone is of another; else where the texts are declared. */
export function placesOf<Style>(
  { before, after }: BothTexts<Style>,
  parts: readonly Retyped[],
  context: Context,
): { readonly before: Location; readonly after: Location } {
  const [only, ...others] = parts;
  const places = { before: before.location, after: after.location };
  if (!only || others.length > 0) return places;
  const old = before.schema && partSchema(context.before, before.schema, only.way);
  const now = after.schema && partSchema(context.after, after.schema, only.way);
  return { before: old ? typeOf(old) : places.before, after: now ? typeOf(now) : places.after };
}

function typeOf(schema: Schema): Location {
  const isStated = typeof schema.json === 'object' && schema.json['type'] !== undefined;
  return isStated ? schema.locate('/type', 'key') : schema.location;
}
