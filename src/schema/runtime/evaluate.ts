import type { Mark } from '../../document/index.js';
import type { Violation } from '../types.js';
import { applicators } from './applicators.js';
import { assertions } from './assertions.js';
import { contentEncoding, contentMediaType, contentSchema } from './content.js';
import { discriminate, type Switch } from './discriminate.js';
import { below, type Evaluate, type Frame, fail, type KeywordCheck } from './frame.js';
import { isObject } from './kind.js';
import { Outcome } from './outcome.js';
import type { CheckSchema, Rules } from './rules.js';

const KEYWORDS: ReadonlyMap<string, KeywordCheck> = new Map<string, KeywordCheck>([
  ...applicators,
  ...assertions,
  ['contentEncoding', contentEncoding],
  ['contentMediaType', contentMediaType],
  ['contentSchema', contentSchema],
  ['~forbidden', forbidden],
  ['~custom', custom],
]);

/**
 * All violations of a schema, in its words; the slow and talkative twin of the compiled checks. Of schemas that refer to each
 * other again and again for the same value, each is gone through once.
 * @returns none where the value is valid
 */
export function explain(schema: CheckSchema, value: unknown, rules: Rules): readonly Violation[] {
  return once()(schema, value, '', rules, 'false').violations;
}

/** Whether a value is valid: for the few schemas that compiled checks can't express. */
export function holds(schema: CheckSchema, value: unknown, rules: Rules): boolean {
  return once()(schema, value, '', rules, 'false').valid;
}

/** Keeps what was found in one place until the value has been gone through. */
function once(): Evaluate {
  // by value and not by place: a place is as long a text as the value is deep, and is asked for once for each schema and part
  const found = new Map<CheckSchema, Map<unknown, { readonly pointer: string; readonly outcome: Outcome }>>();
  const evaluate: Evaluate = (inner, of, pointer, rules, via) => {
    if (typeof inner === 'boolean') return evaluateBy(evaluate, inner, of, pointer, rules, via);
    let values = found.get(inner);
    if (!values) found.set(inner, (values = new Map()));
    const known = values.get(of);
    if (known?.pointer === pointer) return known.outcome;
    const outcome = evaluateBy(evaluate, inner, of, pointer, rules, via);
    values.set(of, { pointer, outcome });
    return outcome;
  };
  return evaluate;
}

/** @param evaluate what subschemas are evaluated by */
function evaluateBy(evaluate: Evaluate, ...[schema, value, pointer, rules, via]: Parameters<Evaluate>): Outcome {
  const out = new Outcome();
  if (typeof schema === 'boolean') {
    if (!schema) out.fail({ pointer, code: via, message: 'must not be there' });
    return out;
  }
  const frame: Frame = { schema, value, pointer, rules, out, dispatched: false, evaluate };
  const rule = schema['discriminator'];
  // Made by the compiler, never read from a document.
  if (rule !== undefined) discriminate(rule as Switch, frame);
  for (const keyword of Object.keys(schema)) {
    // Each check reads its argument as the normal form has it.
    KEYWORDS.get(keyword)?.(schema[keyword] as never, frame);
  }
  unevaluatedProperties(frame);
  unevaluatedItems(frame);
  return out;
}

/** https://json-schema.org/draft/2020-12/json-schema-core#section-11.3 */
function unevaluatedProperties(frame: Frame): void {
  const { schema, value, out } = frame;
  const rule = schema['unevaluatedProperties'];
  if (rule === undefined || !isObject(value)) return;
  for (const name of Object.keys(value)) {
    if (out.full) return;
    if (!out.knowsName(name)) below(frame, rule as CheckSchema, name, 'unevaluatedProperties');
  }
  out.allNames = true;
}

/** https://json-schema.org/draft/2020-12/json-schema-core#section-11.2 */
function unevaluatedItems(frame: Frame): void {
  const { schema, value, out } = frame;
  const rule = schema['unevaluatedItems'];
  if (rule === undefined || !Array.isArray(value)) return;
  for (let index = out.firstItems; index < value.length && !out.full; index++) {
    if (!out.knowsItem(index)) below(frame, rule as CheckSchema, index, 'unevaluatedItems');
  }
  out.firstItems = value.length;
}

/** A property that does not travel in this direction. */
function forbidden(code: Mark, frame: Frame): void {
  fail(
    frame,
    code,
    code === 'readOnly' ? 'must not be sent: it is read-only' : 'must not be sent back: it is write-only',
  );
}

function custom(arguments_: Readonly<Record<string, unknown>>, frame: Frame): void {
  for (const [name, argument] of Object.entries(arguments_)) {
    const keyword = frame.rules.keyword(name);
    if (keyword && !keyword.test(argument, frame.value)) fail(frame, name, `must ${keyword.expected(argument)}`);
  }
}
