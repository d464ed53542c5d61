import type { MediaRule } from './rule.js';
import { inBody, type ResponseViolation, violation } from './violation.js';
import { isWireValue } from './wire-value.js';

/** A JSON body ready to be sent, or why it can't be. */
export type JsonText =
  | { readonly text: string; readonly violations?: undefined }
  | { readonly text?: string; readonly violations: readonly ResponseViolation[] };

/** Writes a handler's value as JSON once, and checks it as the client will read it. */
export function writeJson(value: unknown, media: MediaRule, checked: boolean): JsonText {
  let text: string | undefined;
  let wire: unknown;
  try {
    wire = media.convert ? media.convert.serialise(value) : value;
    text = JSON.stringify(wire);
  } catch {
    return { violations: [violation('body', 'json', 'the body can not be written as JSON')] };
  }
  if (text === undefined)
    return { violations: [violation('body', 'json', `a ${typeof value} can not be written as JSON`)] };
  if (!checked || !media.check) return { text };
  // Most values are what they are written as; the others are read back, and checked as the client will see them.
  const found = isWireValue(wire) ? media.check(wire) : media.check(JSON.parse(text));
  return found ? { text, violations: inBody(found) } : { text };
}

/** Checks JSON that was written elsewhere. */
export function checkJsonText(text: string, media: MediaRule): readonly ResponseViolation[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [violation('body', 'json', 'the body is not JSON')];
  }
  const found = media.check?.(value);
  return found && inBody(found);
}
