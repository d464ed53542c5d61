import { basename } from 'node:path';
import type { DocumentSet } from '../../../../src/document/index.js';
import type { LintFinding } from '../../../../src/lint/finding.js';

/** Where findings are, as facts have it: by code, `line pointer` of the document, or of another file that is named before. */
export function toldPlaces(set: DocumentSet, findings: readonly LintFinding[]): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const { code, location } of findings) {
    if (!location) throw new Error(`a finding of ${code} has no place`);
    const prefix = location.file === set.root.display ? '' : `${basename(location.file)}:`;
    const known = places.get(code);
    const place = `${prefix}${location.line} ${location.pointer === '' ? '/' : location.pointer}`;
    if (known) known.push(place);
    else places.set(code, [place]);
  }
  return places;
}

/** What is in one list and not, or not as often, in another. */
export function without(places: readonly string[] = [], others: readonly string[] = []): readonly string[] {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return places.filter(each => {
    const count = left.get(each) ?? 0;
    if (count > 0) left.set(each, count - 1);
    return count === 0;
  });
}
