import { equal, isAmong, unique } from './equal.js';
import { type Frame, fail, type KeywordCheck } from './frame.js';
import { isKind, isObject, kindOf, withArticle } from './kind.js';
import { isMultiple, length } from './measure.js';

/** https://json-schema.org/draft/2020-12/json-schema-validation#section-6 */
export const assertions: ReadonlyMap<string, KeywordCheck> = new Map<string, KeywordCheck>([
  ['type', type],
  ['enum', oneOfValues],
  ['const', constant],
  ['minimum', limit('minimum', 'at least', (value, bound) => value >= bound)],
  ['maximum', limit('maximum', 'at most', (value, bound) => value <= bound)],
  ['exclusiveMinimum', limit('exclusiveMinimum', 'more than', (value, bound) => value > bound)],
  ['exclusiveMaximum', limit('exclusiveMaximum', 'less than', (value, bound) => value < bound)],
  ['multipleOf', multiple],
  ['minLength', size('minLength', 'at least', 'character', textLength, (n, bound) => n >= bound)],
  ['maxLength', size('maxLength', 'at most', 'character', textLength, (n, bound) => n <= bound)],
  ['minItems', size('minItems', 'at least', 'item', itemCount, (n, bound) => n >= bound)],
  ['maxItems', size('maxItems', 'at most', 'item', itemCount, (n, bound) => n <= bound)],
  ['minProperties', size('minProperties', 'at least', 'property', propertyCount, (n, bound) => n >= bound)],
  ['maxProperties', size('maxProperties', 'at most', 'property', propertyCount, (n, bound) => n <= bound)],
  ['uniqueItems', uniqueItems],
  ['required', required],
  ['dependentRequired', dependentRequired],
  ['pattern', pattern],
  ['format', format],
]);

function type(expected: string | readonly string[], frame: Frame): void {
  const types = typeof expected === 'string' ? [expected] : expected;
  if (!types.some(name => isKind(frame.value, name))) fail(frame, 'type', typeMessage(types, frame.value));
}

/** "must be an integer or null, not a string" */
export function typeMessage(types: readonly string[], value: unknown): string {
  return `must be ${either(types.map(withArticle))}, not ${withArticle(kindOf(value))}`;
}

function oneOfValues(values: readonly unknown[], frame: Frame): void {
  if (!isAmong(values, frame.value)) fail(frame, 'enum', `must be ${choices(values)}${notKind(values, frame)}`);
}

function constant(value: unknown, frame: Frame): void {
  if (!equal(value, frame.value)) fail(frame, 'const', `must be ${shown(value)}${notKind([value], frame)}`);
}

/** Says the kind where that alone is wrong: among values of the same kind it would not help. */
function notKind(values: readonly unknown[], frame: Frame): string {
  const kind = kindOf(frame.value);
  let known = kinds.get(values);
  if (!known) kinds.set(values, (known = new Set(values.map(kindOf))));
  return known.has(kind) ? '' : `, not ${withArticle(kind)}`;
}

/** Of the values of each list. */
const kinds = new WeakMap<readonly unknown[], ReadonlySet<string>>();

const MOST_CHOICES = 20;

/** Values of a schema (never of an instance) in a sentence. */
export function choices(values: readonly unknown[]): string {
  if (values.length === 0) return 'none of all values';
  const some = values.slice(0, MOST_CHOICES).map(shown);
  if (values.length > MOST_CHOICES) return `one of ${some.join(', ')} and ${values.length - MOST_CHOICES} more`;
  return values.length === 1 ? some.join() : `one of ${some.join(', ')}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function limit(code: string, words: string, holds: (value: number, bound: number) => boolean): KeywordCheck {
  return (bound: number, frame: Frame) => {
    const value = frame.value as number;
    if (isKind(value, 'number') && !holds(value, bound)) fail(frame, code, `must be ${words} ${bound}`);
  };
}

function multiple(divisor: number, frame: Frame): void {
  const value = frame.value as number;
  if (isKind(value, 'number') && !isMultiple(value, divisor))
    fail(frame, 'multipleOf', `must be a multiple of ${divisor}`);
}

function textLength(value: unknown): number | undefined {
  return typeof value === 'string' ? length(value) : undefined;
}

function itemCount(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function propertyCount(value: unknown): number | undefined {
  return isObject(value) ? Object.keys(value).length : undefined;
}

function size(
  code: string,
  words: string,
  noun: string,
  measure: (value: unknown) => number | undefined,
  holds: (size: number, bound: number) => boolean,
): KeywordCheck {
  return (bound: number, frame: Frame) => {
    const found = measure(frame.value);
    if (found !== undefined && !holds(found, bound))
      fail(frame, code, `must have ${words} ${counted(bound, noun)}, not ${found}`);
  };
}

export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

function uniqueItems(wanted: boolean, frame: Frame): void {
  if (wanted && Array.isArray(frame.value) && !unique(frame.value))
    fail(frame, 'uniqueItems', 'must not have two equal items');
}

function required(names: readonly string[], frame: Frame): void {
  if (!isObject(frame.value)) return;
  for (const name of names) {
    if (!Object.hasOwn(frame.value, name)) fail(frame, 'required', `must have the property ${JSON.stringify(name)}`);
  }
}

function dependentRequired(rules: Readonly<Record<string, readonly string[]>>, frame: Frame): void {
  const { value } = frame;
  if (!isObject(value)) return;
  for (const [name, needed] of Object.entries(rules)) {
    if (!Object.hasOwn(value, name)) continue;
    for (const other of needed) {
      if (Object.hasOwn(value, other)) continue;
      fail(
        frame,
        'dependentRequired',
        `must have the property ${JSON.stringify(other)} where it has ${JSON.stringify(name)}`,
      );
    }
  }
}

function pattern(source: string, frame: Frame): void {
  if (typeof frame.value !== 'string' || frame.rules.matcher(source).test(frame.value)) return;
  fail(frame, 'pattern', `must match the pattern ${shown(source)}`);
}

function format(name: string, frame: Frame): void {
  const found = frame.rules.format(name);
  if (!found || !isKind(frame.value, found.applies)) return;
  // isKind has seen that the value is of the kind that the format takes.
  if (!found.test(frame.value as never)) fail(frame, 'format', `must be ${found.expected}`);
}
