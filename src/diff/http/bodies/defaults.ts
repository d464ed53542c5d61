// https://json-schema.org/draft/2020-12/json-schema-validation#section-9.2
import { type Schema, type SchemaJson, valueAsWritten } from '../../../contract/index.js';
import { appendToken, canonical, type Json } from '../../../document/index.js';
import { jsonOf } from '../../schemas/as-written.js';
import type { Context } from '../context.js';
import { tell } from '../tell.js';
import type { BothBodies } from './body-pair.js';

/** What a property means that is left out of a body that clients send. */
export function compareBodyDefaults(bodies: BothBodies, context: Context): void {
  const { pair, travels, part, called, before, after } = bodies;
  if (travels === 'response' || !before.schema || !after.schema) return;
  for (const { path, old, now, was, is } of changesOf(before.schema, after.schema, context)) {
    const said = (value: Json | undefined) => (value === undefined ? 'nothing' : `\`${jsonOf(value)}\``);
    tell(pair, context, {
      code: 'default-changed',
      level: 'risky',
      message: `\`${path}\` of the ${called}, where it is left out, means ${said(now)} now, and meant ${said(old)}`,
      part,
      direction: travels,
      before: was.schema.locate(was.pointer),
      after: is.schema.locate(is.pointer),
      subject: [was.schema.name ?? bodies.subject(), path, old ?? null, now ?? null],
    });
  }
}

/** A schema within another, which stands at a pointer of it. */
interface Place {
  readonly schema: Schema;
  readonly pointer: string;
  readonly json: SchemaJson | undefined;
}

interface Change {
  /** Of the property, in dots. */
  readonly path: string;
  readonly old: Json | undefined;
  readonly now: Json | undefined;
  readonly was: Place;
  readonly is: Place;
}

const known = new WeakMap<Schema, WeakMap<Schema, readonly Change[]>>();

/** Of two schemas, each pair once: many operations have the same bodies. */
function changesOf(before: Schema, after: Schema, context: Context): readonly Change[] {
  const others = known.get(before) ?? new WeakMap<Schema, readonly Change[]>();
  known.set(before, others);
  let found = others.get(after);
  if (!found) {
    const walk: Walk = { context, seen: new Set(), found: [] };
    properties(walk, wholeOf(before), wholeOf(after));
    others.set(after, (found = walk.found));
  }
  return found;
}

interface Walk {
  readonly context: Context;
  /** Pairs of components on the way: what leads back to itself is told once. */
  readonly seen: Set<string>;
  readonly found: Change[];
}

function wholeOf(schema: Schema): Place {
  return { schema, pointer: '', json: schema.json };
}

interface Both {
  readonly was: Place;
  readonly is: Place;
  readonly path: string;
  /** Rather than a whole or an item. */
  readonly isProperty: boolean;
}

/** The properties that both have, at any depth, and those of the items of lists; without recursion, as they may lie very deep. */
function properties(walk: Walk, was: Place, is: Place): void {
  const todo: Both[] = [{ was, is, path: '', isProperty: false }];
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next.isProperty) compareProperty(walk, next);
    const [old, now] = [
      followed(next.was, walk.context.before.contract),
      followed(next.is, walk.context.after.contract),
    ];
    const pair = `${old.schema.id}${old.pointer}\n${now.schema.id}${now.pointer}`;
    if (walk.seen.has(pair)) continue;
    walk.seen.add(pair);
    // what is put there last is looked at first
    todo.push(...partsOf(old, now, next.path).reverse());
  }
}

function partsOf(old: Place, now: Place, path: string): Both[] {
  const found: Both[] = [];
  const add = (was: Place | undefined, is: Place | undefined, to: string, isProperty: boolean) => {
    if (was && is) found.push({ was, is, path: to, isProperty });
  };
  add(below(old, 'items'), below(now, 'items'), `${path}[]`, false);
  const [mine, theirs] = [below(old, 'properties'), below(now, 'properties')];
  if (typeof mine?.json !== 'object' || typeof theirs?.json !== 'object') return found;
  for (const name of Object.keys(mine.json))
    add(below(mine, name), below(theirs, name), path === '' ? name : `${path}.${name}`, true);
  return found;
}

function compareProperty({ found, context }: Walk, { was, is, path }: Both): void {
  const [old, now] = [defaultOf(was, context.before.contract), defaultOf(is, context.after.contract)];
  if (old === now || (old !== undefined && now !== undefined && canonical(old) === canonical(now))) return;
  found.push({ path, old, now, was, is });
}

type Side = Context['before']['contract'];

function defaultOf(place: Place, contract: Side): Json | undefined {
  const { json } = place;
  if (typeof json === 'object' && Object.hasOwn(json, 'default')) return valueAsWritten(json, 'default');
  const target = followed(place, contract).json;
  return typeof target === 'object' && Object.hasOwn(target, 'default') ? valueAsWritten(target, 'default') : undefined;
}

const mostSteps = 20;

/** What a schema refers to; itself where it says more than that. */
function followed(place: Place, contract: Side): Place {
  let found = place;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const { json } = found;
    const target =
      typeof json === 'object' && typeof json['$ref'] === 'string' ? contract.schemas.get(json['$ref']) : undefined;
    if (!target) break;
    found = wholeOf(target);
  }
  return found;
}

function below({ schema, pointer, json }: Place, name: string): Place | undefined {
  if (typeof json !== 'object' || !Object.hasOwn(json, name)) return undefined;
  // the normal form has schemas, and maps of them, where these are asked for
  return { schema, pointer: appendToken(pointer, name), json: json[name] as SchemaJson };
}
