import type { SchemaId } from '../../contract/index.js';
import { canonical, type Json } from '../../document/index.js';
import { fingerprintOf } from '../cause.js';
import type { Cause } from './cause.js';
import type { Sides } from './choice.js';
import { identityOf, saying } from './identity.js';
import { type Pairing, reached } from './reach.js';

/**
 * What tells a change of a schema from others of its code, whatever its words and its lines.
 * @param of what the schema is of, where its place is a number among parameters
 */
export function whatChanged({ code, before, after, about }: Cause, of: string, sides: Sides): readonly Json[] {
  const ids = [before, after].map(part => identityOf(part, of));
  // what a branch is called may be where it stands; what it says stays
  const isBranch = code === 'schema-branch-removed' || code === 'schema-branch-added';
  const { name, from, to, beside } = about;
  const below = from === undefined || to === undefined ? [] : changedBelow([from, to], sides);
  return [
    ...ids,
    isBranch ? '' : name,
    saying(from),
    saying(to),
    ...(below.length > 0 ? [below] : []),
    ...(beside === undefined ? [] : [saying(beside)]),
  ];
}

/** All that differs in two schemas, where no one change of it is to blame: it stands for them in what that is called. */
export function allChanged(pair: Pairing, sides: Sides): Json {
  const found = new Set<string>();
  for (const { causes } of reached(pair)) for (const cause of causes) found.add(printOf(cause, sides));
  if (found.size > 0) return [...found].sort();
  return [fingerprintOf([saying(pair.old.json), saying(pair.now.json)])];
}

const prints = new WeakMap<Cause, string>();

function printOf(cause: Cause, sides: Sides): string {
  let print = prints.get(cause);
  if (print === undefined) prints.set(cause, (print = fingerprintOf([cause.code, ...whatChanged(cause, '', sides)])));
  return print;
}

/** What schemas say otherwise that both sides refer to, where what refers to them may have stayed as it was. */
export function changedBelow([from, to]: readonly [Json, Json], { old, now }: Sides): readonly Json[] {
  const [was, is] = [referred(from, old), referred(to, now)];
  const ids = [...new Set([...was, ...is])].sort();
  return ids.flatMap(id => {
    const [before, after] = [saying(old.get(id)?.json), saying(now.get(id)?.json)];
    return canonical(before) === canonical(after) ? [] : [[id.slice(id.indexOf('#')), before, after]];
  });
}

/** The schemas that a text refers to, and those that they refer to in turn. */
function referred(text: Json, schemas: Sides['old']): ReadonlySet<SchemaId> {
  const found = new Set(referencesIn(text));
  for (const id of found) for (const each of referencesIn(schemas.get(id)?.json)) found.add(each);
  return found;
}

function referencesIn(json: Json | undefined): readonly SchemaId[] {
  if (typeof json !== 'object' || json === null) return [];
  if (Array.isArray(json)) return json.flatMap(referencesIn);
  return Object.entries(json).flatMap(([keyword, value]) =>
    keyword === '$ref' && typeof value === 'string' ? [value] : referencesIn(value),
  );
}
