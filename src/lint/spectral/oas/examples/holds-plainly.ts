// https://json-schema.org/draft/2020-12/json-schema-validation
import { createRequire } from 'node:module';
import { canonical, type Json } from '../../../../document/index.js';
import { isRecord } from '../../functions/values.js';
import { boundedTest } from '../../run/bounded-expression.js';
import type { Relaxed } from './adapted-schema.js';

const require = createRequire(import.meta.url);
type Schema = Readonly<Record<string, unknown>>;
type Judge = (value: unknown, schema: Schema, relaxed: Relaxed) => boolean;

/**
 * Whether a value holds against a plain schema: what ajv would say, without compiling the schema or following what it shares with others anew.
 * @param schema `plain`, as `plainnessOf` has it
 */
export function holdsPlainly(value: unknown, schema: unknown, relaxed: Relaxed): boolean {
  if (typeof schema === 'boolean') return schema;
  // Plain schemas are flags and objects.
  const given = schema as Schema;
  return isOfType(value, given) && holdsAnyKind(value, given, relaxed) && judgeOf(value)(value, given, relaxed);
}

function isOfType(value: unknown, { type, nullable }: Schema): boolean {
  if (type === undefined) return true;
  if (value === null && nullable === true) return true;
  return Array.isArray(type) ? type.some(each => isOne(value, each)) : isOne(value, type);
}

function isOne(value: unknown, type: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isRecord(value);
  return type === 'integer' ? typeof value === 'number' && value % 1 === 0 : typeof value === type;
}

function holdsAnyKind(value: unknown, schema: Schema, relaxed: Relaxed): boolean {
  const {
    enum: values,
    not,
    allOf,
    anyOf,
    oneOf,
  } = schema as { readonly [name: string]: readonly unknown[] | undefined };
  const holds = (inner: unknown) => holdsPlainly(value, inner, relaxed);
  return (
    (!values || values.includes(value)) &&
    (!('const' in schema) || schema['const'] === value) &&
    (not === undefined || !holdsPlainly(value, not, {})) &&
    (!allOf || allOf.every(holds)) &&
    (!anyOf || anyOf.some(holds)) &&
    (!oneOf || oneOf.filter(holds).length === 1)
  );
}

function judgeOf(value: unknown): Judge {
  if (typeof value === 'string') return holdsText;
  if (typeof value === 'number') return holdsNumber;
  if (Array.isArray(value)) return holdsList;
  return isRecord(value) ? holdsObject : () => true;
}

const holdsText: Judge = (value, { minLength, maxLength, pattern, format }) => {
  const text = String(value);
  const length = minLength === undefined && maxLength === undefined ? 0 : [...text].length;
  return (
    !(length < Number(minLength ?? 0)) &&
    !(length > Number(maxLength ?? length)) &&
    (typeof pattern !== 'string' || boundedTest(new RegExp(pattern), text)) &&
    hasFormat(text, format)
  );
};

const holdsNumber: Judge = (value, schema) => {
  const number = Number(value);
  const { minimum, maximum, multipleOf, format } = schema;
  const [over, under] = [schema['exclusiveMinimum'], schema['exclusiveMaximum']];
  return (
    (typeof minimum !== 'number' || (over === true ? number > minimum : number >= minimum)) &&
    (typeof maximum !== 'number' || (under === true ? number < maximum : number <= maximum)) &&
    (typeof over !== 'number' || number > over) &&
    (typeof under !== 'number' || number < under) &&
    (typeof multipleOf !== 'number' || Number.isInteger(number / multipleOf)) &&
    hasFormat(number, format)
  );
};

const holdsList: Judge = (value, { minItems, maxItems, uniqueItems, items }, relaxed) => {
  // The judge of lists is asked of lists.
  const list = value as readonly unknown[];
  if (list.length < Number(minItems ?? 0) || list.length > Number(maxItems ?? list.length)) return false;
  if (uniqueItems === true && list.length > 1 && !isUnique(list)) return false;
  return items === undefined || list.every(each => holdsPlainly(each, items, relaxed));
};

function isUnique(list: readonly unknown[]): boolean {
  const structures = list.filter(each => typeof each === 'object' && each !== null);
  if (new Set(list).size < list.length) return false;
  // parts of examples are JSON
  return new Set(structures.map(each => canonical(each as Json))).size === structures.length;
}

const holdsObject: Judge = (value, schema, relaxed) => {
  // The judge of objects is asked of objects.
  const object = value as Schema;
  const { required, properties, patternProperties, additionalProperties } = schema;
  const { minProperties, maxProperties } = schema;
  // As `required` and `properties` are in a plain schema.
  const fields = (properties ?? {}) as Schema;
  const patterns = Object.entries((patternProperties ?? {}) as Schema);
  const names = Object.keys(object);
  const needed = ((required ?? []) as readonly string[]).filter(name => !isRelaxed(fields, name, relaxed));
  return (
    names.length >= Number(minProperties ?? 0) &&
    names.length <= Number(maxProperties ?? names.length) &&
    needed.every(name => object[name] !== undefined) &&
    names.every(name => {
      const known = Object.hasOwn(fields, name);
      if (known && !holdsPlainly(object[name], fields[name], relaxed)) return false;
      const matching = patterns.filter(([pattern]) => boundedTest(new RegExp(pattern), name));
      if (!matching.every(([, inner]) => holdsPlainly(object[name], inner, relaxed))) return false;
      if (known || matching.length > 0 || additionalProperties === undefined) return true;
      return holdsPlainly(object[name], additionalProperties, relaxed);
    })
  );
};

function isRelaxed(fields: Schema, name: string, { readOnly, writeOnly }: Relaxed): boolean {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!isRecord(field)) return false;
  return (readOnly === true && field['readOnly'] === true) || (writeOnly === true && field['writeOnly'] === true);
}

/** What values of one type are held to; undefined: a format that nobody knows, which any value is of. */
type Format = { readonly isOfNumbers: boolean; test(value: string | number): boolean } | undefined;
type Check = true | RegExp | ((value: string | number) => boolean);
const formats = new Map<string, Format>();

function hasFormat(value: string | number, name: unknown): boolean {
  if (typeof name !== 'string') return true;
  if (!formats.has(name)) formats.set(name, formatNamed(name));
  const format = formats.get(name);
  return !format || format.isOfNumbers !== (typeof value === 'number') || format.test(value);
}

function formatNamed(name: string): Format {
  const {
    fullFormats,
  }: { readonly fullFormats: Readonly<Record<string, Check | { type?: string; validate: Check }>> } =
    require('ajv-formats/dist/formats.js');
  const known = Object.hasOwn(fullFormats, name) ? fullFormats[name] : undefined;
  if (known === undefined || known === true) return undefined;
  const check = typeof known === 'object' && 'validate' in known ? known.validate : known;
  const isOfNumbers = typeof known === 'object' && 'type' in known && known.type === 'number';
  if (check === true) return undefined;
  return { isOfNumbers, test: value => (check instanceof RegExp ? check.test(String(value)) : check(value)) };
}
