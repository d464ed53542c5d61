import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** What Spectral found in a document, as scripts/record-spectral.mjs wrote it down. */
export interface Facts {
  /** `line pointer` (with the file before, where it is not the document), by code; as often as told. Undefined: Spectral did not end. */
  readonly places: ReadonlyMap<string, readonly string[]> | undefined;
  /** Rules that Spectral could not be run with. */
  readonly without: ReadonlySet<string>;
}

const folder = join(import.meta.dirname, '../facts');

export function factsOf(document: string, ruleset: string): Facts {
  const path = join(folder, `${document.replaceAll('/', '~')}.${ruleset}.br`);
  const lines = brotliDecompressSync(readFileSync(path)).toString().split('\n');
  const without = new Set(lines.filter(line => line.startsWith('! ')).map(line => line.slice(2)));
  if (lines[0] === 'did not end') return { places: undefined, without };
  const places = new Map<string, string[]>();
  let group: string[] = [];
  let prefix = '';
  let segments: readonly string[] = [];
  let line = 0;
  for (const text of lines) {
    if (text === '' || text.startsWith('! ')) continue;
    const [first = '', second = '', ...rest] = text.split('\t');
    if (first.startsWith('# ')) {
      const code = first.slice(2);
      places.set(code, (group = places.get(code) ?? []));
      prefix = second === '' ? '' : `${second}:`;
      segments = [];
      line = 0;
      continue;
    }
    segments = [...segments.slice(0, Number(first)), ...rest.map(each => JSON.parse(`"${each}"`) as string)];
    line += Number(second);
    group.push(place(prefix, line, segments));
  }
  return { places, without };
}

/** @param prefix `file:`, or nothing for the document itself */
export function place(prefix: string, line: number, segments: readonly string[]): string {
  return `${prefix}${line} /${segments.map(each => each.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}
