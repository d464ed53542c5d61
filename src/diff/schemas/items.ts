import { canonical, type JsonObject } from '../../document/index.js';
import { picked } from './assertions.js';
import type { Cause, Differences, Pair } from './cause.js';
import { listOf, objectOf, oneOf, type Part } from './part.js';

const keywords = ['prefixItems', 'items', 'unevaluatedItems'];

/** What an array's parts say of its items: by index, and of the rest. */
export function itemDifferences(before: readonly Part[], after: readonly Part[]): Differences {
  const saying = (parts: readonly Part[]) =>
    parts.filter(({ json }) => keywords.some(keyword => objectOf(json)[keyword] !== undefined));
  const [old, now] = [saying(before), saying(after)];
  if (old.length === 0 && now.length === 0) return { causes: [], pairs: [] };
  // one that is no array any more, or was none, is told by its type
  const silent = old.length === 0 ? before : now.length === 0 ? after : [];
  if (silent.some(isNoArray)) return { causes: [], pairs: [] };
  // items by index that the other side says nothing of are one change
  const isWhole = old.length > 1 || now.length > 1 || (silent.length > 0 && [...old, ...now].some(hasIndexed));
  const apart = isWhole ? undefined : eachApart(old[0] ?? before[0]!, now[0] ?? after[0]!);
  return apart ?? { causes: allTogether(old, now, [before[0]!, after[0]!]), pairs: [] };
}

/** What is said of items where nothing of it can be compared by itself. */
function allTogether(old: readonly Part[], now: readonly Part[], [before, after]: Both<Part>): readonly Cause[] {
  const of = (parts: readonly Part[]): JsonObject => ({
    allOf: parts.map(({ json }) => picked(objectOf(json), keywords)),
  });
  const [from, to] = [of(old), of(now)];
  if (canonical(from) === canonical(to) && !canonical(from).includes('"$ref"')) return [];
  const written = (part: Part | undefined) =>
    part && keywords.find(keyword => objectOf(part.json)[keyword] !== undefined);
  const [was, is] = [written(old[0]), written(now[0])];
  return [
    {
      code: 'schema-items-changed',
      before: old[0] ?? before,
      after: now[0] ?? after,
      keyword: { ...(was && { before: was }), ...(is && { after: is }) },
      old: from,
      now: to,
      about: {
        name: is ?? was ?? 'items',
        ...(was && { from: from['allOf']! }),
        ...(is && { to: to['allOf']! }),
      },
    },
  ];
}

type Both<Of> = readonly [before: Of, after: Of];

function hasIndexed({ json }: Part): boolean {
  return objectOf(json)['prefixItems'] !== undefined;
}

function isNoArray({ json }: Part): boolean {
  const { type } = objectOf(json);
  return type !== undefined && ![type].flat().includes('array');
}

/** Item by item, and the rest; undefined where what is left over by other keywords is not the same items on both sides. */
function eachApart(before: Part, after: Part): Differences | undefined {
  const [first, firstNow] = [listOf(before, 'prefixItems'), listOf(after, 'prefixItems')];
  const [left, leftNow] = [oneOf(before, 'unevaluatedItems'), oneOf(after, 'unevaluatedItems')];
  if ((left || leftNow) && (first.length !== firstNow.length || !left || !leftNow)) return undefined;
  const [rest, restNow] = [oneOf(before, 'items'), oneOf(after, 'items')];
  if (left && !rest !== !restNow) return undefined;
  const causes: Cause[] = [];
  const pairs: Pair[] = [];
  const compareOne = (was: Part | undefined, is: Part | undefined, step: ItemStep) => {
    if (was && is) pairs.push({ before: was, after: is, step });
    else if (was || is) causes.push(oneSided([before, after], [was, is], step));
  };
  const length = Math.max(first.length, firstNow.length);
  for (let index = 0; index < length; index++)
    compareOne(first[index] ?? rest, firstNow[index] ?? restNow, { to: 'item', index });
  compareOne(rest, restNow, { to: 'items', from: length });
  compareOne(left, leftNow, { to: 'items', from: length });
  return { causes, pairs };
}

type ItemStep = Extract<NonNullable<Pair['step']>, { readonly to: 'item' | 'items' }>;

/** What one side alone says of an item, or of all from one on. */
function oneSided([before, after]: Both<Part>, [was, is]: Both<Part | undefined>, step: ItemStep): Cause {
  const index = step.to === 'item' ? step.index : step.from;
  const alone = (part: Part | undefined): JsonObject => {
    if (!part) return {};
    const open = Array.from({ length: index }, () => true);
    return step.to === 'item' ? { prefixItems: [...open, part.json] } : { prefixItems: open, items: part.json };
  };
  return {
    code: 'schema-items-changed',
    before,
    after,
    keyword: {},
    at: { ...(was && { before: was }), ...(is && { after: is }) },
    old: alone(was),
    now: alone(is),
    about: { name: nameOfItems(step), ...(was && { from: was.json }), ...(is && { to: is.json }) },
  };
}

/** ``the item `[1]` ``, `each item`. */
function nameOfItems(step: ItemStep): string {
  if (step.to === 'item') return `the item \`[${step.index}]\``;
  return step.from === 0 ? 'each item' : `each item from \`[${step.from}]\` on`;
}
