import { exactText, isKept } from './exact-number.js';
import { membersAt, skipSpace, valueEnd } from './json-positions.js';
import type { Json, JsonObject, SourceFile } from './types.js';
import { WrittenNumber } from './written-number.js';
import { jsYaml } from './yaml-package.js';
import { coreSchema } from './yaml-schema.js';

/** The value of a file with every number as written: where a double loses digits, a `WrittenNumber` stands. */
export function exactValue(file: SourceFile): Json {
  if (file.format === 'json') return exactJson(file.text, skipSpace(file.text, 0));
  // the text was parsed before, within the limits
  return jsYaml().load(file.text, { schema: coreSchema(() => {}, exactNumber), maxDepth: Infinity } as object) as Json;
}

/** What doubles lose of a file. */
interface Lost {
  /** Objects and lists that hold a number which is not what a double makes of it, with all numbers as written. */
  readonly exact: WeakMap<object, Json>;
  /** What doubles make of such numbers, with the digits of these as `exactText` has them. */
  readonly doubles: Map<number, Set<string>>;
}

const known = new WeakMap<SourceFile, Lost>();

function lostOf(file: SourceFile): Lost {
  let lost = known.get(file);
  if (!lost) {
    known.set(file, (lost = { exact: new WeakMap(), doubles: new Map() }));
    if (file.losesDigits) note(file.value, exactValue(file), lost);
  }
  return lost;
}

/**
 * An object or a list of a file, with every number in it as written.
 * @param holder one of the file's value
 * @returns undefined where doubles hold all of them
 */
export function exactly(file: SourceFile, holder: object): Json | undefined {
  return lostOf(file).exact.get(holder);
}

/** The doubles that stand for numbers which they are not, and the digits of these. */
export type LossyDoubles = ReadonlyMap<number, ReadonlySet<string>>;

/** The doubles that stand for numbers of a file which they are not: another number of the same double may be another one. */
export function lossyDoubles(file: SourceFile): LossyDoubles {
  return lostOf(file).doubles;
}

/** @returns whether a number of it is not what a double makes of it */
function note(value: Json, exact: Json, lost: Lost): boolean {
  if (exact instanceof WrittenNumber) {
    const texts = lost.doubles.get(Number(exact));
    if (texts) texts.add(exactText(exact.written));
    else lost.doubles.set(Number(exact), new Set([exactText(exact.written)]));
  }
  if (typeof value !== 'object' || value === null) return exact instanceof WrittenNumber;
  if (lost.exact.has(value)) return true;
  let loses = false;
  // both are of the same text
  for (const [name, each] of Object.entries(value)) {
    if (note(each, (exact as JsonObject)[name]!, lost)) loses = true;
  }
  if (loses) lost.exact.set(value, exact);
  return loses;
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
