import { isKept } from './exact-number.js';
import { membersAt, skipSpace, valueEnd } from './json-positions.js';
import type { Json, SourceFile } from './types.js';
import { WrittenNumber } from './written-number.js';
import { jsYaml } from './yaml-package.js';
import { coreSchema } from './yaml-schema.js';

/** The value of a file with every number as written: where a double loses digits, a `WrittenNumber` stands. */
export function exactValue(file: SourceFile): Json {
  if (file.format === 'json') return exactJson(file.text, skipSpace(file.text, 0));
  // the text was parsed before, within the limits
  return jsYaml().load(file.text, { schema: coreSchema(() => {}, exactNumber), maxDepth: Infinity } as object) as Json;
}

// recursion is as deep as the document, which the limit of nesting bounds
function exactJson(text: string, start: number): Json {
  if (text[start] === '[') return [...membersAt(text, start)].map(({ value }) => exactJson(text, value));
  if (text[start] === '{') {
    const members = [...membersAt(text, start)].map(({ name, value }) => [name, exactJson(text, value)] as const);
    return Object.fromEntries(members);
  }
  const written = text.slice(start, valueEnd(text, start)).trimEnd();
  return /^[-\d]/.test(written) ? exactNumber(written, Number(written)) : (JSON.parse(written) as Json);
}

function exactNumber(written: string, value: number): number {
  // a Number object is a number to all readers; the printers know it
  return isKept(written) ? value : (new WrittenNumber(written, value) as unknown as number);
}
