// https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1
import type { MediaType } from '../../../contract/index.js';
import { parameterMatches, parseMediaType, specificity } from '../../../enforce/index.js';
import { mediaKind, normaliseRange } from '../../../plan/index.js';

/** The declared range that a media type or range falls under, the most specific one; undefined where none has all of it. */
export function covering(content: readonly MediaType[], range: string): MediaType | undefined {
  const same = content.find(media => media.range === range);
  if (same) return same;
  const wanted = parseMediaType(normaliseRange(range));
  if (!wanted) return content.find(media => normaliseRange(media.range) === normaliseRange(range));
  let best: MediaType | undefined;
  let bestScore = 0;
  for (const media of content) {
    const declared = parseMediaType(normaliseRange(media.range));
    const matches = declared && parameterMatches(declared, wanted);
    if (!declared || matches === undefined) continue;
    const closeness = specificity(declared, wanted);
    const score = closeness === 0 ? 0 : closeness * 100 + matches;
    if (score <= bestScore) continue;
    bestScore = score;
    best = media;
  }
  return best;
}

const examples: readonly (readonly [RegExp, string])[] = [
  [/^(?:\*|application)\/\*$/, 'application/json'],
  [/\/\*(?=\+)/, '/vnd.example'],
  [/^image\/\*$/, 'image/png'],
  [/^audio\/\*$/, 'audio/mpeg'],
  [/^video\/\*$/, 'video/mp4'],
  [/^multipart\/\*$/, 'multipart/form-data'],
  [/\/\*$/, '/plain'],
];

/** A media type that falls under a range: itself where it is none. */
export function concrete(range: string): string {
  const [essence = '', ...parameters] = normaliseRange(range).split(';');
  const found = examples.find(([pattern]) => pattern.test(essence));
  return [found ? essence.replace(found[0], found[1]) : essence, ...parameters].join('; ');
}

/**
 * A media type that falls under a range and under none of the others; the range itself where none is found.
 * @param like one that is read as this is, if there is one
 */
export function outside(range: string, others: readonly string[], like?: string): string {
  const [essence = ''] = normaliseRange(range).split(';');
  const [type = '', subtype = ''] = essence.split('/');
  if (!subtype.includes('*')) return range;
  const types = type === '*' ? Object.keys(subtypes) : [type];
  const suffix = subtype.slice(1);
  const known = types.flatMap(each => (subtypes[each] ?? []).map(name => `${each}/${name}`));
  const made = types.map(each => `${each}/vnd.example${suffix}`);
  const declared = others.map(each => parseMediaType(normaliseRange(each)));
  const isFree = (text: string) => {
    const media = parseMediaType(text);
    return media !== undefined && declared.every(each => !each || specificity(each, media) === 0);
  };
  const free = [...(suffix === '' ? known : []), ...made].filter(isFree);
  const kind = mediaKind(like ?? concrete(range));
  return free.find(each => mediaKind(each) === kind) ?? free[0] ?? range;
}

/** Media types that are met with. */
const subtypes: Readonly<Record<string, readonly string[]>> = {
  application: ['json', 'vnd.example+json', 'xml', 'octet-stream'],
  text: ['plain', 'html', 'csv', 'json'],
  image: ['png', 'jpeg', 'gif'],
  model: ['gltf+json', 'stl'],
};
