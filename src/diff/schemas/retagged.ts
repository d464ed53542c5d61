// https://spec.openapis.org/oas/v3.2.0.html#discriminator-object
import type { JsonObject } from '../../document/index.js';
import type { Cause } from './cause.js';
import { type Rule, tagged } from './discriminated.js';

/** What a value of the discriminator's property leads to, with that value in it. */
interface Retagged {
  readonly old: JsonObject;
  readonly now: JsonObject;
}

/** Of a discriminator that is another: what those tags lead to that both versions know, and that led elsewhere before. */
export function retagged({ about: { name, from, to } }: Cause): readonly Retagged[] {
  if (name !== 'discriminator') return [];
  const [old, now] = [(from ?? {}) as Rule, (to ?? {}) as Rule];
  const { propertyName: property, mapping: before = {} } = old;
  const { mapping: after = {} } = now;
  if (property === undefined || now.propertyName !== property) return [];
  return Object.keys(before).flatMap(tag => {
    const [was, is] = [before[tag]!, Object.hasOwn(after, tag) ? after[tag] : undefined];
    if (is === undefined || is === was) return [];
    const object = tagged(property, [tag]);
    return [{ old: { allOf: [{ $ref: was }, object] }, now: { allOf: [{ $ref: is }, object] } }];
  });
}
