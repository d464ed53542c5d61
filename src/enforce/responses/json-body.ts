import { parseJsonKeepingBigints, stringifyKeepingBigints } from '../../schema/runtime/index.js';
import type { MediaRule } from './rule.js';
import { inBody, type ResponseViolation, violation } from './violation.js';
import { isWireValue } from './wire-value.js';

/** A JSON body ready to be sent, or why it can't be. */
export type JsonText =
  | { readonly text: string; readonly violations?: undefined }
  | { readonly text?: string; readonly violations: readonly ResponseViolation[] };

/**
 * Writes a handler's value as JSON once, and checks it as the client will read it.
 * @param strip takes out what the schema does not declare, before it is checked
 */
export function writeJson(value: unknown, media: MediaRule, checked: boolean, strip: boolean): JsonText {
  let text: string | undefined;
  let wire: unknown;
  try {
    wire = media.convert ? media.convert.serialise(value) : value;
    if (strip && media.check?.strip) wire = media.check.strip(wireValue(wire));
    text = stringify(wire);
  } catch {
    return { violations: [violation('body', 'json', 'the body can not be written as JSON')] };
  }
  if (text === undefined)
    return { violations: [violation('body', 'json', `a ${typeof value} can not be written as JSON`)] };
  if (!checked || !media.check) return { text };
  // Most values are what they are written as; the others are read back, and checked as the client will see them.
  const found = media.check(isWireValue(wire) ? wire : readBack(text));
  return found ? { text, violations: inBody(found) } : { text };
}

/** Checks JSON that was written elsewhere. */
export function checkJsonText(text: string, media: MediaRule): readonly ResponseViolation[] | undefined {
  let value: unknown;
  try {
    value = parseJsonKeepingBigints(text);
  } catch {
    return [violation('body', 'json', 'the body is not JSON')];
  }
  const found = media.check?.(value);
  return found && inBody(found);
}

/**
 * Takes out of JSON that was written elsewhere what the schema does not declare.
 * @returns undefined where there is nothing to take out
 */
export function stripJsonText(text: string, media: MediaRule): string | undefined {
  try {
    const value = parseJsonKeepingBigints(text);
    const left = media.check?.strip?.(value) ?? value;
    return left === value ? undefined : stringify(left);
  } catch {
    return undefined; // the check will say that it is not JSON
  }
}

/** @throws TypeError where the value refers to itself */
export function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // Integers beyond 2^53 are bigints, which JSON.stringify knows nothing of.
    return stringifyKeepingBigints(value);
  }
}

/** A value as the client will read it; most are that already. */
export function wireValue(value: unknown): unknown {
  return isWireValue(value) ? value : readBack(stringify(value));
}

function readBack(text: string | undefined): unknown {
  return text === undefined ? undefined : parseJsonKeepingBigints(text);
}
