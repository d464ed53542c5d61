import type { SchemaJson } from '../../contract/index.js';
import { type Json, type JsonObject, parsePointer } from '../../document/index.js';
import type { Cause } from './cause.js';
import { nameOnTheWay } from './labels.js';
import { isNull, type Part } from './part.js';

/**
 * What a change is in: a component and the way into it, as `Pet.tags[]`; of a property, what has it. Where a component takes
 * the place of what was written there, or the other way round, it is the place, not the component.
 */
export function subjectOf(cause: Cause, of: string): string {
  const { before, after, code } = cause;
  const isGone = code === 'schema-property-removed' || code === 'schema-branch-removed';
  const [part, other] = isGone ? [before, after] : [after, before];
  const [own, others] = [holderIn(part, cause), holderIn(other, cause)];
  if (cause.replaces) return placeOf(part, aroundOf(other), own, of);
  const isSame = part.schema.id === other.schema.id;
  const isReplaced = isSame ? isAmong(others, own) : own.length < others.length;
  return isReplaced ? pathOf(other.schema, others, of, other.via) : pathOf(part.schema, own, of, part.via);
}

/** Whether the one way leads to an item by its index, where the other leads to all that are left. */
function isAmong(one: readonly string[], other: readonly string[]): boolean {
  const at = one.findIndex((token, index) => token !== other[index]);
  return one[at] === 'prefixItems' && other[at] === 'items';
}

/** The place that a component stands in: neither it nor the one that it takes the place of has changed. */
function placeOf({ schema, via }: Part, others: ReadonlySet<string>, tokens: readonly string[], of: string): string {
  // a component that both stand in is what has changed
  if (others.has(schema.id) || schema.name === undefined) return pathOf(schema, tokens, of, via);
  if (!via) return written(partOf(of), tokens, schema.json);
  return written(placeOf(via, others, parsePointer(via.pointer), of), tokens, schema.json);
}

/** The schemas that a part stands in. */
function aroundOf({ schema, via }: Part): ReadonlySet<string> {
  return new Set([schema.id, ...(via ? aroundOf(via) : [])]);
}

/** The way to a part; without the property or the branch that is itself what changes. */
function holderIn({ pointer }: Part, { code, about }: Cause): readonly string[] {
  const tokens = parsePointer(pointer);
  const [keyword, name] = tokens.slice(-2);
  const isProperty = code.startsWith('schema-property-') && keyword === 'properties' && name === about.name;
  const isBranch = code.startsWith('schema-branch-') && (keyword === 'anyOf' || keyword === 'oneOf');
  return isProperty || isBranch ? tokens.slice(0, -2) : tokens;
}

/**
 * `Pet.tags[]`. What has no name and is no part of a component is called by the way that leads to it.
 * @param of what the schema is of, where it has no name
 * @param via what refers to it
 */
export function pathOf(schema: Part['schema'], tokens: readonly string[], of: string, via?: Part): string {
  if (schema.name !== undefined) return written(schema.name, tokens, schema.json);
  const id = parsePointer(schema.id.slice(schema.id.indexOf('#') + 1));
  const [holder, kind, name, ...way] = id;
  // a part of a component that is referred to for itself
  const isWithin = holder === 'components' && kind === 'schemas' && name !== undefined;
  if (via && !isWithin) return written(pathOf(via.schema, parsePointer(via.pointer), of, via.via), tokens, schema.json);
  return written(isWithin ? written(name, way) : ownName(id, of), tokens, schema.json);
}

/** @param json what the way leads through, where that is known */
function written(from: string, tokens: readonly string[], json?: SchemaJson): string {
  let text = from;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token === 'properties') text += `.${tokens[++index]}`;
    else if (token === 'patternProperties') text += `./${tokens[++index]}/`;
    else if (token === 'items') text += '[]';
    else if (token === 'additionalProperties') text += '.*';
    else if (token === 'prefixItems') text += `[${tokens[++index]}]`;
    else if (token === 'allOf')
      index++; // of the same value
    else if (token === 'anyOf' || token === 'oneOf') text += branchAt(tokens.slice(0, ++index + 1), json);
    else text += `(${token})`;
  }
  return text;
}

/** In brackets; what has no name is not told from null, which is all else that may stand there. */
function branchAt(way: readonly string[], json: SchemaJson | undefined): string {
  const index = Number(way.at(-1));
  if (json === undefined) return `(branch ${index + 1})`;
  const branches = way.slice(0, -1).reduce<Json | undefined>(inside, json) as readonly SchemaJson[]; // a choice is a list of schemas
  const name = nameOnTheWay(branches[index]!, index, branches);
  if (name !== undefined) return `(${name})`;
  const isBesideNull = branches.length === 2 && isNull(branches[1 - index]!);
  return isBesideNull ? '' : `(branch ${index + 1})`;
}

function inside(json: Json | undefined, token: string): Json | undefined {
  return (json as JsonObject)[token]; // ways lead through objects and lists, which have their items by index
}

/** Of a schema without a name: what it is of, and the way into that. */
function ownName(tokens: readonly string[], of: string): string {
  const from = tokens.findIndex(token => token === 'schema' || token === 'itemSchema');
  const way = from >= 0 ? tokens.slice(from + 1).filter(token => token !== 'properties') : [];
  return [partOf(of), ...way].join('.');
}

/** `request body` of `request body, application/json`; the header of a response or part is one of several. */
export function partOf(of: string): string {
  const [whole, ...within] = of.split(', ');
  return [whole, ...within.filter(each => /^(?:part|header) /.test(each))].join(', ');
}
