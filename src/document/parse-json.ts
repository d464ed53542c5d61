/** JSON, https://www.rfc-editor.org/rfc/rfc8259 */
import { type Finding, FindingsError } from '../diagnostics/index.js';
import { asciiJson } from './ascii-json.js';
import { isKeptExactly } from './exact-number.js';
import { jsonPositions, membersAt, skipSpace } from './json-positions.js';
import { numberEnd, scanJson } from './json-scan.js';
import { findJsonSyntaxError } from './json-syntax.js';
import { emptyFinding, findingAt, lineAt, type ParseInput, unsafeNumbers } from './parse-error.js';
import { appendToken } from './pointer.js';
import { type Positions, pointerAt } from './positions.js';
import type { Hole } from './recover/holes.js';
import type { Json } from './types.js';

/** A value with what its text told. */
export interface Parsed {
  readonly value: Json;
  readonly positions: () => Positions;
  readonly findings: readonly Finding[];
  /** Whether a number has more digits than a double keeps. */
  readonly losesDigits: boolean;
  /** Containers may be shared or be many times as many as written: YAML with anchors. */
  readonly hasAliases: boolean;
  /** Keys written, where the parser does not refuse duplicates itself. */
  readonly keys?: number;
  /** What is wrong with a text that was read around its faults, and what was left out. */
  readonly faults?: readonly Finding[];
  readonly holes?: readonly Hole[];
}

/**
 * Parses JSON. Duplicate keys are not seen here: the walk compares the number of keys with `keys`, and calls
 * `duplicateKeys` where they differ.
 * @throws FindingsError syntax-error, too-deep
 */
export function parseJson(input: ParseInput): Parsed {
  const { narrow, bytes, depth } = input;
  const value = parseValue(input);
  const scan = scanJson(bytes, depth);
  if (scan.tooDeepAt !== undefined) {
    throw new FindingsError([
      findingAt(input, 'too-deep', narrow.decodedOffset(scan.tooDeepAt), `nested more than ${depth} levels deep`),
    ]);
  }
  const positions = () => jsonPositions(narrow, scan);
  const findings = numberFindings(input, scan.longNumbers, positions);
  return { value, positions, findings, losesDigits: findings.length > 0, hasAliases: false, keys: scan.keys };
}

/** @param offsets in the narrow text */
function numberFindings(input: ParseInput, offsets: readonly number[], makePositions: () => Positions): Finding[] {
  const { narrow } = input;
  const writtenAt = (offset: number) => narrow.text.slice(offset, numberEnd(narrow.text, offset));
  const lossy = offsets.filter(offset => !isKeptExactly(writtenAt(offset)));
  if (lossy.length === 0) return [];
  const positions = makePositions();
  return unsafeNumbers(input, lossy, at => ({
    offset: narrow.decodedOffset(at),
    written: writtenAt(at),
    pointer: pointerAt(positions, at),
  }));
}

function parseValue(input: ParseInput): Json {
  try {
    // JSON.parse gives nothing but JSON values
    return JSON.parse(asciiJson(input.narrow) ?? input.text) as Json;
  } catch {
    throw new FindingsError([syntaxFinding(input)]);
  }
}

/** Where a text stops being JSON, and what is open there: to close it is what mends a text that is cut off. */
function syntaxFinding(input: ParseInput): Finding {
  const { text } = input;
  const { offset, message, open } = findJsonSyntaxError(text) ?? { offset: 0, message: 'not JSON' };
  if (text.trim() === '') return emptyFinding(input, offset);
  if (!open) return findingAt(input, 'syntax-error', offset, message);
  const { line, column } = lineAt(input, open.offset);
  const place = `the ${open.what} that begins at ${line}:${column}`;
  return findingAt(input, 'syntax-error', offset, `${message}: ${place} is not closed`, {
    remedy: `Close ${place}, or correct the text at this place.`,
    related: { message: `the ${open.what} that is not closed begins here`, offset: open.offset },
  });
}

/** Every key that an object has a second time, with a pointer to the first. Slow: only called where there is one. */
export function duplicateKeys(input: Pick<ParseInput, 'text' | 'display'>): Finding[] {
  const findings: Finding[] = [];
  const pending = [{ start: skipSpace(input.text, 0), pointer: '' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const seen = new Map<string, number>();
    for (const { name, key, value } of membersAt(input.text, next.start)) {
      const pointer = appendToken(next.pointer, name);
      const first = seen.get(name);
      if (key !== undefined && first !== undefined) {
        findings.push(
          findingAt(input, 'duplicate-key', key, `the key ${JSON.stringify(name)} is here a second time`, {
            pointer,
            related: { message: 'the first one', offset: first },
          }),
        );
      } else if (key !== undefined) seen.set(name, key);
      pending.push({ start: value, pointer });
    }
  }
  return findings.sort((a, b) => a.location!.line - b.location!.line || a.location!.column - b.location!.column);
}
