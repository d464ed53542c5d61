import { createHash } from 'node:crypto';
import { type JsonObject, parsePointer, type SourceFile } from '../document/index.js';
import type { LintFinding } from './finding.js';

/**
 * Gives each finding what is the same for it in another run, though lines move and lists grow: made of the rule, the file and
 * the way to the place, on which an item of a list goes by what names it. Several of one rule at one place are counted.
 * That rules were not asked has none: it goes with its cause, so that nobody lets it stand or has seen it before.
 * @param names of files, where they go by others
 */
export function withFingerprints(
  findings: readonly LintFinding[],
  files: ReadonlyMap<string, SourceFile>,
  names: ReadonlyMap<string, string> = new Map(),
): readonly LintFinding[] {
  const met = new Map<string, number>();
  return findings.map(finding => {
    const { code, location } = finding;
    if (code === 'rules-not-asked') return finding;
    const file = location && files.get(location.file);
    const way = location && file ? wayTo(file, location.pointer) : [location?.pointer ?? ''];
    const text = JSON.stringify([code, location ? (names.get(location.file) ?? location.file) : '', way]);
    const count = (met.get(text) ?? 0) + 1;
    met.set(text, count);
    const counted = count === 1 ? text : `${text} ${count}`;
    return Object.freeze({ ...finding, fingerprint: createHash('sha256').update(counted).digest('hex').slice(0, 16) });
  });
}

function wayTo(file: SourceFile, pointer: string): readonly string[] {
  let value: unknown = file.value;
  return parsePointer(pointer).map(token => {
    const isItem = Array.isArray(value);
    value =
      typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[token] : undefined; // seen to be an object
    return isItem ? nameOf(value, token) : token;
  });
}

/** What names an item: a parameter by its place and name, a reference by where it leads, a tag, a server, a text by itself. */
function nameOf(item: unknown, index: string): string {
  if (typeof item === 'string') return `=${item}`;
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return index;
  const object = item as JsonObject; // no list, just seen
  const names = ['$ref', 'in', 'name', 'url', 'title'].flatMap(name =>
    typeof object[name] === 'string' ? [`${name}=${object[name]}`] : [],
  );
  return names.length === 0 ? index : names.join('&');
}
