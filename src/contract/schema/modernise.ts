import { memberAsWritten } from './as-written.js';
import type { Dialect } from './dialect.js';
import { VALIDATION } from './keywords.js';
import { isRecord, own } from './own.js';
import { step } from './pointer-tokens.js';

type Raw = Readonly<Record<string, unknown>>;
type Draft = Record<string, unknown>;

/**
 * One level of a schema in the words of 2020-12, whatever dialect it is written in. Subschemas stay as written.
 * https://spec.openapis.org/oas/v3.0.4.html#schema-object
 */
export function modernise(raw: Raw, dialect: Dialect): Raw {
  const { name } = dialect;
  const old = name === 'oas30' || name === 'draft-04' || name === 'draft-06' || name === 'draft-07';
  if (old && typeof own(raw, '$ref') === 'string') return { $ref: own(raw, '$ref') };
  if (dialect.validation && !Object.keys(raw).some(keyword => isOld(keyword, raw[keyword]))) return raw;
  const out: Draft = { ...raw };
  if (name !== '2020-12') modernItems(out);
  if (old && 'dependencies' in out) modernDependencies(out);
  // In later dialects a boolean means nothing; it is written all the same, by those who came from 3.0.
  modernLimits(out);
  if ('example' in out) modernExample(out);
  if (!dialect.validation) for (const keyword of VALIDATION) drop(out, keyword);
  if (name === 'oas30' && 'nullable' in out) return modernNullable(out);
  return out;
}

/** Whether a keyword may be another one in 2020-12: most schemas have none that is. */
function isOld(keyword: string, value: unknown): boolean {
  if (keyword === 'items') return Array.isArray(value);
  return OLD.has(keyword);
}

const OLD: ReadonlySet<string> = new Set([
  'additionalItems',
  'dependencies',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'example',
  'nullable',
]);

function drop(out: Draft, keyword: string): void {
  delete out[keyword];
  delete out[memberAsWritten(keyword)];
}

function modernItems(out: Draft): void {
  if (Array.isArray(out['items'])) {
    out['prefixItems'] = out['items'];
    delete out['items'];
    if ('additionalItems' in out) out['items'] = out['additionalItems'];
  }
  delete out['additionalItems'];
}

function modernDependencies(out: Draft): void {
  const schemas: Draft = Object.create(null);
  const required: Draft = Object.create(null);
  for (const [name, value] of Object.entries(isRecord(out['dependencies']) ? out['dependencies'] : {})) {
    if (Array.isArray(value)) required[name] = value;
    else schemas[name] = value;
  }
  delete out['dependencies'];
  out['dependentSchemas'] = schemas;
  out['dependentRequired'] = required;
}

function modernLimits(out: Draft): void {
  for (const [limit, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof out[exclusive] !== 'boolean') continue;
    const strict = out[exclusive];
    delete out[exclusive];
    if (strict && limit in out) {
      out[exclusive] = out[limit];
      const written = out[memberAsWritten(limit)];
      if (written !== undefined) out[memberAsWritten(exclusive)] = written;
      drop(out, limit);
    }
  }
}

function modernExample(out: Draft): void {
  if (!('examples' in out)) out['examples'] = [out['example']];
  delete out['example'];
}

const APPLICATORS = ['allOf', 'anyOf', 'oneOf', 'not'] as const;

/**
 * `nullable` widens `type`; beside applicators alone, which would refuse null, it offers null as an alternative. An
 * `enum` that forgets null is widened too: 3.0.3 lets it refuse null, but then `nullable` would say nothing, and
 * those who write it mean what it says.
 */
function modernNullable(out: Draft): Raw {
  const nullable = out['nullable'] === true;
  const applies = applyingKeyword(out) !== undefined;
  delete out['nullable'];
  if (!nullable) return out;
  const { type } = out;
  if (typeof type === 'string' && !applies) {
    out['type'] = [type, 'null'];
    if (Array.isArray(out['enum']) && !out['enum'].includes(null)) out['enum'] = [...out['enum'], null];
    return out;
  }
  if (!applies) return out;
  const outer: Draft = Object.create(null);
  for (const keyword of Object.keys(out)) {
    if (!STAYS_OUTSIDE.has(keyword) && !keyword.startsWith('x-')) continue;
    outer[keyword] = out[keyword];
    delete out[keyword];
  }
  outer['anyOf'] = [out, { type: 'null' }];
  return outer;
}

function applyingKeyword(raw: Raw): string | undefined {
  return APPLICATORS.find(keyword => keyword in raw);
}

/**
 * Where a part of the normal form of a schema of 3.0 is written: what offers null as an alternative to all the rest is
 * `nullable`, and the rest stands beside it.
 * @param way from the schema as written, in its normal form
 */
export function wayAsWritten(written: unknown, way: readonly string[]): readonly string[] {
  const out: string[] = [];
  let at = written;
  for (let index = 0; index < way.length; index++) {
    const [token, branch] = [way[index]!, way[index + 1]];
    if (token === 'anyOf' && branch !== undefined && offersNull(at)) {
      if (branch === '1') return [...out, 'nullable'];
      index += 2;
      if (index === way.length) break;
    }
    out.push(way[index]!);
    at = step(at, way[index]!);
  }
  return out;
}

function offersNull(written: unknown): boolean {
  if (!isRecord(written) || own(written, 'nullable') !== true) return false;
  return typeof own(written, '$ref') !== 'string' && applyingKeyword(written) !== undefined;
}

/** What a reader looks for on the schema itself rather than in one of its branches. */
const STAYS_OUTSIDE = new Set([
  'title',
  'description',
  'default',
  memberAsWritten('default'),
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'externalDocs',
  'xml',
]);
