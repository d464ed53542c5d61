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
  const pairs = old.length === 1 && now.length === 1 ? pairsOf(old[0]!, now[0]!) : undefined;
  if (pairs) return { causes: [], pairs };
  const of = (parts: readonly Part[]): JsonObject => ({
    allOf: parts.map(({ json }) => picked(objectOf(json), keywords)),
  });
  const [from, to] = [of(old), of(now)];
  if (canonical(from) === canonical(to) && !canonical(from).includes('"$ref"')) return { causes: [], pairs: [] };
  const written = (part: Part | undefined) =>
    part && keywords.find(keyword => objectOf(part.json)[keyword] !== undefined);
  const [was, is] = [written(old[0]), written(now[0])];
  const cause: Cause = {
    code: 'schema-items-changed',
    before: old[0] ?? before[0]!,
    after: now[0] ?? after[0]!,
    keyword: { ...(was && { before: was }), ...(is && { after: is }) },
    old: from,
    now: to,
    about: { name: is ?? was ?? 'items', from: from['allOf']!, to: to['allOf']! },
  };
  return { causes: [cause], pairs: [] };
}

function isNoArray({ json }: Part): boolean {
  const { type } = objectOf(json);
  return type !== undefined && ![type].flat().includes('array');
}

/** Where both sides say something of the same items. */
function pairsOf(before: Part, after: Part): readonly Pair[] | undefined {
  const [first, firstNow] = [listOf(before, 'prefixItems'), listOf(after, 'prefixItems')];
  if (first.length !== firstNow.length) return undefined;
  const pairs: Pair[] = first.map((part, index) => ({
    before: part,
    after: firstNow[index]!,
    step: { to: 'item', index },
  }));
  for (const keyword of ['items', 'unevaluatedItems']) {
    const [rest, restNow] = [oneOf(before, keyword), oneOf(after, keyword)];
    if (!rest !== !restNow) return undefined;
    if (rest && restNow) pairs.push({ before: rest, after: restNow, step: { to: 'items', from: first.length } });
  }
  return pairs;
}
