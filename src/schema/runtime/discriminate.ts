import { choices, either } from './assertions.js';
import { componentOf } from './branches.js';
import { descend, type Frame, fail, here } from './frame.js';
import { isObject } from './kind.js';
import type { Outcome } from './outcome.js';

/** A Discriminator Object made ready: every value with the id of its schema; `''` where nothing more is to be checked. */
export interface Switch {
  readonly propertyName: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly defaultMapping?: string;
  /**
   * There are branches that no value leads to, so that any value may be one of these. Of a parent: its own schema says
   * which values there are.
   */
  readonly open?: boolean;
  /** It stands on a schema that others extend by allOf. */
  readonly parent?: boolean;
}

/**
 * Chooses the branch by its value. Where no value leads to a branch, oneOf and anyOf decide: a discriminator alone
 * refuses nothing that they accept.
 * https://spec.openapis.org/oas/v3.2.0.html#discriminator-object
 */
export function discriminate(rule: Switch, frame: Frame): void {
  const { value } = frame;
  if (!isObject(value)) return;
  const present = Object.hasOwn(value, rule.propertyName);
  const tag = present ? value[rule.propertyName] : undefined;
  const known = typeof tag === 'string' && Object.hasOwn(rule.mapping, tag);
  const id = known ? rule.mapping[tag] : rule.defaultMapping;
  const chosen = id !== undefined && id !== '' ? here(frame, frame.rules.lookup(id), 'discriminator') : undefined;
  const others = id !== '' && !chosen?.valid && (rule.open || !known) ? alternatives(rule, frame) : undefined;
  if (rule.parent && id === undefined && (!present || rule.open)) return;
  frame.dispatched = true;
  if (others?.valid) frame.out.evaluatedAlso(others);
  else if (chosen) frame.out.also(chosen, componentOf(id!) ?? String(tag));
  else if (id === undefined) refuse(rule, present, frame);
}

/** What oneOf and anyOf say of the value by themselves. */
function alternatives(rule: Switch, frame: Frame): Outcome | undefined {
  if (rule.parent) return undefined;
  const { oneOf, anyOf } = frame.schema;
  return here(frame, { ...(oneOf !== undefined && { oneOf }), ...(anyOf !== undefined && { anyOf }) }, 'discriminator');
}

function refuse(rule: Switch, present: boolean, frame: Frame): void {
  const names = Object.keys(rule.mapping);
  if (present) {
    fail(frame, 'discriminator', `must be ${choices(names)}`, descend(frame.pointer, rule.propertyName));
    return;
  }
  const kinds = names.slice(0, 20);
  fail(
    frame,
    'required',
    `must have the property ${JSON.stringify(rule.propertyName)}, which tells ${either(kinds)} apart`,
  );
}
