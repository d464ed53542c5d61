import { includes } from '../runtime/equal.js';
import type { ArrayConstraints, Constraints, Node, TypeName } from './constraints.js';
import { type Path, removed } from './pointer-edit.js';
import { isObject } from './schema-space.js';

/** A change that may break a keyword. */
export interface Breakage {
  readonly path: Path;
  /** The new value of the place, or `removed`. */
  readonly value: unknown;
  /** The keyword meant to be broken. */
  readonly code: string;
}

/** What breakages are made with. */
export interface Breaker {
  /** A value that the node accepts, or undefined. */
  make(node: Node): unknown;
  matches(pattern: string, text: string): boolean;
  propertyNode(all: Constraints, name: string): Node;
  /** Whether the direction forbids a property that has these constraints: the code of that. */
  forbidden(all: Constraints): string | undefined;
  constraints(node: Node): Constraints;
}

const ofType: readonly (readonly [TypeName, unknown])[] = [
  ['object', {}],
  ['string', 'text'],
  ['array', []],
  ['number', 0.5],
  ['boolean', true],
  ['null', null],
];

/** Changes of one value that break a keyword of its own. */
export function* breakagesOf(all: Constraints, value: unknown, path: Path, breaker: Breaker): Generator<Breakage> {
  for (const [type, other] of ofType) {
    if (!all.types.has(type) && !(type === 'number' && all.types.has('integer'))) {
      yield { path, value: other, code: 'type' };
    }
  }
  if (all.values) yield* listBreakages(all.values, path);
  if (typeof value === 'number') yield* numberBreakages(all, value, path);
  if (typeof value === 'string') yield* textBreakages(all, value, path, breaker);
  if (Array.isArray(value)) yield* arrayBreakages(all, value, path);
  if (isObject(value)) yield* objectBreakages(all, value, path, breaker);
}

function* listBreakages(values: readonly unknown[], path: Path): Generator<Breakage> {
  const code = values.length === 1 ? 'const' : 'enum';
  const others = ['no-such-value', -12345, true, false, null, {}];
  const like = others.filter(other => values.some(value => typeof value === typeof other));
  for (const other of [...like, ...others]) if (!includes(values, other)) yield { path, value: other, code };
}

function* numberBreakages(all: Constraints, value: number, path: Path): Generator<Breakage> {
  if (!all.types.has('number')) yield { path, value: Math.trunc(value) + 0.5, code: 'type' };
  if (all.minimum > -Infinity) yield { path, value: below(all.minimum), code: 'minimum' };
  if (all.maximum < Infinity) yield { path, value: above(all.maximum), code: 'maximum' };
  if (all.exclusiveMinimum > -Infinity) yield { path, value: all.exclusiveMinimum, code: 'exclusiveMinimum' };
  if (all.exclusiveMaximum < Infinity) yield { path, value: all.exclusiveMaximum, code: 'exclusiveMaximum' };
  for (const step of all.multiples) {
    yield { path, value: value + (step === 1 ? 0.5 : step > 1 ? 1 : step / 2), code: 'multipleOf' };
  }
  if (all.formats.length > 0) {
    yield { path, value: 2 ** 70, code: 'format' };
    yield { path, value: -129, code: 'format' };
  }
}

function below(limit: number): number {
  return Math.abs(limit) < 2 ** 52 ? limit - 1 : limit < 0 ? limit * 2 : limit / 2;
}

function above(limit: number): number {
  return Math.abs(limit) < 2 ** 52 ? limit + 1 : limit > 0 ? limit * 2 : limit / 2;
}

const longestBreak = 200_000;
const oddTexts = ['', '\u0000', ' ', '%', '~!', 'not of this format', '999999999999', 'é€', 'a'];

