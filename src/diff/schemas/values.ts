import { canonical, type Json, type JsonObject } from '../../document/index.js';
import { picked } from './assertions.js';
import type { Cause } from './cause.js';
import type { Sides } from './choice.js';
import { choicesIn, isOfTypes, type Listing, writtenIn } from './listings.js';
import { keywordsOf, listOf, objectOf, type Part } from './part.js';

/** What both sides list, and the choices that are lists of values in other words. */
export interface Values {
  readonly causes: readonly Cause[];
  /** Whether one side lists values: types are told with them then. */
  readonly tellsTypes: boolean;
  /** Whether a choice was read as a list of values. */
  isList(part: Part, keyword: string | undefined): boolean;
}

/** Compares what may stand there value by value, where one side lists that. */
export function valueDifferences(before: readonly Part[], after: readonly Part[], { old, now }: Sides): Values {
  const [chosen, chosenNow] = [choicesIn(before, old), choicesIn(after, now)];
  const isRead = areLists(chosen, chosenNow);
  const read = (choices: readonly (Listing | undefined)[]) => (isRead ? choices.flatMap(each => each ?? []) : []);
  const [lists, listsNow] = [read(chosen), read(chosenNow)];
  const was = [...before.flatMap(writtenIn), ...lists];
  const is = [...after.flatMap(writtenIn), ...listsNow];
  const tellsTypes = was.length + is.length > 0;
  return {
    causes: tellsTypes ? causesOf([before, after], [was, is]) : [],
    tellsTypes,
    isList: (part, keyword) => [...lists, ...listsNow].some(each => each.part === part && each.keyword === keyword),
  };
}

/**
 * Choices are read as lists where all are lists. Two that refer to components are compared branch by branch, so that what
 * changes in a component is told there.
 */
function areLists(before: readonly (Listing | undefined)[], after: readonly (Listing | undefined)[]): boolean {
  const all = [...before, ...after];
  if (all.includes(undefined)) return false;
  const refers = ({ part, keyword }: Listing) =>
    listOf(part, keyword).some(({ json }) => keywordsOf(json).includes('$ref'));
  return before.length === 0 || after.length === 0 || !all.some(each => each !== undefined && refers(each));
}

type Both<Of> = readonly [before: Of, after: Of];

function causesOf([before, after]: Both<readonly Part[]>, [was, is]: Both<readonly Listing[]>): readonly Cause[] {
  const [old, now] = [said(before, was), said(after, is)];
  if (canonical(old) === canonical(now)) return [];
  const [from, to] = [allowed(before, was), allowed(after, is)];
  if (Array.isArray(from) && Array.isArray(to) && setOf(from) === setOf(to)) return [];
  const [own, ownNow] = [placeOf(before, was, is), placeOf(after, is, was)];
  return [
    {
      code: 'schema-values-changed',
      before: own?.part ?? before[0]!,
      after: ownNow?.part ?? after[0]!,
      keyword: { ...(own && { before: own.keyword }), ...(ownNow && { after: ownNow.keyword }) },
      old,
      now,
      about: { name: 'enum', ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    },
  ];
}

/** A schema that says what the parts say of values and their types, and nothing else. */
function said(parts: readonly Part[], listings: readonly Listing[]): JsonObject {
  const each = parts.map(part => {
    const own = listings.filter(listing => listing.part === part).map(({ keyword }) => keyword);
    return picked(objectOf(part.json), ['type', ...own]);
  });
  const some = each.filter(json => Object.keys(json).length > 0);
  return some.length > 1 ? { allOf: some } : (some[0] ?? {});
}

/** The values that all lists, types, sizes and bounds leave, in order; without a list the types alone. */
function allowed(parts: readonly Part[], [first, ...others]: readonly Listing[]): Json | undefined {
  const types = typesOf(parts);
  if (!first) return types.length > 0 ? { allOf: types } : undefined;
  const known = others.map(({ values }) => new Set(values.map(canonical)));
  return first.values.filter(
    value =>
      known.every(set => set.has(canonical(value))) &&
      types.every(({ type }) => isOfTypes(value, type)) &&
      parts.every(({ json }) => isWithin(value, objectOf(json))),
  );
}

/** Whether a value is of the sizes and bounds that are said beside a list. */
function isWithin(value: Json, said: JsonObject): boolean {
  const [least, most, size] =
    typeof value === 'string' ? ['minLength', 'maxLength', [...value].length] : ['minimum', 'maximum', value];
  if (typeof size !== 'number') return true;
  return !(size < Number(said[least] ?? size)) && !(size > Number(said[most] ?? size));
}

function typesOf(parts: readonly Part[]): readonly { readonly type: Json }[] {
  return parts.flatMap(({ json }) => {
    const { type } = objectOf(json);
    return type === undefined ? [] : [{ type }];
  });
}

/** What says it: a list that the other side has not, if there is one; without a list the type. */
function placeOf(
  parts: readonly Part[],
  listings: readonly Listing[],
  others: readonly Listing[],
): Pick<Listing, 'part' | 'keyword'> | undefined {
  const known = new Set(others.map(({ values }) => setOf(values)));
  const own = listings.find(({ values }) => !known.has(setOf(values))) ?? listings[0];
  if (own) return own;
  const part = parts.find(({ json }) => Object.hasOwn(objectOf(json), 'type'));
  return part && { part, keyword: 'type' };
}

function setOf(values: readonly Json[]): string {
  return canonical([...new Set(values.map(canonical))].sort());
}
