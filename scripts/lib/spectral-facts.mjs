// The text form of Spectral's findings: by code and file, then a line each: how much of the path before is kept, the rest of the path, the line's distance.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * @param facts what was found; undefined where the run did not end
 * @param without rules that were left out of the run
 * @returns the bytes written
 */
export function writeFacts(folder, document, ruleset, facts, without) {
  const name = `${document.replaceAll('/', '~')}.${ruleset}.br`;
  const left = without.map(code => `! ${code}\n`).join('');
  const text = facts ? left + printed(facts) : 'did not end\n';
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  const packed = brotliCompressSync(text, { params });
  writeFileSync(join(folder, name), packed);
  return packed.length;
}

function printed(facts) {
  const groups = new Map();
  for (const each of facts) {
    const key = `${each.code}\t${each.file}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.keys()]
    .sort()
    .map(key => printedGroup(key, groups.get(key)))
    .join('');
}

/** In the order of the document, in which one path says most of the next and lines are near. */
function printedGroup(key, facts) {
  const ordered = facts.sort((one, other) => one.line - other.line || (one.path < other.path ? -1 : 1));
  let before = { segments: [], line: 0 };
  const lines = ordered.map(({ path, line }) => {
    const segments = path === '' ? [] : path.split('\u0000');
    let kept = 0;
    while (kept < segments.length && segments[kept] === before.segments[kept]) kept++;
    const told = [kept, line - before.line, ...segments.slice(kept).map(each => JSON.stringify(each).slice(1, -1))];
    before = { segments, line };
    return `${told.join('\t')}\n`;
  });
  return `# ${key}\n${lines.join('')}`;
}
