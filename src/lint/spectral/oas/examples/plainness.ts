import type { Dialect } from '../../functions/schema/dialect.js';
import { isRecord } from '../../functions/values.js';
import { keywordRules, type PlainDialect } from './keyword-rules.js';

/**
 * What is known of a schema without compiling it. `plain`: it has only keywords that `holdsPlainly` judges as ajv does, each as its dialect
 * wants it. `open`: it would be plain, but for references that lead out of it, so that ajv would not compile it. `other`: ajv must be asked.
 */
export type Plainness = 'plain' | 'open' | 'other';

const known: Readonly<Record<PlainDialect, WeakMap<object, Plainness>>> = {
  draft4: new WeakMap(),
  'draft2020-12': new WeakMap(),
};

export function isPlainDialect(dialect: Dialect | 'auto'): dialect is PlainDialect {
  return Object.hasOwn(known, dialect);
}

/** Worked out once a schema object: what references lead to is met in many schemas. */
export function plainnessOf(schema: unknown, dialect: PlainDialect): Plainness {
  if (typeof schema === 'boolean') return dialect === 'draft4' ? 'other' : 'plain';
  if (!isRecord(schema)) return 'other';
  let found = known[dialect].get(schema);
  if (!found) known[dialect].set(schema, (found = workedOut(schema, dialect)));
  return found;
}

function workedOut(schema: Readonly<Record<string, unknown>>, dialect: PlainDialect): Plainness {
  let found: Plainness = 'plain';
  for (const [name, value] of Object.entries(schema)) {
    // What is no keyword of any dialect means nothing.
    const rule = Object.hasOwn(keywordRules, name) ? keywordRules[name] : undefined;
    if (!rule) continue;
    const inner = rule(value, schema, dialect);
    if (inner === false) return 'other';
    if (inner === true) continue;
    for (const each of inner) {
      const plainness = each === 'open' ? each : plainnessOf(each, dialect);
      if (plainness === 'other') return plainness;
      if (plainness === 'open') found = plainness;
    }
  }
  return found;
}
