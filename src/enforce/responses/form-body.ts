import { type JsonText, stringify, wireValue } from './json-body.js';
import type { MediaRule } from './rule.js';
import { inBody, violation } from './violation.js';

/**
 * Writes a handler's object as a form, checked as the client will read it: lists repeat their name, objects are JSON.
 * https://spec.openapis.org/oas/v3.2.0.html#encoding-the-x-www-form-urlencoded-media-type
 * @param strip takes out what the schema does not declare, before it is checked
 */
export function writeForm(value: object, media: MediaRule, checked: boolean, strip: boolean): JsonText {
  try {
    let wire = wireValue(media.convert ? media.convert.serialise(value) : value);
    if (strip && media.check?.strip) wire = media.check.strip(wire);
    const text = formText(wire as object); // what an object is written as is one
    const found = checked ? media.check?.(wire) : undefined;
    return found ? { text, violations: inBody(found) } : { text };
  } catch {
    return { violations: [violation('body', 'form', 'the body can not be written as a form')] };
  }
}

function formText(fields: object): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) text.append(name, typeof one === 'string' ? one : (stringify(one) ?? ''));
    }
  }
  return text.toString();
}
