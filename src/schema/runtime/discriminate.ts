import { choices, either } from './assertions.js';
import { componentOf } from './branches.js';
import { descend, type Frame, fail, here } from './frame.js';
import { isObject } from './kind.js';

/** A Discriminator Object made ready: every value with the id of its schema; `''` where nothing more is to be checked. */
export interface Switch {
  readonly propertyName: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly defaultMapping?: string;
  /** Branches that no value leads to: an unknown value may still be one of these. */
  readonly open?: boolean;
  /** It stands on a schema that others extend by allOf. */
  readonly parent?: boolean;
}

/** https://spec.openapis.org/oas/v3.2.0.html#discriminator-object */
export function discriminate(rule: Switch, frame: Frame): void {
  const { value } = frame;
  if (!isObject(value)) return;
  const present = Object.hasOwn(value, rule.propertyName);
  const tag = present ? value[rule.propertyName] : undefined;
  const known = typeof tag === 'string' && Object.hasOwn(rule.mapping, tag);
  const id = known ? rule.mapping[tag] : rule.defaultMapping;
  if (id !== undefined) {
    frame.dispatched = true;
    if (id !== '') frame.out.also(here(frame, frame.rules.lookup(id), 'discriminator'), componentOf(id) ?? String(tag));
    return;
  }
  if (rule.open || (rule.parent && !present)) return;
  frame.dispatched = true;
  const names = Object.keys(rule.mapping);
  if (present) {
    fail(frame, 'discriminator', `must be ${choices(names)}`, descend(frame.pointer, rule.propertyName));
    return;
  }
  const kinds = [...new Set(names)].slice(0, 20);
  fail(
    frame,
    'required',
    `must have the property ${JSON.stringify(rule.propertyName)}, which tells ${either(kinds)} apart`,
  );
}