function* textBreakages(all: Constraints, value: string, path: Path, breaker: Breaker): Generator<Breakage> {
  if (all.minLength > 0) yield { path, value: [...value].slice(0, all.minLength - 1).join(''), code: 'minLength' };
  if (all.maxLength < longestBreak) {
    yield { path, value: value.padEnd(all.maxLength + 1, value.at(-1) ?? 'x'), code: 'maxLength' };
  }
  for (const pattern of all.patterns) {
    for (const text of oddTexts) {
      const sized = text.padEnd(all.minLength, text || '!').slice(0, all.maxLength);
      if (!breaker.matches(pattern, sized)) yield { path, value: sized, code: 'pattern' };
    }
  }
  const formal = all.formats.length > 0 || all.encoding !== undefined || all.mediaType !== undefined;
  if (!formal) return;
  for (const text of ['not of this format', '~!', '%', '(', '\u0000', '', '1'.repeat(40)]) {
    yield { path, value: text, code: all.formats.length > 0 ? 'format' : 'contentEncoding' };
  }
}

function* arrayBreakages(all: ArrayConstraints, value: readonly unknown[], path: Path): Generator<Breakage> {
  if (all.minItems > 0) yield { path, value: value.slice(0, all.minItems - 1), code: 'minItems' };
  if (all.maxItems < longestBreak && (value.length > 0 || all.maxItems < 1000)) {
    const more = Array.from({ length: all.maxItems + 1 - value.length }, () => value.at(-1) ?? null);
    yield { path, value: [...value, ...more], code: 'maxItems' };
  }
  if (all.unique && value.length > 0) yield { path, value: [...value, value[0]], code: 'uniqueItems' };
  if (all.unique && value.length === 0) yield { path, value: [null, null], code: 'uniqueItems' };
  if (all.contains.length > 0) yield { path, value: [], code: 'contains' };
  for (const { most } of all.contains) {
    if (most >= 1000) continue;
    for (const item of value) {
      yield { path, value: [...value, ...Array.from({ length: most + 1 }, () => item)], code: 'contains' };
    }
  }
  if (value.length === 0 && (all.tails.length > 0 || all.prefixes.length > 0)) {
    for (const [, other] of ofType) yield { path, value: [other], code: 'items' };
  }
  if (value.length > 0) yield { path, value: [...value, value[0]], code: 'items' };
}

function* objectBreakages(
  all: Constraints,
  value: { readonly [name: string]: unknown },
  path: Path,
  breaker: Breaker,
): Generator<Breakage> {
  for (const name of all.required) {
    if (Object.hasOwn(value, name)) yield { path: [...path, name], value: removed, code: 'required' };
  }
  for (const name of all.properties.keys()) yield* propertyBreakages(all, value, name, path, breaker);
  const names = Object.keys(value);
  for (const pattern of ['unexpected', 'Not a name!', '']) {
    if (all.closers.length > 0 || all.names.length > 0) {
      const code = all.closers.length > 0 ? 'additionalProperties' : 'propertyNames';
      for (const [, other] of ofType) yield { path: [...path, pattern], value: other, code };
    }
  }
  if (all.minProperties > 0) {
    const kept = Object.fromEntries(names.slice(0, all.minProperties - 1).map(name => [name, value[name]]));
    yield { path, value: kept, code: 'minProperties' };
  }
  if (all.maxProperties < 1000) {
    const more = Array.from({ length: all.maxProperties + 1 }, (_, index) => [`extra${index}`, 'text'] as const);
    yield { path, value: { ...value, ...Object.fromEntries(more) }, code: 'maxProperties' };
  }
  for (const [name, others] of all.dependents) {
    for (const other of others) {
      if (Object.hasOwn(value, name)) yield { path: [...path, other], value: removed, code: 'dependentRequired' };
    }
  }
}

function* propertyBreakages(
  all: Constraints,
  value: { readonly [name: string]: unknown },
  name: string,
  path: Path,
  breaker: Breaker,
): Generator<Breakage> {
  if (Object.hasOwn(value, name)) return;
  const node = breaker.propertyNode(all, name);
  const inner = breaker.constraints(node);
  const code = breaker.forbidden(inner);
  if (code !== undefined) {
    const own = breaker.make(node);
    if (own !== undefined) yield { path: [...path, name], value: own, code };
    return;
  }
  // a property that is not there yet: with a value that its schema refuses
  for (const [type, other] of ofType) {
    const ok = all.impossible !== undefined || inner.types.has(type);
    if (!ok && !(type === 'number' && inner.types.has('integer'))) {
      yield { path: [...path, name], value: other, code: 'type' };
    }
  }
  for (const breakage of inner.values ? listBreakages(inner.values, [...path, name]) : []) yield breakage;
}
