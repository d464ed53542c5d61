import type { Contract, Schema } from '../../contract/index.js';
import type { Mark } from '../../document/index.js';
import type { StripMode, Validate } from '../../schema/index.js';
import { type Coercion, coerce } from './coerce.js';
import { HeldSchemas } from './held-schemas.js';
import { isPlain } from './json-type.js';

/** What is done to a body before it is checked, as ajv's options `useDefaults`, `coerceTypes` and `removeAdditional` do. */
export interface Adjustments {
  readonly defaults: boolean;
  readonly coerce: false | Coercion;
  readonly remove: false | StripMode;
  /** The keyword of properties that are taken out with the undeclared ones. */
  readonly hidden: Mark;
}

export type Adjust = (value: unknown) => unknown;

/** Deeper values are left as they are; the check says that they are too deep. */
const DEEPEST = 200;

/** @returns what changes a body and gives it back; where it is a list or object, the same one */
export function adjustTo(schema: Schema, check: Validate | undefined, how: Adjustments, contract: Contract): Adjust {
  const { schemas } = contract;
  return value => {
    const held = new HeldSchemas([[schema.json, true]], value, schemas);
    const walked = walk(value, held, how, 0);
    if (how.remove && check?.strip) prune(walked, check.strip(walked, how.remove));
    return walked;
  };
}

function walk(value: unknown, held: HeldSchemas, how: Adjustments, depth: number): unknown {
  if (depth > DEEPEST) return value;
  const now = how.coerce ? coerce(value, held.types, how.coerce) : value;
  if (Array.isArray(now)) {
    for (const [index, item] of now.entries()) now[index] = walk(item, held.item(index, item), how, depth + 1);
  } else if (isPlain(now)) walkObject(now, held, how, depth);
  return now;
}

function walkObject(object: Record<string, unknown>, held: HeldSchemas, how: Adjustments, depth: number): void {
  if (how.defaults) fillDefaults(object, held);
  for (const name of Object.keys(object)) {
    const value = object[name];
    const below = held.property(name, value);
    if (how.remove && below.says(how.hidden)) delete object[name];
    else {
      const next = walk(value, below, how, depth + 1);
      if (next !== value) put(object, name, next);
    }
  }
}

function fillDefaults(object: Record<string, unknown>, held: HeldSchemas): void {
  for (const name of held.names) {
    if (Object.hasOwn(object, name)) continue;
    const given = held.property(name, undefined).default;
    if (given) put(object, name, structuredClone(given.value));
  }
}

/** Takes out of a value what is not in the copy that was stripped. */
function prune(value: unknown, left: unknown): void {
  if (value === left) return;
  if (Array.isArray(value) && Array.isArray(left)) {
    for (const [index, item] of value.entries()) prune(item, left[index]);
  } else if (isPlain(value) && isPlain(left)) {
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(left, name)) prune(value[name], left[name]);
      else delete value[name];
    }
  }
}

/** `__proto__` is a name like any other. */
function put(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}
