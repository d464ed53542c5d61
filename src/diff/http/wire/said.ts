import type { Schema, SchemaJson } from '../../../contract/index.js';
import { canonical, type Json, type JsonObject, WrittenNumber } from '../../../document/index.js';
import { saying } from '../../schemas/identity.js';
import { isAnnotation } from '../../schemas/part.js';
import { changedBelow } from '../../schemas/what-changed.js';
import type { Context } from '../context.js';

/**
 * All that two schemas say otherwise, with what they refer to: where the one of them can't be compared with the other as
 * values, nothing else tells it, so that it has to be part of what the change is known by.
 */
export function saidOtherwise(
  before: Schema | undefined,
  after: Schema | undefined,
  context: Context,
): readonly Json[] {
  const sides = { old: context.before.schemas, now: context.after.schemas };
  const below = changedBelow([before?.json ?? null, after?.json ?? null], sides);
  return [...otherwise(saying(before?.json), saying(after?.json)), ...below];
}

/** The same, but nothing of schemas that state a type of texts, numbers or booleans and no more. */
export function saidBeyondTypes(...[before, after, context]: Parameters<typeof saidOtherwise>): readonly Json[] {
  return isTypeAlone(before?.json) && isTypeAlone(after?.json) ? [] : saidOtherwise(before, after, context);
}

function isTypeAlone(json: SchemaJson | undefined): boolean {
  if (typeof json !== 'object') return json !== false;
  return Object.entries(json).every(
    ([keyword, value]) => isAnnotation(keyword) || (keyword === 'type' && isPlain(value)),
  );
}

function isPlain(type: Json): boolean {
  const types = Array.isArray(type) ? type : [type];
  return !types.includes('array') && !types.includes('object');
}

/** Where two schemas differ in what they say; what both say alike is left out. Undefined: the one has no such keyword. */
function otherwise(before: Json | undefined, after: Json | undefined): readonly Json[] {
  if (!isObject(before) || !isObject(after)) {
    const [old, now] = [before, after].map(each => (each === undefined ? [] : [each]));
    return canonical(old!) === canonical(now!) ? [] : [old!, now!];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const parts = names.flatMap(name => {
    const found = otherwise(own(before, name), own(after, name));
    return found.length === 0 ? [] : [[name, found] as const];
  });
  return parts.length === 0 ? [] : [Object.fromEntries(parts)];
}

function own(json: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(json, name) ? json[name] : undefined;
}

function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && !(json instanceof WrittenNumber);
}
